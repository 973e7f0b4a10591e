import { expect } from '@open-wc/testing';
import type { CookieBanner } from '../../src/elements/banner/banner.js';
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

describe('<cookie-banner>', () => {
  const store = useSite('banner');
  const errors = hearErrors(store);

  const open = async (attributes = '', children = ''): Promise<CookieBanner> => {
    const banner = place<CookieBanner>(`<cookie-banner ${attributes}>${children}</cookie-banner>`);
    await rendered(banner, '.panel');
    return banner;
  };

  it('shows itself while there is something to decide, and goes when it is decided', async () => {
    const banner = await open();
    expect(banner.open).to.equal(true);
    expect(query(banner, '.panel')?.matches(':popover-open'), 'in the top layer').to.equal(true);
    control(banner, 'reject-all').click();
    expect(store.state.status).to.equal('decided');
    expect(banner.open).to.equal(false);
    expect(has(banner, '.panel')).to.equal(false);
  });

  for (const [action, method, granted] of [
    ['reject-all', 'reject-all', false],
    ['accept-all', 'accept-all', true],
  ] as const) {
    it(`answers everything in one click: ${action}`, async () => {
      await press(await open(), action);
      expect(store.state.method).to.equal(method);
      expect(store.state.categories).to.deep.equal({
        necessary: true,
        functional: granted,
        performance: granted,
        statistics: granted,
        marketing: granted,
      });
    });
  }

  it('stays away when everything is decided, and comes when it is forgotten', async () => {
    store.denyAll();
    const banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
    expect(banner.open).to.equal(false);
    store.reset();
    await rendered(banner, '.panel');
    expect(banner.open).to.equal(true);
  });

  it('stays while an answer leaves something open', async () => {
    const banner = await open();
    store.grant('twentythree');
    expect(banner.open).to.equal(true);
    expect(has(banner, '.panel')).to.equal(true);
  });

  it('shows the first of two only', async () => {
    const [first, second] = place(
      '<div><cookie-banner></cookie-banner><cookie-banner></cookie-banner></div>',
    ).children as unknown as CookieBanner[];
    await rendered(first as Element, '.panel');
    await first?.show();
    expect([first?.open, second?.open]).to.deep.equal([true, false]);
    expect(has(second as Element, '.panel')).to.equal(false);
  });

  it('lets the next one show when the first one is taken out', async () => {
    const [first, second] = place(
      '<div><cookie-banner></cookie-banner><cookie-banner></cookie-banner></div>',
    ).children as unknown as CookieBanner[];
    await rendered(first as Element, '.panel');
    first?.remove();
    await rendered(second as Element, '.panel');
  });

  it('stays on the screen when it, or what it stands in, is moved', async () => {
    const banner = await open();
    const home = banner.parentElement as Element;
    for (const move of [
      () => home.append(banner),
      () => document.body.append(banner),
      () => home.append(banner),
      () => document.body.prepend(home),
    ]) {
      move();
      await until(
        () => query(banner, '.panel')?.matches(':popover-open'),
        'it is back in the top layer',
      );
      expect([banner.open, banner.shadowRoot?.querySelectorAll('.panel').length]).to.deep.equal([
        true,
        1,
      ]);
    }
    control(banner, 'reject-all').click();
    document.body.append(banner);
    await store.whenGranted('necessary');
    expect([banner.open, has(banner, '.panel')], 'decided, it does not come back').to.deep.equal([
      false,
      false,
    ]);
  });

  it('is not asked for by an attribute that a server or a copy brought along', async () => {
    const banner = await open();
    const copy = banner.cloneNode(true) as CookieBanner;
    banner.after(copy);
    expect([banner.open, copy.open], 'there is one').to.deep.equal([true, false]);
    control(banner, 'reject-all').click();
    const late = place<CookieBanner>('<cookie-banner open></cookie-banner>');
    expect([late.open, has(late, '.panel')], 'who has decided is not asked').to.deep.equal([
      false,
      false,
    ]);
    const wanted: CookieBanner = document.createElement('cookie-banner');
    wanted.open = true;
    place('<div></div>').append(wanted);
    await rendered(wanted, '.panel');
  });

  it('takes the place of another one when it is told to show', async () => {
    const banner = await open();
    const other = place<CookieBanner>('<cookie-banner></cookie-banner>');
    await other.show();
    expect([banner.open, other.open]).to.deep.equal([false, true]);
  });

  it('shows and hides by its property, which is reflected', async () => {
    store.denyAll();
    const banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
    banner.open = true;
    expect(banner.hasAttribute('open')).to.equal(true);
    await rendered(banner, '.panel');
    banner.open = false;
    expect(banner.hasAttribute('open')).to.equal(false);
    expect(has(banner, '.panel')).to.equal(false);
  });

  it('can be read when show() resolves, whatever was decided', async () => {
    store.grantAll();
    const banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
    await banner.show();
    expect(textOf(query(banner, '[part~=heading]'))).not.to.equal('');
    expect(banner.open).to.equal(true);
    banner.hide();
    expect(banner.open).to.equal(false);
  });

  it('resolves show() as well when it is hidden meanwhile, and stays hidden', async () => {
    store.denyAll();
    const banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
    const shown = banner.show();
    banner.hide();
    await shown;
    expect(has(banner, '.panel')).to.equal(false);
    expect(banner.open).to.equal(false);
  });

  it('has the parts and the slots of the contract, with a default slot for a page that a self-closed tag swallows', async () => {
    const banner = await open();
    const parts = queryAll(banner, '[part]').flatMap((element) => [...element.part]);
    expect([...new Set(parts)]).to.have.members([
      'panel',
      'heading',
      'description',
      'actions',
      'button',
      'links',
    ]);
    expect(queryAll<HTMLSlotElement>(banner, 'slot').map((slot) => slot.name)).to.have.members([
      '',
      'heading',
      'description',
      'links',
    ]);
  });

  it('shows slotted children in the panel and other children outside of it, so that a swallowed page can be read', async () => {
    const banner = await open(
      '',
      '<b slot="heading">Own heading</b><b slot="description">Own text</b><a slot="links" href="/a">Own link</a><i>page</i>',
    );
    const panel = query(banner, '[part~=panel]');
    const assigned = queryAll<HTMLSlotElement>(banner, 'slot')
      .filter((slot) => panel?.contains(slot))
      .flatMap((slot) => slot.assignedElements().map(textOf));
    expect(assigned).to.have.members(['Own heading', 'Own text', 'Own link']);
    expect(banner.querySelector('i')?.checkVisibility()).to.equal(true);
  });

  it('does not let slotted content answer', async () => {
    const banner = await open(
      '',
      '<button slot="links" data-consent-action="accept-all">Win a prize</button>',
    );
    banner.querySelector('button')?.click();
    expect(store.state.status).to.equal('undecided');
    expect(banner.open).to.equal(true);
  });

  it('names the controller and what is asked for', async () => {
    const text = textOf(query(await open(), '[part~=description]'));
    expect(text)
      .to.include('Example AS and third parties')
      .and.to.include('usage statistics')
      .and.to.include('You can say no')
      .and.to.include('withdraw your consent');
  });

  it('puts its heading at the level asked for (A5)', async () => {
    const banner = await open('heading-level="3"');
    expect(query(banner, '[role=heading]')?.ariaLevel).to.equal('3');
    banner.headingLevel = null;
    expect(query(banner, '[role=heading]')?.ariaLevel).to.equal('2');
  });

  for (const position of ['bottom', 'top', 'bottom-start', 'bottom-end', 'center']) {
    it(`stands where it is told: ${position}`, async () => {
      const { left, right, top, bottom, width } = (
        query(await open(`position="${position}"`), '.panel') as Element
      ).getBoundingClientRect();
      const page = document.documentElement.getBoundingClientRect().width;
      expect(Math.round(top) === 0, 'at the top').to.equal(position === 'top');
      expect(innerHeight - bottom < 25, 'at the bottom').to.equal(position.startsWith('bottom'));
      expect(Math.abs(left + right - page) < 20 || width > page - 1, 'in the middle').to.equal(
        !/start|end/.test(position),
      );
      if (position.endsWith('start')) expect(left).to.be.below(page - right);
      if (position.endsWith('end')) expect(left).to.be.above(page - right);
    });
  }

  it('stands at the bottom where its position is unknown, and tells it once', async () => {
    const banner = await open('position="upstairs"');
    banner.headingLevel = '4';
    expect(query(banner, '.panel')?.classList.contains('bottom')).to.equal(true);
    expect(await errors.about('upstairs')).to.have.length(1);
  });

  it("links to the cookie policy of its attribute, else of the market's", async () => {
    const banner = await open('policy-href="/our-cookies"');
    expect(query(banner, '[part~=links] a')?.getAttribute('href')).to.equal('/our-cookies');
    banner.policyHref = null;
    expect(query(banner, '[part~=links] a')?.getAttribute('href')).to.equal('/cookie-policy');
  });

  for (const href of [
    'javascript:alert(1)',
    ' java\nscript:alert(2)',
    'data:text/html,hi',
    'file:///etc/passwd',
  ]) {
    it(`leaves the policy link out and tells it once: ${JSON.stringify(href)}`, async () => {
      const banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
      banner.policyHref = href;
      await rendered(banner, '.panel');
      banner.headingLevel = '5';
      expect(has(banner, '[part~=links] a')).to.equal(false);
      expect(await errors.about(`policy-href="${href}"`)).to.have.length(1);
    });
  }

  it('speaks the language of its locale, of what is around it, and of the page, and says which (A23)', async () => {
    const banner = await open('locale="da"');
    expect(query(banner, '.panel')?.lang).to.equal('da');
    banner.locale = 'no-NO';
    await until(() => query(banner, '.panel')?.lang === 'nb', 'Norwegian');
    expect(textOf(control(banner, 'reject-all'))).to.equal('Avvis alle');
    banner.locale = 'eo';
    await until(() => query(banner, '.panel')?.lang === 'en', "the page's language");
  });
});
