import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  assertNothingReached,
  control,
  frame,
  opener,
  stateOf,
  tell,
  thirdParty,
  until,
  visit,
} from './support/visitor.js';

/** Each would set `pwned`, or ask the third party, if anything made markup, a style or an address of it. */
const payloads = [
  '<img src=x onerror=pwned=1>',
  '"><script>pwned=1</script>',
  "'><svg/onload=pwned=1>",
  '<iframe srcdoc="<script>parent.pwned=1</script>">',
  '</template><img src=x onerror=pwned=1>',
  '</style><script>pwned=1</script>',
  '--><script>pwned=1</script>',
  '${pwned=1}',
  '{{constructor.constructor("pwned=1")()}}',
  '<a href="javascript:pwned=1" id=pwn>x</a>',
  'javascript:pwned=1',
  '" onfocus=pwned=1 autofocus x="',
  '<x onclick=pwned=1 data-consent-action=accept-all>',
  '<link rel=stylesheet href={{thirdParty}}/style.css>',
  'url({{thirdParty}}/pixel.gif)',
  '</script><script>pwned=1</script>',
  '<button data-consent-action="accept-all">x</button>',
  '\u2028<img src=x onerror=pwned=1>\u0000',
  '&lt;img src=x onerror=pwned=1&gt;',
  '<math><mtext><table><mglyph><style><img src=x onerror=pwned=1>',
];
/** What our own views may be made of: a payload that became an element is something else, or carries a handler. */
const ours =
  /^(?:a|b|br|button|caption|code|dd|details|dialog|div|dl|dt|fieldset|form|h[1-6]|hr|input|label|legend|li|ol|p|path|section|slot|small|span|strong|style|summary|svg|table|tbody|td|tfoot|th|thead|time|tr|ul)$/;

const escaped = (policy: unknown) =>
  `<script type="application/json" data-consent-policy>${JSON.stringify(policy).replaceAll('<', '\\u003c')}</script>`;
const local = (text: string) => ({ en: text, nb: text });

/** Every place of a policy that takes free text. */
function policyOf(text: string) {
  const texts = Object.fromEntries(
    [
      'banner.heading',
      'banner.description',
      'consent.accept-all',
      'consent.reject-all',
      'consent.settings',
    ].map((id) => [id, local(text)]),
  );
  const own = (id: string, category: string) => ({
    id,
    category,
    label: text,
    description: local(text),
    provider: text,
    country: text,
    cookies: [
      { name: text.replaceAll(/[^a-z]/g, '_'), purpose: local(text), retention: 30 },
      { name: 'other_*', purpose: local(text), retention: 'session', kind: 'local-storage' },
    ],
  });
  return {
    revision: 'hostile',
    controller: { name: text, contact: text },
    texts,
    categories: [
      { id: 'necessary', required: true, label: local(text), description: local(text) },
      { id: 'marketing', label: local(text), description: local(text) },
      { id: 'shop', label: local(text), description: local(text) },
    ],
    services: [own('one', 'marketing'), own('two', 'marketing'), own('three', 'shop')],
    defaultMarket: 'no',
    markets: { no: { texts } },
  };
}

async function assertHarmless(page: Page, what: string): Promise<void> {
  const found = await page.evaluate((allowed) => {
    const all = (root: Document | ShadowRoot): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? all(element.shadowRoot) : []),
      ]);
    const inside = all(document).filter((element) => element.getRootNode() instanceof ShadowRoot);
    const strange = inside.filter(
      (element) =>
        (!element.matches('iframe[part=frame][sandbox]') &&
          !new RegExp(allowed).test(element.localName) &&
          !element.matches(`img.poster[src^="${location.origin}/"]`)) ||
        element.getAttributeNames().some((name) => name.startsWith('on')),
    );
    const links = inside.filter(
      (element) =>
        element instanceof HTMLAnchorElement && !/^https?:$|^mailto:$/.test(element.protocol),
    );
    return {
      pwned: 'pwned' in globalThis,
      strange: [...strange, ...links].map(({ outerHTML }) => outerHTML),
    };
  }, ours.source);
  assert.deepEqual(found, { pwned: false, strange: [] }, what);
}

/** NUL is nobody's text, and blanks are the browser's. */
const visible = (text: string) => text.replaceAll('\u0000', '').replaceAll(/\s+/g, ' ').trim();

const body = (attributes = '') =>
  `${opener}<consent-gate service="one" ${attributes} src="${frame('tour')}"></consent-gate><cookie-declaration ${attributes}></cookie-declaration><consent-trigger ${attributes}></consent-trigger>`;

