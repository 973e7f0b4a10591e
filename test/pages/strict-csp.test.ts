import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { findFirefox, launchFirefox, NO_FIREFOX } from '../../scripts/firefox.mjs';
import { patient } from '../../scripts/patience.mjs';
import {
  answerInPreferences,
  arrived,
  control,
  demo,
  frame,
  opener,
  press,
  soon,
  stateOf,
  thirdParty,
  until,
  visit,
  type Visited,
} from './support/visitor.js';

/** The policies as docs/csp.md prints them; hosts of the page's own content are added as it says. */
const docs = readFileSync(new URL('../../docs/csp.md', import.meta.url), 'utf8');
const printed = (name: string) =>
  (new RegExp('```csp ' + name + '\\n([^`]+)```').exec(docs)?.[1] ?? '')
    .replace(/\s+/g, ' ')
    .trim();

const policy = [
  `default-src 'none'`,
  `script-src 'self' ${thirdParty}`,
  `style-src 'none'`,
  `connect-src 'self'`,
  `frame-src ${thirdParty}`,
  `img-src 'self'`,
  `require-trusted-types-for 'script'`,
  `trusted-types lit-html`,
].join('; ');
const headers = { 'content-security-policy': policy };
const head = '<link rel="icon" href="/favicon.ico">';
const ownScript = demo.page('/own.js', `(globalThis.ran ??= []).push('own')`, {
  'content-type': 'text/javascript',
});

const watch = (page: Page) =>
  page.evaluateOnNewDocument(() => {
    const found: string[] = Object.assign(globalThis, { violations: [] as string[] }).violations;
    addEventListener(
      'securitypolicyviolation',
      ({ violatedDirective, blockedURI, sample }) =>
        found.push(`${violatedDirective} ${blockedURI} ${sample}`),
      true,
    );
  });

/** The test page's own `data:` icon is not ours to count. */
const violations = (page: Page) =>
  page.evaluate(() =>
    (globalThis as unknown as { violations: string[] }).violations.filter(
      (line) => !line.includes('img-src data'),
    ),
  );

describe('S-16, S-17: under a strict Content Security Policy with Trusted Types', () => {
  it('everything works, and no violation is of our making', async () => {
    const { page } = await visit({
      headers,
      head,
      prepare: watch,
      lang: 'nb',
      body: `${opener}<consent-gate id="src" category="marketing" service="twentythree" label="Tour" src="${frame('src')}"></consent-gate>
        <consent-gate category="marketing"><template><iframe src="${frame('template')}"></iframe><script type="text/plain" src="{{thirdParty}}/script.js?set=gate"></script></template></consent-gate>
        <consent-gate category="marketing" ratio="4/3"><iframe data-src="${frame('child')}"></iframe></consent-gate>
        <script type="text/plain" data-consent="statistics" src="${ownScript}"></script>
        <script type="text/plain" data-consent="statistics" data-type="module" src="{{thirdParty}}/module.js?set=module"></script><cookie-declaration></cookie-declaration>`,
    });
    await press(page, '#src', 'allow-once');
    await arrived('/frame.html?name=src');
    await press(page, 'cookie-banner', 'accept-all');
    for (const path of [
      '/frame.html?name=template',
      '/frame.html?name=child',
      '/script.js',
      '/module.js',
    ])
      await arrived(path);
    await soon(
      async () =>
        ['gate', 'module', 'own'].every(
          await page
            .evaluate(() => (globalThis as Visited).ran ?? [])
            .then((ran) => (name: string) => ran.includes(name)),
        ),
      'all scripts ran',
    );
    await answerInPreferences(page, 'reject-all');
    await until(page, () => document.querySelectorAll('consent-gate[open]').length === 0);
    await control(page, 'cookie-declaration', 'open-preferences');
    assert.equal((await stateOf(page)).persisted, true);
    assert.deepEqual(await violations(page), []);
  });

  it('the tags have their looks', async () => {
    const { page } = await visit({ headers, head, prepare: watch });
    const accept = await control(page, 'cookie-banner', 'accept-all');
    assert.equal(
      await accept.evaluate((button) => getComputedStyle(button.closest('.panel')!).position),
      'fixed',
    );
    assert.ok(await accept.evaluate((button) => button.getBoundingClientRect().height >= 24));
    assert.deepEqual(await violations(page), []);
  });

  it('S-15: where Lit may not run at all, nothing leaks and gates still open by an earlier answer or by the store', async () => {
    const { page } = await visit({
      headers: { 'content-security-policy': policy.replace('lit-html', `'none'`) },
      head,
      body: `<consent-gate category="marketing" src="${frame('src')}"><a href="/elsewhere">Fallback</a></consent-gate>`,
    });
    await until(page, () => customElements.get('consent-gate') !== undefined);
    assert.equal(await page.$eval('consent-gate > a', (link) => link.checkVisibility()), true);
    await page.evaluate(() => (globalThis as Visited).cetegraConsent.grantAll());
    await arrived('/frame.html?name=src');
  });

  it('E13: an inline script stays blocked where the site has no default policy, and the gate reports it', async () => {
    const { page, reports } = await visit({
      headers: {
        'content-security-policy': `require-trusted-types-for 'script'; trusted-types lit-html`,
      },
      body: `<consent-gate category="marketing"><template><script type="text/plain" data-own>(globalThis.ran ??= []).push('inline')</script><iframe src="${frame('beside')}"></iframe></template></consent-gate>`,
    });
    await press(page, 'cookie-banner', 'accept-all');
    await arrived('/frame.html?name=beside');
    await soon(() => reports.length > 0, 'a report');
    assert.match(reports.join(), /script/);
    assert.deepEqual(await page.evaluate(() => (globalThis as Visited).ran ?? []), []);
  });
});

