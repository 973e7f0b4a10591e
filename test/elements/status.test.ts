import { expect } from '@open-wc/testing';
import type { CookieBanner } from '../../src/elements/banner/banner.js';
import type { CookiePreferences } from '../../src/elements/preferences/preferences.js';
import { control, place, rendered, until, useSite } from './support/site.js';

const saved = 'Your choice is saved.';

describe('what an answer is told to a screen reader (A22, 4.1.3)', () => {
  const store = useSite('status');
  const regions = () => [...document.querySelectorAll<HTMLElement>('[role=status], [aria-live]')];
  const region = () => regions()[0] as HTMLElement;

  /** What is heard: a text that comes into a region that is there already. */
  const hear = (): (() => string[]) => {
    const observer = new MutationObserver(() => undefined);
    observer.observe(region(), { childList: true, characterData: true, subtree: true });
    return () =>
      observer
        .takeRecords()
        .flatMap(({ addedNodes }) => [...addedNodes].map(({ textContent }) => textContent ?? ''));
  };

  before(async () => {
    // Where no window manager runs no window has the focus.
    Document.prototype.hasFocus = () => true;
    const banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
    const preferences = place<CookiePreferences>(
      '<cookie-preferences inline></cookie-preferences>',
    );
    const gate = place(
      '<consent-gate category="marketing"><template><p>Content</p></template></consent-gate>',
    );
    const declaration = place('<cookie-declaration></cookie-declaration>');
    await until(() => banner.open, 'the banner is there');
    for (const [host, part] of [
      [preferences, '.panel'],
      [gate, '[part~=placeholder]'],
      [declaration, '[part~=status]'],
    ] as const)
      await rendered(host, part);
  });

  it('by one polite region for all the tags of a page, which is there before it has a text', () => {
    expect(regions().length).to.equal(1);
    expect([
      region().textContent,
      region().getAttribute('role'),
      region().getAttribute('aria-live'),
    ]).to.deep.equal(['', 'status', null]);
    expect(
      region().checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }),
      'it is not hidden from it',
    ).to.equal(true);
  });

  it('once for each answer, also one that says the same as the one before', async () => {
    const preferences = place<CookiePreferences>(
      '<cookie-preferences inline></cookie-preferences>',
    );
    await rendered(preferences, '.answers');
    const heard = hear();
    control(preferences, 'reject-all').click();
    expect(heard()).to.deep.equal([saved]);
    store.grantAll();
    expect(heard()).to.deep.equal([saved]);
    store.withdraw('marketing');
    expect(heard()).to.deep.equal([saved]);
  });

  it('in the language that is spoken on the page', async () => {
    const banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
    await until(() => banner.open, 'the banner is there');
    control(banner, 'reject-all').click();
    expect([region().lang, region().textContent]).to.deep.equal(['en', saved]);
  });

  it('and nothing where it was forgotten', () => {
    store.grantAll();
    store.reset();
    expect(region().textContent).to.equal('');
  });

  it('in the tab that is looked at, and in no other', () => {
    const heard = hear();
    Document.prototype.hasFocus = () => false;
    store.grantAll();
    expect(heard()).to.deep.equal([]);
    Document.prototype.hasFocus = () => true;
    store.denyAll();
    expect(heard()).to.deep.equal([saved]);
  });
});
