import { expect } from '@open-wc/testing';
import type { CookieDeclaration } from '../../src/elements/declaration/declaration.js';
import type { CookiePreferences } from '../../src/elements/preferences/preferences.js';
import {
  control,
  focused,
  has,
  place,
  query,
  queryAll,
  rendered,
  textOf,
  until,
  useSite,
} from './support/site.js';

describe('<cookie-declaration>', () => {
  const store = useSite('declaration');

  const draw = async (attributes = ''): Promise<CookieDeclaration> => {
    const declaration = place<CookieDeclaration>(
      `<cookie-declaration ${attributes}></cookie-declaration>`,
    );
    await rendered(declaration, '[part~=service]');
    return declaration;
  };
  const service = (host: Element, name: string): Element => {
    const found = queryAll(host, '[part~=service]').find(
      (each) => textOf(each.querySelector('[role=heading]')) === name,
    );
    if (!found) throw new Error(`no service ${name}`);
    return found;
  };
  const statuses = (host: Element): string[] =>
    ['Maps', 'Matomo', 'TwentyThree', 'LinkedIn'].map((name) =>
      textOf(service(host, name).querySelector('[part~=status]')),
    );

  it('has each category of the policy, with what it is for, and each of its services', async () => {
    const declaration = await draw();
    expect(queryAll(declaration, '[part~=category] > [role=heading]').map(textOf)).to.deep.equal([
      'Necessary',
      'Functional',
      'Performance',
      'Statistics',
      'Marketing',
    ]);
    const marketing = queryAll(declaration, '[part~=category]')[4] as Element;
    expect(
      [...marketing.querySelectorAll('[part~=service] [role=heading]')].map(textOf),
    ).to.deep.equal(['TwentyThree', 'LinkedIn']);
    expect(textOf(marketing)).to.include('Their videos and share buttons');
  });

  it("tells each service's purpose, provider, country, link, and cookies with purpose and retention (L9)", async () => {
    const maps = service(await draw(), 'Maps');
    expect(textOf(maps))
      .to.include('Shows maps.')
      .and.to.include('Provider: Maps Inc, United States');
    const link = maps.querySelector('a');
    expect([link?.href, link?.target, link?.rel]).to.deep.equal([
      'https://maps.example/privacy',
      '_blank',
      'noopener noreferrer',
    ]);
    expect(
      [...maps.querySelectorAll('tbody tr')].map((row) => [...row.children].map(textOf)),
    ).to.deep.equal([['map_*', 'Remembers the part of the map.', '1 year']]);
    expect([...maps.querySelectorAll('th')].map(textOf)).to.deep.equal([
      'Name',
      'Purpose',
      'Duration',
    ]);
  });

  it('tells the cookies of the catalogue for a service that is named only', async () => {
    const rows = [...service(await draw(), 'TwentyThree').querySelectorAll('tbody tr')].map((row) =>
      textOf(row.firstElementChild),
    );
    expect(rows).to.include('ad_session_id').and.to.include('uuid');
  });

  it('tells what this library keeps itself: its cookie under the name and for the time that the policy says', async () => {
    const rows = [...service(await draw(), 'Cetegra Consent').querySelectorAll('tbody tr')].map(
      (row) => [...row.children].map(textOf),
    );
    expect(rows).to.deep.equal([
      ['test_declaration', 'Remembers the choice made about cookies.', '6 months'],
    ]);
  });

  it('says what is decided, at first and whenever that changes', async () => {
    const declaration = await draw();
    const first = () => textOf(query(declaration, '[part~=status]'));
    expect(first()).to.equal('You have not made a choice yet.');
    expect(statuses(declaration)).to.deep.equal([
      'Not allowed',
      'Not allowed',
      'Not allowed',
      'Not allowed',
    ]);
    expect(textOf(queryAll(declaration, '[part~=service] [part~=status]')[0])).to.equal(
      'Always on',
    );
    store.save({ statistics: true, linkedin: true });
    expect(statuses(declaration)).to.deep.equal([
      'Not allowed',
      'Allowed',
      'Not allowed',
      'Allowed',
    ]);
    expect(first()).to.equal(
      `You made your choice on ${new Intl.DateTimeFormat('en-no', { dateStyle: 'long' }).format(Date.now())} (saved choices).`,
    );
    store.denyAll();
    expect(statuses(declaration)).to.deep.equal([
      'Not allowed',
      'Not allowed',
      'Not allowed',
      'Not allowed',
    ]);
  });

  it('is linked to by service and by category', async () => {
    place('<p style="block-size: 300vh"></p>');
    const declaration = await draw();
    for (const id of ['service-matomo', 'category-marketing']) {
      location.hash = id;
      await until(() => focused()?.id === id, `${id} has the focus`);
      const { top } = (query(declaration, `#${id}`) as Element).getBoundingClientRect();
      expect(top, id).to.be.within(0, innerHeight);
    }
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('writes the names of cookies from left to right in every language (A30)', async () => {
    const declaration = place('<cookie-declaration locale="ar"></cookie-declaration>');
    await rendered(declaration, 'code');
    expect(getComputedStyle(query(declaration, '.surface') as Element).direction).to.equal('rtl');
    expect([
      ...new Set(queryAll(declaration, 'code').map((code) => getComputedStyle(code).direction)),
    ]).to.deep.equal(['ltr']);
  });

  it('has a button that opens the preferences', async () => {
    control(await draw(), 'open-preferences').click();
    await until(
      () => document.querySelector<CookiePreferences>('cookie-preferences')?.open,
      'the preferences open',
    );
  });

  it('takes one service back with a click, and leaves the others', async () => {
    store.grantAll();
    const declaration = await draw();
    const button = service(declaration, 'LinkedIn').querySelector<HTMLButtonElement>(
      '[data-consent-action=withdraw-service]',
    );
    expect(button?.ariaLabel).to.equal('Withdraw consent: LinkedIn');
    button?.click();
    expect(statuses(declaration)).to.deep.equal(['Allowed', 'Allowed', 'Allowed', 'Not allowed']);
    expect(service(declaration, 'LinkedIn').querySelectorAll('button').length).to.equal(0);
    expect(
      queryAll(declaration, '[data-service=consent]').length,
      'what is required cannot be',
    ).to.equal(0);
  });

  it('takes all back with a click, where there is something to take back (L10)', async () => {
    const declaration = await draw();
    expect(has(declaration, '[data-consent-action=withdraw-all]')).to.equal(false);
    store.grant('twentythree');
    control(declaration, 'withdraw-all').click();
    expect([store.isGranted('twentythree'), store.state.method]).to.deep.equal([false, 'withdraw']);
    expect(has(declaration, '[data-consent-action=withdraw-all]')).to.equal(false);
  });

  it('has the parts that it says it has', async () => {
    store.grantAll();
    const parts = queryAll(await draw(), '[part]').flatMap((element) => [...element.part]);
    expect([...new Set(parts)]).to.have.members([
      'category',
      'service',
      'table',
      'status',
      'actions',
      'button',
    ]);
  });

  it('puts its headings at the level asked for, services below', async () => {
    const declaration = await draw('heading-level="3"');
    const levels = () => [
      query(declaration, '[part~=category] > [role=heading]')?.ariaLevel,
      query(declaration, '[part~=service] [role=heading]')?.ariaLevel,
    ];
    expect(levels()).to.deep.equal(['3', '4']);
    declaration.headingLevel = null;
    expect(levels()).to.deep.equal(['2', '3']);
  });

  it('speaks another language when told, and goes on being true', async () => {
    const declaration = await draw('locale="nb"');
    expect(textOf(query(declaration, '[part~=status]'))).to.equal('Du har ikke valgt ennå.');
    expect(textOf(service(declaration, 'Maps')))
      .to.include('Viser kart.')
      .and.to.include('USA');
    declaration.locale = 'en';
    await until(
      () => textOf(query(declaration, '[part~=status]')).startsWith('You have'),
      'English',
    );
    store.grantAll();
    expect(statuses(declaration)).to.deep.equal(['Allowed', 'Allowed', 'Allowed', 'Allowed']);
  });

  it('shows the tables as cards where there is no room, without scrolling sideways', async () => {
    const declaration = place(
      '<div style="inline-size:280px"><cookie-declaration></cookie-declaration></div>',
    ).firstElementChild as HTMLElement;
    await rendered(declaration, '[part~=service]');
    expect(getComputedStyle(query(declaration, 'tbody tr') as Element).display).to.equal('block');
    expect(declaration.scrollWidth).to.be.at.most(280);
  });
});
