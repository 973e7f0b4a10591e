import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setImmediate as nextTask } from 'node:timers/promises';
import type * as Library from '../../../src/index.js';

/** The built package by its public name. A variable, because its types would not be those of src. */
const built: string = '@cetegra/consent';

/** What test runners take from the simulated window although Node has its own. */
const replaced = [
  'AbortController',
  'AbortSignal',
  'CustomEvent',
  'Event',
  'EventTarget',
  'MessageEvent',
  'navigator',
  'localStorage',
  'sessionStorage',
];

/** Puts a window's names into Node's global object, as Vitest and Jest do. */
function populate(window: object): void {
  const names = new Set<string>();
  for (
    let at: object = window;
    at !== null && at !== Object.prototype;
    at = Object.getPrototypeOf(at) as object
  )
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
  for (const name of names) {
    if (name in globalThis && !replaced.includes(name)) continue;
    const value = (window as Record<string, unknown>)[name];
    const isMethod = typeof value === 'function' && !/^[A-Z]/.test(name);
    const given: unknown = isMethod
      ? (value as (...them: unknown[]) => unknown).bind(window)
      : value;
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => given,
      set: (other) =>
        Object.defineProperty(globalThis, name, {
          configurable: true,
          writable: true,
          value: other,
        }),
    });
  }
}

const policy = {
  revision: '1',
  controller: { name: 'Example AS' },
  categories: [{ id: 'necessary', required: true }, { id: 'statistics' }, { id: 'marketing' }],
  services: [
    'matomo',
    { id: 'films', category: 'marketing', label: 'Films', description: { en: 'Shows films.' } },
  ],
  markets: { no: { policyHref: '/cookie-policy' } },
};

/** A component's test that renders one of the tags in a DOM that is not a browser's. */
export function describeSimulatedDom(name: string, makeWindow: () => object): void {
  describe(`In ${name}`, () => {
    let library: typeof Library;
    const errors: unknown[][] = [];
    const body = () => document.body;
    const store = () => library.getConsentStore()!;
    const rootOf = (tag: string) => document.querySelector(tag)!.shadowRoot!;
    const find = (tag: string, action: string) =>
      rootOf(tag).querySelector<HTMLElement>(`[data-consent-action="${action}"]`);
    const control = (tag: string, action: string) =>
      eventually(() => find(tag, action), `<${tag}> has no control "${action}"`);

    async function eventually<T>(check: () => T, what: string): Promise<NonNullable<T>> {
      for (const end = Date.now() + 20_000; Date.now() < end; await nextTask()) {
        const found = check();
        if (found) return found;
      }
      assert.fail(
        `${what}; console: ${errors.map((parts) => parts.map(String).join(' ')).join('\n')}`,
      );
    }

    before(async () => {
      populate(makeWindow());
      console.error = (...parts: unknown[]) => void errors.push(parts);
      process.on('unhandledRejection', (reason) => errors.push([reason]));
      process.on('uncaughtException', (error) => errors.push([error]));
      library = (await import(built)) as typeof Library;
      await import(`${built}/define`);
      library.configureConsent(policy);
    });

    beforeEach(() => {
      store().reset();
      errors.length = 0;
    });

    afterEach(() => {
      body().replaceChildren();
      assert.deepEqual(
        errors.map((parts) =>
          parts.map((part) => (part instanceof Error ? part.stack : String(part))).join(' '),
        ),
        [],
      );
    });

    after(() => setTimeout(() => process.exit(process.exitCode), 1000).unref());

    for (const [answer, granted] of [
      ['accept-all', true],
      ['reject-all', false],
    ] as const) {
      it(`the banner shows, and a click on "${answer}" answers and closes it`, async () => {
        body().innerHTML = '<cookie-banner policy-href="/cookie-policy"></cookie-banner>';
        (await control('cookie-banner', answer)).click();
        await eventually(() => store().state.status === 'decided', 'Nothing was decided');
        assert.equal(store().isGranted('marketing'), granted);
        await eventually(
          () =>
            !find('cookie-banner', answer) &&
            !document.querySelector('cookie-banner')!.hasAttribute('open'),
          'The banner stays open',
        );
        assert.match(document.cookie, /cetegra_consent=/);
      });
    }

    it('a modal banner shows and can be answered', async () => {
      body().innerHTML = '<cookie-banner modal policy-href="/cookie-policy"></cookie-banner>';
      (await control('cookie-banner', 'reject-all')).click();
      await eventually(() => store().state.status === 'decided', 'Nothing was decided');
    });

    it('the preferences open from a button of the page, and "save" keeps the switches', async () => {
      body().innerHTML = '<button data-consent-action="open-preferences">Cookies</button>';
      document.querySelector('button')!.click();
      await eventually(
        () => document.querySelector('cookie-preferences'),
        'No preferences were made',
      );
      const save = await control('cookie-preferences', 'save');
      rootOf('cookie-preferences').querySelector<HTMLInputElement>('[name="statistics"]')!.click();
      save.click();
      await eventually(() => store().state.status === 'decided', 'Nothing was decided');
      assert.deepEqual(
        [store().isGranted('statistics'), store().isGranted('marketing')],
        [true, false],
      );
      await eventually(
        () => !(document.querySelector('cookie-preferences') as Library.CookiePreferences).open,
        'The preferences stay open',
      );
    });

    it('the preferences open and close by their methods', async () => {
      await library.openPreferences();
      const preferences = document.querySelector('cookie-preferences') as Library.CookiePreferences;
      await eventually(() => preferences.open, 'They are not open');
      preferences.close();
      assert.equal(preferences.open, false);
    });

    it('inline preferences show', async () => {
      body().innerHTML = '<cookie-preferences inline></cookie-preferences>';
      await control('cookie-preferences', 'save');
    });

    it('a gate shows its placeholder, its content after "show once", and its placeholder after a refusal', async () => {
      body().innerHTML =
        '<consent-gate service="films" label="Film" ratio="4/3"><template><p id="film">Film</p></template></consent-gate>';
      (await control('consent-gate', 'allow-once')).click();
      const gate = document.querySelector('consent-gate') as Library.ConsentGate;
      await eventually(() => gate.open, 'The gate is closed');
      store().denyAll();
      await eventually(() => !gate.open && !document.querySelector('#film'), 'The gate is open');
    });

    it('a gate with an address makes an iframe when its category is granted', async () => {
      body().innerHTML =
        '<consent-gate category="marketing" label="Film" src="https://video.example.com/film" loading="lazy"></consent-gate>';
      await control('consent-gate', 'allow-once');
      store().grantAll();
      const gate = document.querySelector('consent-gate') as Library.ConsentGate;
      await eventually(() => gate.open, 'The gate is closed');
    });

    it('a gate can be made by a script', () => {
      const gate = document.createElement('consent-gate');
      gate.setAttribute('category', 'marketing');
      body().append(gate);
      assert.equal(gate.constructor, library.ConsentGate);
    });

    it('the declaration lists the services, and the trigger shows a button', async () => {
      body().innerHTML =
        '<cookie-declaration></cookie-declaration><consent-trigger></consent-trigger>';
      await eventually(
        () => /Matomo/.test(rootOf('cookie-declaration').textContent),
        'The declaration is empty',
      );
      (await control('consent-trigger', 'open-preferences')).click();
      await control('cookie-preferences', 'save');
    });
  });
}
