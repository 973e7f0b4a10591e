import { expect } from '@open-wc/testing';
import type { CookieBanner } from '../../src/elements/banner/banner.js';
import type { CookiePreferences } from '../../src/elements/preferences/preferences.js';
import { focusIs, painted, place, query, rendered, until, useSite } from './support/site.js';

/** How a page hides what it shows. */
const hiding: readonly [name: string, hide: (home: HTMLElement) => void][] = [
  ['display', (home) => void (home.style.display = 'none')],
  ['content-visibility', (home) => home.style.setProperty('content-visibility', 'hidden')],
  ['until it is found', (home) => home.setAttribute('hidden', 'until-found')],
  [
    'details that are closed',
    (home) => {
      const details = document.createElement('details');
      details.append(document.createElement('summary'));
      home.replaceWith(details);
      details.append(home);
    },
  ],
];

describe('a modal dialog that a page hides leaves no dead page behind (A3, R0.1)', () => {
  const store = useSite('unseen_dialog');

  for (const [markup, name] of [
    ['<cookie-banner modal></cookie-banner>', 'the modal banner'],
    ['<cookie-preferences></cookie-preferences>', 'the preferences'],
  ] as const) {
    const enter = () => {
      const home = place(`<div>${markup}</div>`);
      return { home, host: home.firstElementChild as CookieBanner | CookiePreferences };
    };
    const assertAlive = async (host: CookieBanner | CookiePreferences) => {
      await until(() => !host.open, 'it is closed');
      const outside = place<HTMLInputElement>('<input aria-label="Search">');
      outside.focus();
      expect([focusIs(outside), query(host, 'dialog'), store.state.status]).to.deep.equal([
        true,
        null,
        'undecided',
      ]);
    };

    for (const [how, hide] of hiding) {
      it(`${name}, hidden before it opens, by ${how}`, async () => {
        const { home, host } = enter();
        hide(home);
        await host.show();
        await assertAlive(host);
      });
    }

    for (const [how, hide] of hiding.slice(0, 3)) {
      it(`${name}, hidden while it is open, by ${how}`, async () => {
        const { home, host } = enter();
        await host.show();
        await rendered(host, 'dialog:modal');
        await painted();
        expect(host.open).to.equal(true);
        hide(home);
        await assertAlive(host);
      });
    }

    it(`${name} stays in a page that paints lazily`, async () => {
      const { home, host } = enter();
      home.style.setProperty('content-visibility', 'auto');
      await host.show();
      for (let turn = 0; turn < 8; turn++) await painted();
      expect([host.open, query(host, 'dialog:modal')?.checkVisibility()]).to.deep.equal([
        true,
        true,
      ]);
    });
  }
});

describe('spacing of letters and words that a page hands down (A13)', () => {
  useSite('spacing');

  const spacing = async (style: string) => {
    const banner = place(`<div style="${style}"><cookie-banner></cookie-banner></div>`)
      .firstElementChild as HTMLElement;
    const { letterSpacing, wordSpacing, fontSize } = getComputedStyle(
      await rendered(banner, '.panel'),
    );
    return [letterSpacing, wordSpacing].map(
      (space) => parseFloat(space) / parseFloat(fontSize) || 0,
    );
  };

  for (const [style, wanted] of [
    ['letter-spacing: 0.12em; word-spacing: 0.16em', [0.12, 0.16]],
    ['letter-spacing: -0.5em; word-spacing: -9em', [0, 0]],
    ['letter-spacing: 9em; word-spacing: 9em', [0.25, 0.5]],
    ['', [0, 0]],
  ] as const) {
    it(`is kept as far as it can be read: ${style || 'none'}`, async () => {
      expect((await spacing(style)).map((em) => em.toFixed(2))).to.deep.equal(
        wanted.map((em) => em.toFixed(2)),
      );
    });
  }
});