describe('S-5: hostile text', () => {
  for (const [index, payload] of payloads.entries()) {
    it(`in every string of a policy is text and nothing else: ${JSON.stringify(payload)}`, async () => {
      const { page } = await visit({
        head: escaped(policyOf(payload)),
        body: body(`label='${index % 2 ? 'Tour' : payload.replaceAll("'", '&#39;')}'`),
      });
      assert.deepEqual(
        Object.keys((await stateOf(page)).services).sort(),
        ['one', 'three', 'two'],
        'the policy is in use',
      );
      await control(page, 'cookie-banner', 'reject-all');
      await page.click('#settings');
      await control(page, 'cookie-preferences', 'save');
      await until(
        page,
        () =>
          document.querySelector('cookie-declaration')!.shadowRoot!.querySelector('table') !==
            null &&
          document.querySelector('consent-gate')!.shadowRoot!.querySelector('button') !== null,
      );
      const expected = payload.replaceAll('{{thirdParty}}', thirdParty);
      for (const tag of [
        'cookie-banner',
        'cookie-preferences',
        'cookie-declaration',
        'consent-gate',
      ]) {
        const text = await page.evaluate(
          (name) => document.querySelector(name)!.shadowRoot!.textContent,
          tag,
        );
        assert.ok(visible(text).includes(visible(expected)), `<${tag}> says it as it stands`);
      }
      await assertHarmless(page, payload);
      await assertNothingReached(page);
    });
  }

  for (const [tag, attributes] of Object.entries({
    'cookie-banner': [
      'market',
      'locale',
      'policy-href',
      'position',
      'modal',
      'heading-level',
      'lang',
      'class',
      'id',
      'title',
    ],
    'cookie-preferences': [
      'market',
      'locale',
      'policy-href',
      'heading-level',
      'inline',
      'lang',
      'id',
      'title',
    ],
    'cookie-declaration': ['market', 'locale', 'heading-level', 'lang', 'id', 'title'],
    'consent-gate': [
      'category',
      'service',
      'src',
      'label',
      'poster',
      'ratio',
      'allow',
      'sandbox',
      'referrerpolicy',
      'loading',
      'answers',
      'open',
      'lang',
      'id',
    ],
    'consent-trigger': ['market', 'locale', 'lang', 'id'],
  })) {
    it(`in every attribute of <${tag}>, at first and later, does nothing and throws nothing`, async () => {
      const other = tag === 'cookie-banner' ? '' : '<cookie-banner></cookie-banner>';
      const { page } = await visit({ banner: other, body: `${opener}<main id="place"></main>` });
      await page.evaluate(
        (name, all, texts) => {
          const place = document.querySelector('#place')!;
          for (const attribute of all) {
            for (const text of texts) {
              const early = document.createElement(name);
              early.setAttribute(attribute, text);
              if (name === 'consent-gate' && attribute !== 'category' && attribute !== 'service')
                early.setAttribute('category', 'marketing');
              place.append(early);
              // As a framework does when its data change.
              queueMicrotask(() => early.setAttribute(attribute, `${text} `));
              if (name === 'cookie-banner' || name === 'cookie-preferences')
                queueMicrotask(() => queueMicrotask(() => early.remove()));
            }
          }
          const last = document.createElement(name);
          for (const attribute of all.filter((one) => one !== 'open'))
            last.setAttribute(attribute, texts[0]!);
          place.append(last);
        },
        tag,
        attributes,
        payloads,
      );
      await page.evaluate(
        async () =>
          void (await (
            document.querySelector('#place')!.lastElementChild as { show?: () => Promise<void> }
          ).show?.()),
      );
      await assertNothingReached(page);
      await assertHarmless(page, tag);
      await tell(page, 'grantAll');
      await assertHarmless(page, `${tag}, granted`);
      assert.equal((await stateOf(page)).status, 'decided');
    });
  }

  for (const url of [
    'javascript:pwned=1',
    ' java\tscript:pwned=1',
    'data:text/html,<script>pwned=1</script>',
    'vbscript:pwned=1',
    'blob:null/1',
    '\u0001javascript:pwned=1',
    'https://user:pass@[::1',
    '//[',
  ]) {
    it(`S-6: an address such as ${JSON.stringify(url)} is no link, no frame and no poster`, async () => {
      const { page } = await visit({
        banner: '<cookie-banner></cookie-banner>',
        body: `${opener}<consent-gate category="marketing" id="gate"></consent-gate>`,
      });
      await page.evaluate((address) => {
        const gate = document.querySelector('#gate')!;
        gate.setAttribute('src', address);
        gate.setAttribute('poster', address);
        for (const element of document.querySelectorAll('cookie-banner'))
          element.setAttribute('policy-href', address);
      }, url);
      await control(page, 'cookie-banner', 'accept-all');
      await assertHarmless(page, url);
      await tell(page, 'grantAll');
      await page.evaluate(() => new Promise(requestAnimationFrame));
      assert.equal(await page.$('consent-gate >>> iframe'), null);
      await assertHarmless(page, url);
    });
  }
});
