import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import type { CookieBanner } from '../../src/elements/banner/banner.js';
import type { CookiePreferences } from '../../src/elements/preferences/preferences.js';
import { itWhere } from './support/engine.js';
import { isInViewport, isReachable } from './support/equality.js';
import {
  control,
  focused,
  focusIs,
  painted,
  place,
  press,
  query,
  queryAll,
  rendered,
  setViewport,
  textOf,
  until,
  useSite,
} from './support/site.js';

describe('<cookie-preferences> is accessible', () => {
  const store = useSite('preferences_access');

  const open = async (): Promise<CookiePreferences> => {
    const preferences = place<CookiePreferences>('<cookie-preferences open></cookie-preferences>');
    await rendered(preferences, 'dialog:modal');
    return preferences;
  };
  const toggle = (host: Element, id: string): HTMLInputElement =>
    query<HTMLInputElement>(host, `[role=switch][name="${id}"]`) as HTMLInputElement;
  const opener = (home: Element | ShadowRoot = place('<div></div>')): HTMLButtonElement => {
    const button = document.createElement('button');
    button.dataset.consentAction = 'open-preferences';
    button.textContent = 'Cookie settings';
    home.append(button);
    return button;
  };
  const openBy = async (button: HTMLElement): Promise<CookiePreferences> => {
    button.focus();
    await sendKeys({ press: 'Enter' });
    await until(
      () => document.querySelector<CookiePreferences>('cookie-preferences')?.open,
      'the preferences open',
    );
    return document.querySelector('cookie-preferences') as CookiePreferences;
  };

  it('is named by its heading, which has the focus at first (A2)', async () => {
    const preferences = await open();
    const heading = query(preferences, '[part~=heading]') as HTMLElement;
    expect(focusIs(heading)).to.equal(true);
    expect(query(preferences, 'dialog')?.getAttribute('aria-labelledby')).to.equal(heading.id);
    expect(textOf(heading)).to.equal('Cookie settings');
  });

  for (const [how, close] of [
    ['Escape', () => sendKeys({ press: 'Escape' })],
    [
      'the close button',
      async () => control(document.querySelector('cookie-preferences') as Element, 'close').click(),
    ],
  ] as const) {
    it(`is closed by ${how}, saves nothing, and gives the focus back to what opened it (A2)`, async () => {
      const button = opener();
      const preferences = await openBy(button);
      toggle(preferences, 'statistics').click();
      await close();
      await until(() => !preferences.open, 'it is closed');
      expect(store.state.status).to.equal('undecided');
      expect(focusIs(button)).to.equal(true);
    });
  }

  it('gives the focus back to an opener in a shadow root (A2)', async () => {
    const button = opener(place('<div></div>').attachShadow({ mode: 'open' }));
    const preferences = await openBy(button);
    control(preferences, 'reject-all').click();
    expect(preferences.open).to.equal(false);
    expect(focusIs(button)).to.equal(true);
  });

  it("gives the focus back to the banner's settings button (A2)", async () => {
    const banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
    await rendered(banner, '.panel:popover-open');
    const preferences = await openBy(control(banner, 'open-preferences'));
    await sendKeys({ press: 'Escape' });
    await until(() => !preferences.open, 'it is closed');
    await until(() => query(banner, '.panel')?.matches(':popover-open'), 'the banner is back');
    expect(focusIs(control(banner, 'open-preferences'))).to.equal(true);
  });

  it('gives the focus back to an opener that a click does not focus, as in Safari (A2)', async () => {
    const button = opener();
    button.click(); // from a script, a click moves no focus
    await until(
      () => document.querySelector<CookiePreferences>('cookie-preferences')?.open,
      'the preferences open',
    );
    await sendKeys({ press: 'Escape' });
    await until(
      () => !document.querySelector<CookiePreferences>('cookie-preferences')?.open,
      'it is closed',
    );
    expect(focusIs(button)).to.equal(true);
  });

  it('makes the page behind it inert, and alive again when it is closed or taken out (A2)', async () => {
    const input = place<HTMLInputElement>('<input aria-label="Search">');
    for (const end of [
      (preferences: CookiePreferences) => preferences.close(),
      (preferences: CookiePreferences) => preferences.remove(),
    ]) {
      const preferences = await open();
      input.focus();
      expect(document.activeElement === preferences, 'the page is out of reach').to.equal(true);
      end(preferences);
      input.focus();
      expect(focusIs(input), 'alive').to.equal(true);
      expect(preferences.open).to.equal(false);
    }
    expect(document.body.getAttribute('style') ?? '').to.equal('');
  });

  it('is walked by Tab: close, link, a switch and a disclosure for each category, refuse, accept, save (A6, A15)', async () => {
    const preferences = await open();
    const stops: string[] = [];
    while (!stops.includes('save') && stops.length < 30) {
      await sendKeys({ press: 'Tab' });
      const stop = focused() as HTMLInputElement;
      // Firefox lets the keyboard stop at what scrolls.
      if (stop.matches('.body')) continue;
      stops.push(stop.dataset.consentAction ?? (stop.name || stop.localName));
    }
    const categories = ['functional', 'performance', 'statistics', 'marketing'].flatMap((id) => [
      id,
      'summary',
    ]);
    expect(stops).to.deep.equal([
      'close',
      'a',
      'summary',
      ...categories,
      'reject-all',
      'accept-all',
      'save',
    ]);
    expect(queryAll(preferences, '[tabindex]').some((element) => element.tabIndex > 0)).to.equal(
      false,
    );
  });

  it('applies nothing when a switch is toggled, and stays (A24)', async () => {
    const preferences = await open();
    const before = store.state;
    for (const box of queryAll<HTMLInputElement>(preferences, '[role=switch]')) box.click();
    expect(store.state).to.equal(before);
    expect(preferences.open).to.equal(true);
  });

  it('has switches that say their state, keep their name, and turn by Space (A28)', async () => {
    const preferences = await open();
    const name = () => textOf(toggle(preferences, 'statistics').labels?.[0]);
    expect([toggle(preferences, 'statistics').checked, name()]).to.deep.equal([
      false,
      'Statistics',
    ]);
    toggle(preferences, 'statistics').focus();
    await sendKeys({ press: ' ' });
    expect([toggle(preferences, 'statistics').checked, name()]).to.deep.equal([true, 'Statistics']);
    await sendKeys({ press: ' ' });
    expect([toggle(preferences, 'statistics').checked, name()]).to.deep.equal([
      false,
      'Statistics',
    ]);
  });

  it('groups the switches of services with their category, whose name the group has (A28, 1.3.1)', async () => {
    const preferences = await open();
    const groups = queryAll(preferences, '[role=group]').map((group) => ({
      name: textOf(query(preferences, `#${group.getAttribute('aria-labelledby')}`)),
      switches: [...group.querySelectorAll<HTMLInputElement>('[role=switch]')].map(
        (box) => box.name,
      ),
    }));
    expect(groups.map(({ name }) => name)).to.deep.equal([
      'Necessary',
      'Functional',
      'Performance',
      'Statistics',
      'Marketing',
    ]);
    expect(groups[4]?.switches).to.include.members(['marketing', 'twentythree', 'linkedin']);
    expect(groups.flatMap(({ switches }) => switches)).to.deep.equal(
      queryAll<HTMLInputElement>(preferences, '[role=switch]').map((box) => box.name),
    );
  });

  it('has a label that turns its switch, and words about it', async () => {
    const preferences = await open();
    for (const box of queryAll<HTMLInputElement>(preferences, '[role=switch]')) {
      const before = box.checked;
      box.labels?.[0]?.click();
      expect(box.checked, box.name).to.equal(!before);
      expect(
        textOf(query(preferences, `#${box.getAttribute('aria-describedby')}`)),
        box.name,
      ).not.to.equal('');
    }
  });

  it('has targets of 24 by 24 at least, with all details open (A21)', async () => {
    const preferences = await open();
    for (const details of queryAll<HTMLDetailsElement>(preferences, 'details')) details.open = true;
    const small = queryAll(preferences, 'button,input,summary').flatMap((target) => {
      const { width, height } = target.getBoundingClientRect();
      return Math.min(width, height) < 24
        ? [`${target.localName} "${textOf(target)}" ${width}×${height}`]
        : [];
    });
    expect(small).to.deep.equal([]);
  });

  itWhere('media', 'moves nothing for those who want no motion (A18)', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const preferences = await open();
    toggle(preferences, 'statistics').click();
    expect(preferences.shadowRoot?.getAnimations().length).to.equal(0);
    expect(
      queryAll(preferences, '*').some(
        (element) => parseFloat(getComputedStyle(element).transitionDuration) > 0,
      ),
    ).to.equal(false);
    await emulateMedia({ reducedMotion: 'no-preference' });
  });

  it('shows by a line that there is more to read, below and then above, and none where nothing scrolls', async () => {
    if (!CSS.supports('animation-timeline: scroll()')) return;
    const body = async (mode: string) =>
      rendered(place(`<cookie-preferences ${mode}></cookie-preferences>`), '.body');
    const long = await body('open');
    long.style.maxBlockSize = '80px';
    await painted();
    const below = getComputedStyle(long).boxShadow;
    long.scrollTop = long.scrollHeight;
    await painted();
    const above = getComputedStyle(long).boxShadow;
    expect(
      [below, above].every((shadow) => shadow.includes('inset')) && below !== above,
      `${below} | ${above}`,
    ).to.equal(true);
    expect(getComputedStyle(await body('inline')).boxShadow).to.equal('none');
  });

  itWhere(
    'phone',
    'has its three answers in view at 320×256, and no scrolling sideways (A11)',
    async () => {
      await setViewport({ width: 320, height: 256 });
      const preferences = await open();
      for (const details of queryAll<HTMLDetailsElement>(preferences, 'details'))
        details.open = true;
      for (const action of ['reject-all', 'accept-all', 'save', 'close']) {
        expect(
          isInViewport(control(preferences, action)) && isReachable(control(preferences, action)),
          action,
        ).to.equal(true);
      }
      const body = query(preferences, '.body') as HTMLElement;
      expect(body.scrollWidth).to.be.at.most(body.clientWidth);
      await setViewport({ width: 800, height: 600 });
    },
  );

  // The languages whose answers have the longest words.
  for (const locale of ['bg', 'de', 'el', 'hu', 'nl', 'uk']) {
    itWhere('phone', `spills no word out of an answer at 320×256, ${locale} (A11)`, async () => {
      await setViewport({ width: 320, height: 256 });
      const preferences = place<CookiePreferences>(
        `<cookie-preferences locale="${locale}"></cookie-preferences>`,
      );
      await preferences.show();
      await until(() => query(preferences, 'dialog')?.lang === locale, 'its words are there');
      const words = document.createRange();
      for (const action of ['reject-all', 'accept-all', 'save']) {
        const answer = control(preferences, action);
        words.selectNodeContents(answer);
        const [text, box] = [words.getBoundingClientRect(), answer.getBoundingClientRect()];
        expect(text.left >= box.left && text.right <= box.right, textOf(answer)).to.equal(true);
      }
      await setViewport({ width: 800, height: 600 });
    });
  }

  it('is gone to where it stands in the page, instead of being opened twice, and says that it heard (A24, 3.2.6)', async () => {
    const inline = place<CookiePreferences>('<cookie-preferences inline></cookie-preferences>');
    const button = opener();
    await rendered(inline, '.answers');
    button.click();
    await until(() => focusIs(query(inline, '.heading')) === true, 'the heading has the focus');
    expect(document.querySelectorAll('cookie-preferences').length).to.equal(1);
    expect(textOf(inline.shadowRoot?.querySelector('.foot')).includes('saved')).to.equal(false);
    await press(inline, 'save');
    expect(textOf(inline.shadowRoot?.querySelector('.foot'))).to.contain('Your choice is saved.');
    toggle(inline, 'statistics').click();
    expect(
      textOf(inline.shadowRoot?.querySelector('.foot')).includes('saved'),
      'it is no longer said once something is switched',
    ).to.equal(false);
  });

  it('says when and how one decided', async () => {
    store.denyAll();
    const preferences = await open();
    expect(textOf(query(preferences, '.body'))).to.match(
      /You made your choice on .+ \(rejected all\)\./,
    );
  });
});
