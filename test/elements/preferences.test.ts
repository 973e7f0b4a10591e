import { expect } from '@open-wc/testing';
import type { CookiePreferences } from '../../src/elements/preferences/preferences.js';
import { hearErrors } from './support/errors.js';
import {
  control,
  has,
  place,
  press,
  query,
  queryAll,
  rendered,
  textOf,
  until,
  useSite,
} from './support/site.js';

const optional = ['functional', 'performance', 'statistics', 'marketing'];

describe('<cookie-preferences>', () => {
  const store = useSite('preferences');
  const errors = hearErrors(store);

  const open = async (attributes = 'open'): Promise<CookiePreferences> => {
    const preferences = place<CookiePreferences>(
      `<cookie-preferences ${attributes}></cookie-preferences>`,
    );
    await rendered(preferences, '[part~=panel]');
    return preferences;
  };
  const toggle = (host: Element, id: string): HTMLInputElement =>
    query<HTMLInputElement>(host, `[role=switch][name="${id}"]`) as HTMLInputElement;
  const on = (host: Element): string[] =>
    queryAll<HTMLInputElement>(host, '[role=switch]')
      .filter((box) => box.checked)
      .map((box) => box.name);

  it('is a modal dialog that comes when asked and says what it did by its open property', async () => {
    const preferences = place<CookiePreferences>('<cookie-preferences></cookie-preferences>');
    expect([preferences.open, has(preferences, 'dialog')]).to.deep.equal([false, false]);
    await preferences.show();
    expect(query(preferences, 'dialog')?.matches(':modal')).to.equal(true);
    expect(preferences.open).to.equal(true);
    preferences.close();
    expect([preferences.open, has(preferences, 'dialog')]).to.deep.equal([false, false]);
  });

  it('opens and closes by its property, which is reflected', async () => {
    const preferences = await open();
    preferences.close();
    preferences.open = true;
    await rendered(preferences, 'dialog:modal');
    preferences.open = false;
    expect(preferences.hasAttribute('open')).to.equal(false);
    expect(has(preferences, 'dialog')).to.equal(false);
  });

  it('stays closed when it is closed while it loads', async () => {
    const preferences = place<CookiePreferences>('<cookie-preferences></cookie-preferences>');
    const shown = preferences.show();
    preferences.close();
    await shown;
    expect(has(preferences, 'dialog')).to.equal(false);
  });

  it('has the parts that it says it has', async () => {
    const parts = new Set(queryAll(await open(), '[part]').flatMap((element) => [...element.part]));
    expect([...parts]).to.have.members([
      'panel',
      'heading',
      'description',
      'category',
      'switch',
      'service',
      'table',
      'actions',
      'button',
      'close',
    ]);
  });

  it('has a switch for each optional category, all of them off on a first visit (L3); the required one has none (L15)', async () => {
    const preferences = await open();
    expect(
      queryAll<HTMLInputElement>(preferences, '.category > .row [role=switch]').map(
        (box) => box.name,
      ),
    ).to.deep.equal(optional);
    expect(on(preferences)).to.deep.equal([]);
    expect(textOf(query(preferences, '.category')))
      .to.include('Necessary')
      .and.to.include('Always on');
  });

  it('says of what is exempt that it is always on, why, and what it keeps, as of the others (L15)', async () => {
    const preferences = await open();
    const [necessary, ...others] = queryAll(preferences, '[part~=category]');
    expect(textOf(necessary))
      .to.include('Needed for the site to work')
      .and.to.include('The law allows this without consent.')
      .and.to.include('test_');
    for (const category of others) expect(textOf(category)).not.to.include('without consent');
    expect(
      queryAll(preferences, '[part~=category] > .row > p')
        .map(textOf)
        .filter((text) => text.length > 30),
    ).to.have.length(5);
    for (const details of queryAll<HTMLDetailsElement>(preferences, 'details'))
      expect(details.open, 'folded at first').to.equal(false);
  });

  it('has all switches off after a refusal, and shows what was granted', async () => {
    store.denyAll();
    expect(on(await open())).to.deep.equal([]);
    store.save({ statistics: true, twentythree: true });
    expect(on(await open())).to.deep.equal(['statistics', 'twentythree']);
  });

  it('has a switch for a service only where its category has several', async () => {
    const services = queryAll<HTMLInputElement>(await open(), '.services [role=switch]').map(
      (box) => box.name,
    );
    expect(services).to.deep.equal(['twentythree', 'linkedin']);
  });

  it('lets a service be taken back that was granted apart from its category', async () => {
    store.grant('matomo');
    const preferences = await open();
    expect(toggle(preferences, 'matomo').checked).to.equal(true);
    toggle(preferences, 'matomo').click();
    await press(preferences, 'save');
    expect(store.isGranted('matomo')).to.equal(false);
  });

  it("switches a category's services with it, and one of them alone", async () => {
    const preferences = await open();
    toggle(preferences, 'marketing').click();
    expect(on(preferences)).to.deep.equal(['marketing', 'twentythree', 'linkedin']);
    toggle(preferences, 'linkedin').click();
    expect(on(preferences)).to.deep.equal(['marketing', 'twentythree']);
    toggle(preferences, 'marketing').click();
    expect(on(preferences)).to.deep.equal([]);
  });

  it('saves an answer to everything: what is off is denied', async () => {
    store.grantAll();
    const preferences = await open();
    for (const id of ['functional', 'statistics', 'linkedin']) toggle(preferences, id).click();
    await press(preferences, 'save');
    expect(store.state.categories).to.deep.equal({
      necessary: true,
      functional: false,
      performance: true,
      statistics: false,
      marketing: true,
    });
    expect(store.state.services).to.include({ twentythree: true, linkedin: false, matomo: false });
    expect([store.state.method, store.state.needsDecision, preferences.open]).to.deep.equal([
      'save',
      false,
      false,
    ]);
  });

  it('saves a refusal when nothing is switched on (L8)', async () => {
    control(await open(), 'save').click();
    expect(optional.map((id) => store.state.categories[id])).to.deep.equal([
      false,
      false,
      false,
      false,
    ]);
    expect(store.state.needsDecision).to.equal(false);
  });

  for (const [action, granted] of [
    ['accept-all', true],
    ['reject-all', false],
  ] as const) {
    it(`answers everything and closes, whatever is switched: ${action}`, async () => {
      const preferences = await open();
      toggle(preferences, 'marketing').click();
      await press(preferences, action);
      expect(optional.map((id) => store.state.categories[id])).to.deep.equal(
        Array(4).fill(granted),
      );
      expect([store.state.method, preferences.open]).to.deep.equal([action, false]);
    });
  }

  it('forgets what was switched and not saved', async () => {
    const preferences = await open();
    toggle(preferences, 'statistics').click();
    control(preferences, 'close').click();
    expect(store.state.status).to.equal('undecided');
    await preferences.show();
    expect(on(preferences)).to.deep.equal([]);
  });

  it('shows what another tab, or the page, decides while it is open', async () => {
    const preferences = await open();
    store.grant('statistics');
    expect(on(preferences)).to.include('statistics');
  });

  it('tells the cookies of each service behind a disclosure', async () => {
    const preferences = await open();
    const details = queryAll<HTMLDetailsElement>(preferences, 'details');
    expect(details.map((each) => each.open)).to.deep.equal([false, false, false, false, false]);
    const table = textOf(query(preferences, 'table[aria-label="Cookies: Maps"]'));
    expect(table)
      .to.include('map_*')
      .and.to.include('Remembers the part of the map.')
      .and.to.include('1 year');
    expect(
      textOf(
        queryAll(preferences, '.service').find((service) => textOf(service).startsWith('Maps')),
      ),
    ).to.include('Provider: Maps Inc, United States');
  });

  it('stands in the page with inline, without a dialog, and stays when it is saved', async () => {
    const preferences = await open('inline');
    expect(has(preferences, 'dialog')).to.equal(false);
    expect(has(preferences, '[data-consent-action=close]')).to.equal(false);
    expect(preferences.open).to.equal(false);
    toggle(preferences, 'statistics').click();
    await press(preferences, 'save');
    expect(store.isGranted('statistics')).to.equal(true);
    expect(on(preferences)).to.deep.equal(['statistics']);
  });

  it('goes into the page while it is open, and out of it again without springing up', async () => {
    const preferences = await open();
    preferences.inline = true;
    await rendered(preferences, 'section');
    expect(has(preferences, 'dialog')).to.equal(false);
    preferences.inline = false;
    expect([
      preferences.open,
      has(preferences, 'section'),
      has(preferences, 'dialog'),
    ]).to.deep.equal([false, false, false]);
    await preferences.show();
    expect(has(preferences, 'dialog:modal')).to.equal(true);
  });

  it('puts its heading at the level asked for', async () => {
    const preferences = await open('open heading-level="1"');
    expect(query(preferences, '[part~=heading]')?.ariaLevel).to.equal('1');
  });

  it('links to the cookie policy, but to nothing that runs, and tells it once', async () => {
    const preferences = await open();
    expect(query(preferences, '[part~=description] a')?.getAttribute('href')).to.equal(
      '/cookie-policy',
    );
    preferences.policyHref = 'javascript:alert(3)';
    expect(has(preferences, '[part~=description] a')).to.equal(false);
    preferences.headingLevel = '3';
    expect(await errors.about('javascript:alert(3)')).to.have.length(1);
  });

  it('speaks another language when told', async () => {
    const preferences = await open('open locale="nb"');
    expect(textOf(query(preferences, '[part~=heading]'))).to.equal(
      'Innstillinger for informasjonskapsler',
    );
    preferences.locale = 'en';
    await until(() => query(preferences, '[part~=panel]')?.lang === 'en', 'English');
    expect(preferences.open).to.equal(true);
  });
});