for (const [name, nonce] of [
  ['own-origin', undefined],
  ['nonce', 'r4nd0m'],
] as const) {
  describe(`S-16, S-17: the policy "${name}" of docs/csp.md`, () => {
    const served = `${printed(name).replace('{nonce}', nonce ?? '')}; frame-src ${thirdParty}; connect-src 'self'; img-src 'self'`;
    const attribute = nonce ? ` nonce="${nonce}"` : '';
    const html = `<!doctype html><html lang="nb"><head><title>Test</title><link rel="icon" href="/favicon.ico">
      <script type="module"${attribute} src="/assets/consent/consent.js"></script></head><body><cookie-banner></cookie-banner>${opener}
      <consent-gate category="marketing" service="twentythree" label="Tour" src="${frame(name)}"></consent-gate>
      <script type="text/plain" data-consent="statistics"${attribute} src="${ownScript}"></script><cookie-declaration></cookie-declaration></body></html>`;

    it('is enough for everything, and nothing violates it', async () => {
      assert.match(
        served,
        /default-src 'none'.*require-trusted-types-for 'script'/,
        'the docs print it',
      );
      const address = demo.page(`/csp-${name}`, html, { 'content-security-policy': served });
      const { page } = await visit({ address, prepare: watch });
      await press(page, 'cookie-banner', 'accept-all');
      await arrived(`/frame.html?name=${name}`);
      await soon(
        () => page.evaluate(() => (globalThis as Visited).ran?.includes('own')),
        'the held script ran',
      );
      await answerInPreferences(page, 'reject-all');
      await until(page, () => document.querySelectorAll('consent-gate[open]').length === 0);
      await control(page, 'cookie-declaration', 'open-preferences');
      assert.deepEqual(await violations(page), []);
    });

    it('is enough in Firefox too, where there is one', async (test) => {
      if (!findFirefox()) return test.diagnostic(NO_FIREFOX);
      const firefox = await launchFirefox();
      try {
        const page = patient(await firefox.newPage());
        // As `visit` does it; by BiDi it must be a function.
        await page.evaluateOnNewDocument(
          () => void Object.assign(globalThis, { __name: (it: unknown) => it }),
        );
        await watch(page);
        await page.goto(
          demo.page(`/csp-firefox-${name}`, html, { 'content-security-policy': served }),
        );
        await press(page, 'cookie-banner', 'accept-all');
        await soon(
          () =>
            page.evaluate(
              () =>
                document.querySelector('consent-gate')!.open &&
                (globalThis as Visited).ran?.includes('own'),
            ),
          'content and script are released',
        );
        await answerInPreferences(page, 'reject-all');
        await until(page, () => document.querySelectorAll('consent-gate[open]').length === 0);
        assert.deepEqual(await violations(page), []);
      } finally {
        await firefox.close();
      }
    });
  });
}
