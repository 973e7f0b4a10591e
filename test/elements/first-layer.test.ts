import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CookieBanner } from '../../src/elements/banner/banner.js';
import { loaders } from '../../src/generated/loaders.js';
import { isInViewport, isReachable } from './support/equality.js';
import {
  control,
  focused,
  painted,
  place,
  press,
  query,
  queryAll,
  rendered,
  textOf,
  useSite,
} from './support/site.js';

/** What WCAG 2.2, 1.4.12 lets a reader set. */
const spacing = new CSSStyleSheet();
spacing.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`);

describe('what a visitor is first shown', () => {
  const store = useSite('first_layer');

  const openBanner = async (attributes = ''): Promise<CookieBanner> => {
    const banner = place<CookieBanner>(`<cookie-banner ${attributes}></cookie-banner>`);
    await rendered(banner, '.panel');
    return banner;
  };

  for (const [name, markup, ready] of [
    ['the banner', '<cookie-banner></cookie-banner>', '.panel'],
    ['the banner in a corner', '<cookie-banner position="bottom-end"></cookie-banner>', '.panel'],
    ['the preferences', '<cookie-preferences open></cookie-preferences>', 'dialog[open]'],
    ['the preferences in the page', '<cookie-preferences inline></cookie-preferences>', '.actions'],
    [
      'the placeholder',
      '<consent-gate category="marketing" service="twentythree" label="Product tour" src="https://video.example/1"></consent-gate>',
      '[part~=placeholder]',
    ],
    ['the declaration', '<cookie-declaration></cookie-declaration>', '[part~=service]'],
    ['the trigger', '<consent-trigger></consent-trigger>', 'button'],
  ] as const) {
    it(`is cut nowhere when its text is spaced out: ${name} (A13)`, async () => {
      const host = place(markup);
      await rendered(host, ready);
      for (const details of queryAll<HTMLDetailsElement>(host, 'details')) details.open = true;
      (host.shadowRoot as ShadowRoot).adoptedStyleSheets.push(spacing);
      await painted();
      expect(
        getComputedStyle(query(host, ready) as Element).letterSpacing,
        'it is spaced out',
      ).not.to.equal('normal');
      expect(
        queryAll(host, '*')
          .filter(isCut)
          .map(
            (element) =>
              `${element.localName}.${element.className} ${textOf(element).slice(0, 40)}`,
          ),
      ).to.deep.equal([]);
      expect(
        document.documentElement.scrollWidth,
        'the page does not scroll sideways',
      ).to.be.at.most(innerWidth);
      if (!markup.includes('open') && !markup.includes('banner')) return;
      for (const action of ['reject-all', 'accept-all']) {
        expect(
          isInViewport(control(host, action)) && isReachable(control(host, action)),
          `${action} is in view`,
        ).to.equal(true);
      }
    });
  }

  it('has no shortcuts: no letter, digit or sign answers or switches anything (A16)', async () => {
    const keys = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.,?!';
    const heard: string[] = [];
    const listen = ({ key }: KeyboardEvent) => void heard.push(key);
    addEventListener('keydown', listen, { capture: true });
    const banner = await openBanner();
    const before = store.state;
    await sendKeys({ type: keys });
    control(banner, 'accept-all').focus();
    await sendKeys({ type: keys });
    expect(banner.open, 'the banner stays').to.equal(true);
    const preferences = place('<cookie-preferences open></cookie-preferences>');
    await rendered(preferences, 'dialog[open]');
    const boxes = queryAll<HTMLInputElement>(preferences, '[role=switch]');
    const switches = () => boxes.map((box) => box.checked);
    const off = switches();
    boxes[0]?.focus();
    await sendKeys({ type: keys });
    removeEventListener('keydown', listen, { capture: true });
    expect(heard.filter((key) => key === 'z').length, 'each was pressed three times').to.equal(3);
    expect(switches()).to.deep.equal(off);
    expect(query(preferences, 'dialog')?.matches(':modal')).to.equal(true);
    expect(store.state === before, 'nothing was stored').to.equal(true);
  });

  for (const locale of ['en', ...Object.keys(loaders)]) {
    const [unit, most] = /^(?:ja|zh)/.test(locale)
      ? (['grapheme', 180] as const)
      : (['word', 66] as const);
    it(`is read in a moment: heading and text have ${most} ${unit}s at most, ${locale} (A34)`, async () => {
      const banner = await openBanner(`locale="${locale}"`);
      const words = ['[part~=heading]', '[part~=description]']
        .map((part) => textOf(query(banner, part)))
        .join(' ');
      const parts = [...new Intl.Segmenter(locale, { granularity: unit }).segment(words)];
      const length = parts.filter(
        ({ isWordLike, segment }) => isWordLike ?? /\p{L}/u.test(segment),
      ).length;
      expect(query(banner, '.panel')?.lang).to.equal(locale);
      expect(length, words).to.be.within(20, most);
    });
  }

  it('is refused with as many clicks as it is accepted, and by the keyboard one Tab sooner (Q6)', async () => {
    const effort = async (
      action: string,
      key: string,
    ): Promise<{ clicks: number; keys: number }> => {
      const start = place<HTMLElement>('<button>Before</button>');
      const banner = await openBanner();
      start.focus();
      let keys = 1;
      for (; (focused() as HTMLElement).dataset.consentAction !== action && keys < 9; keys++)
        await sendKeys({ press: 'Tab' });
      await sendKeys({ press: key });
      expect(store.state.method).to.equal(action);
      store.reset();
      await banner.show();
      await rendered(banner, '.panel');
      await press(banner, action);
      expect(store.state.method, 'one click is enough').to.equal(action);
      store.reset();
      banner.remove();
      start.remove();
      return { clicks: 1, keys };
    };
    for (const key of ['Enter', ' ']) {
      const [reject, accept] = [await effort('reject-all', key), await effort('accept-all', key)];
      expect([reject.clicks, reject.keys + 1]).to.deep.equal([accept.clicks, accept.keys]);
    }
  });

  for (const action of ['reject-all', 'accept-all']) {
    it(`takes an answer at once, without a spinner: ${action} (Q8)`, async () => {
      const banner = await openBanner();
      const panel = query(banner, '.panel') as HTMLElement;
      await press(banner, action);
      expect([store.state.method, store.state.persisted], 'it is saved').to.deep.equal([
        action,
        true,
      ]);
      await painted();
      expect([banner.open, panel.checkVisibility()], 'and gone within two frames').to.deep.equal([
        false,
        false,
      ]);
    });
  }
});

/** Text that does not fit, where nothing lets one scroll to it. */
function isCut(element: HTMLElement): boolean {
  const { overflowX, overflowY, display } = getComputedStyle(element);
  if (display === 'inline') return false;
  // WebKit adds to the inside what a margin of less than nothing takes from the outside, though nothing reaches over the edge.
  const isWithin =
    element.children.length > 0 &&
    [...element.children].every(
      (child) => child.getBoundingClientRect().right <= element.getBoundingClientRect().right,
    );
  const tooWide =
    element.scrollWidth > element.clientWidth + 1 &&
    !(isWithin && overflowX === 'visible') &&
    !/auto|scroll/.test(overflowX);
  const tooHigh = element.scrollHeight > element.clientHeight + 1 && /hidden|clip/.test(overflowY);
  return element.clientWidth > 1 && (tooWide || tooHigh);
}
