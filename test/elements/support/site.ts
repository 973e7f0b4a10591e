import { fixtureCleanup, fixtureSync, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport as askForViewport } from '@web/test-runner-commands';
import { configureConsent } from '../../../src/setup/configure.js';
import type { PolicyInput } from '../../../src/core/policy/policy.js';
import type { ConsentStore } from '../../../src/core/store.js';
import '../../../src/define/all.js';

declare global {
  /** Where `demo/third-party.mjs` listens: another origin and another site. */
  var thirdPartyOrigin: string;
}

export const maps = {
  id: 'maps',
  category: 'functional',
  label: 'Maps',
  provider: 'Maps Inc',
  country: 'US',
  description: { en: 'Shows maps.', nb: 'Viser kart.' },
  privacyUrl: 'https://maps.example/privacy',
  cookies: [
    {
      name: 'map_*',
      purpose: { en: 'Remembers the part of the map.', nb: 'Husker kartutsnittet.' },
      retention: 365,
    },
  ],
};

const policy: PolicyInput = {
  revision: '1',
  controller: { name: 'Example AS' },
  services: ['consent', maps, 'hubspot', 'matomo', 'twentythree', 'linkedin'],
  defaultMarket: 'no',
  markets: { no: { locale: 'nb', policyHref: '/cookie-policy' } },
};

/** Every test file runs in a page of its own, but all of them in one browser profile: a cookie of its own keeps it apart. */
export function sitePolicy(name: string, overrides: Partial<PolicyInput> = {}): PolicyInput {
  return { ...policy, cookie: { name: `test_${name}` }, ...overrides };
}

/** The page's store; each test of the file starts undecided, in an empty page. */
export function useSite(name: string, overrides: Partial<PolicyInput> = {}): ConsentStore {
  const store = configureConsent(sitePolicy(name, overrides));
  afterEach(() => {
    fixtureCleanup();
    for (const element of document.querySelectorAll(
      'cookie-banner,cookie-preferences,consent-gate,cookie-declaration',
    ))
      element.remove();
    store.reset();
  });
  return store;
}

/** Puts markup into the page, as if it had been parsed there: what `innerHTML` makes of a script never runs. */
export function place<T extends Element = HTMLElement>(markup: string): T {
  const home = fixtureSync<HTMLElement>('<div></div>');
  home.append(document.createRange().createContextualFragment(markup));
  return home.firstElementChild as T;
}

/** Milliseconds after which a condition is thought never to come about. The machine may be slow; only a real hang takes so long. */
export const LONGEST = 60_000;

export function until(holds: () => unknown, what: string): Promise<void> {
  return waitUntil(holds, what, { interval: 5, timeout: LONGEST });
}

/** Resolves when the page has that size. The browser says earlier that it is done: a page whose process is busy has its old size then. */
export async function setViewport(size: { width: number; height: number }): Promise<void> {
  await askForViewport(size);
  // A window that does not take every size: its tests are not run (engine.ts).
  if (engineLacks.window === undefined)
    await until(
      () => innerWidth === size.width && innerHeight === size.height,
      `the page is ${size.width}×${size.height}`,
    );
}

/** The first match in an element's shadow root, as soon as there is one. */
export async function rendered<T extends Element = HTMLElement>(
  host: Element,
  selector: string,
): Promise<T> {
  const find = () => host.shadowRoot?.querySelector<T>(selector);
  await until(find, `<${host.localName}> renders ${selector}`);
  return find() as T;
}

export function query<T extends Element = HTMLElement>(host: Element, selector: string): T | null {
  return host.shadowRoot?.querySelector<T>(selector) ?? null;
}

export function queryAll<T extends Element = HTMLElement>(host: Element, selector: string): T[] {
  return [...(host.shadowRoot?.querySelectorAll<T>(selector) ?? [])];
}

export function has(host: Element, selector: string): boolean {
  return query(host, selector) !== null;
}

/** What a click on a control of a shadow root says. */
export function control(host: Element, action: string): HTMLButtonElement {
  const found = query<HTMLButtonElement>(host, `[data-consent-action="${action}"]`);
  if (!found) throw new Error(`<${host.localName}> has no control ${action}`);
  return found;
}

/** Presses a control as a visitor does, by a key: a click by a script grants nothing. */
export async function press(host: Element, action: string): Promise<void> {
  control(host, action).focus();
  await sendKeys({ press: 'Enter' });
}

/** The focused element, in whatever shadow root it is. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Says where the focus is. Elements themselves are never compared by `expect`: to print one, it would print the whole page. */
export function focusIs(wanted: Element | null): true | string {
  const active = focused();
  return (
    active === wanted || `on ${active?.cloneNode().constructor.name} ${textOf(active).slice(0, 40)}`
  );
}

/** The text a reader gets: with what is slotted, without the indentation of templates. */
export function textOf(element: Element | null | undefined): string {
  return element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';
}

/** Resolves after the browser has painted twice: what was observed in between (sizes, intersections) has been told. */
export async function painted(): Promise<void> {
  for (let frame = 0; frame < 2; frame++)
    await new Promise((resolve) => requestAnimationFrame(resolve));
}
