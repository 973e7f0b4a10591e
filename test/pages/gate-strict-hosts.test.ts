import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  arrived,
  assertNothingReached,
  cookieValue,
  frame,
  reached,
  settled,
  soon,
  tell,
  until,
  visit,
  type Visited,
} from './support/visitor.js';

const service = (id: string, host: string) => ({
  id,
  category: 'marketing',
  label: id,
  provider: 'Own',
  country: 'NO',
  description: { en: 'Own.' },
  cookies: [],
  privacyUrl: 'https://own.example/',
  hosts: [host],
});
const policy = {
  revision: '2026-11-01',
  strictHosts: true,
  defaultMarket: 'no',
  markets: { no: {} },
  services: [service('own', '127.0.0.1'), service('other', 'other.example')],
};
const head = `<script type="application/json" data-consent-policy>${JSON.stringify(policy)}</script>`;
const cookie = cookieValue({ c: 'marketing' });
const gate = (attributes: string, content = '') =>
  `<consent-gate ${attributes} label="Gate">${content}</consent-gate>`;
const placeholder = () =>
  document.querySelector('consent-gate')!.shadowRoot!.querySelector('[part~=placeholder]');
const code = (text: string, type = '') =>
  `<template><script${type && ` type="${type}"`}>${text}</script></template>`;
const url = '{{thirdParty}}/pixel.gif';

/** What cannot be read, and addresses beside ones that may pass. */
const refused: [what: string, attributes: string, content: string, report: RegExp][] = [
  [
    'the second address of a style',
    'service="other"',
    `<template><p style="background:url(https://other.example/),url(${url})"></p></template>`,
    /127\.0\.0\.1/,
  ],
  [
    'what calls itself rendered content',
    'service="other"',
    `<template><div data-consent-content><iframe src="${url}"></iframe></div></template>`,
    /127\.0\.0\.1/,
  ],
  [
    'what calls itself rendered content, in a held child',
    'service="other"',
    `<p><span data-consent-content><iframe data-consent-src="${url}"></iframe></span></p>`,
    /127\.0\.0\.1/,
  ],
  [
    'an import of a name',
    'service="own"',
    code(`import 'vendor'; fetch('${url}')`, 'module'),
    /an import without an address/,
  ],
  [
    'an import behind a comment',
    'service="own"',
    code('import/* it\'s */ "vendor"', 'module'),
    /an import without an address/,
  ],
  [
    'an export from a name',
    'service="own"',
    code("export * from 'vendor'", 'module'),
    /an import without an address/,
  ],
  [
    'an import that is worked out',
    'service="own"',
    code('import(globalThis.name)'),
    /an import without an address/,
  ],
  [
    'an address that is put together',
    'service="own"',
    code("fetch('https://' + name)"),
    /an address that a script puts together/,
  ],
  [
    'an address with a part to fill in',
    'service="own"',
    code('fetch(`https://${name}/x`)'),
    /https:/,
  ],
  [
    'an escaped address',
    'service="other"',
    code('fetch("http:\\/\\/127.0.0.1/\\x78")'),
    /127\.0\.0\.1/,
  ],
  [
    'an event handler',
    'service="other"',
    `<template><img src="/assets/favicon.svg" onload="fetch('${url}')"></template>`,
    /127\.0\.0\.1/,
  ],
  [
    'a script in srcdoc',
    'service="own"',
    '<template><iframe srcdoc="<script>fetch(name)</script>"></iframe></template>',
    /a script/,
  ],
  [
    'an event handler in srcdoc',
    'service="own"',
    '<template><iframe srcdoc="<img src=x onerror=fetch(name)>"></iframe></template>',
    /a script/,
  ],
  [
    'a shadow root in srcdoc',
    'service="own"',
    '<template><iframe srcdoc="<p><template shadowrootmode=open></template></p>"></iframe></template>',
    /a shadow root/,
  ],
  [
    'a closed shadow root',
    'service="own"',
    `<template><p><template shadowrootmode="closed" shadowrootclonable><img src="${url}" loading="lazy"></template></p></template>`,
    /a closed shadow root/,
  ],
  [
    'rules that prefetch links',
    'service="own"',
    '<template><script type="speculationrules">{"prefetch":[{"where":{"href_matches":"https://*/*"}}]}</script></template>',
    /rules for links/,
  ],
  [
    'a data: frame',
    'service="own"',
    `<template><iframe src="data:text/html,<img src=${url}>"></iframe></template>`,
    /data:/,
  ],
  [
    'a category alone, whose services have other hosts',
    'category="marketing" src="https://elsewhere.example/"',
    '',
    /elsewhere\.example.*own, other/,
  ],
  [
    'a category alone that has no service',
    'category="necessary" src="https://elsewhere.example/"',
    '',
    /elsewhere\.example/,
  ],
];

describe('S18: a gate stays closed under strictHosts', () => {
  for (const [what, attributes, content, report] of refused) {
    it(`over ${what}, and reports it`, async () => {
      const { page, reports } = await visit({ cookie, head, body: gate(attributes, content) });
      await soon(() => reports.some((text) => text.includes('strictHosts')), 'a report');
      await until(page, placeholder);
      assert.match(reports.join('\n'), report);
      await assertNothingReached(page);
      assert.deepEqual(
        await page.$$eval('[open],template[data-consent-content]', (all) => all.length),
        0,
      );
    });
  }
});

const passed: [what: string, content: string][] = [
  [
    'scripts of its own hosts and of this site',
    code(
      `import './assets/consent/consent.js'; (globalThis.ran ??= []).push('own'); Array.from('${url}'); const from = 'vendor';`,
      'module',
    ),
  ],
  [
    'a click that leads elsewhere by a link',
    '<template><a href="https://elsewhere.example/">Elsewhere</a></template>',
  ],
  ['srcdoc of its own hosts', `<template><iframe srcdoc="<img src='${url}'>"></iframe></template>`],
  [
    'a picture in a style',
    `<template><p style="--c:red;background:url(${url});content:'https'">Text</p><style>@namespace svg url(http://www.w3.org/2000/svg); a[href^="https://elsewhere.example"] { color: red }</style></template>`,
  ],
];

describe('S18: a gate opens under strictHosts', () => {
  for (const [what, content] of passed) {
    it(`with ${what}`, async () => {
      const { page, reports } = await visit({ cookie, head, body: gate('service="own"', content) });
      await until(page, () => document.querySelector('consent-gate')!.open);
      assert.deepEqual(reports, []);
    });
  }
});

describe('S18: an address that a listener of consent-gate-frame changes', () => {
  for (const [what, strict, change, report] of [
    ['to another host', true, 'event.url.hostname = "elsewhere.example"', /elsewhere\.example/],
    ['to javascript:', false, 'event.url.href = "javascript:parent.pwned=1"', /javascript:/],
    ['to data:', false, 'event.url.href = "data:text/html,<p>"', /data:/],
    [
      'to blob:',
      false,
      'event.url.href = URL.createObjectURL(new Blob(["<p>"], { type: "text/html" }))',
      /blob:/,
    ],
  ] as const) {
    it(`${what} is checked again${strict ? ' under strictHosts' : ''}`, async () => {
      const listen = `<script>addEventListener('consent-gate-frame', (event) => { ${change} })</script>`;
      const { page, reports } = await visit({
        cookie,
        head: (strict ? head : '') + listen,
        body: gate(
          `${strict ? 'service="own"' : 'category="marketing"'} src="${frame('changed')}"`,
        ),
      });
      await soon(() => reports.length > 0, 'a report');
      await until(page, placeholder);
      assert.match(reports[0]!, report);
      await assertNothingReached(page);
      assert.deepEqual(
        await page.evaluate(() => [
          document.querySelector('consent-gate')!.frame,
          document.querySelector('consent-gate')!.open,
          'pwned' in globalThis,
        ]),
        [null, false, false],
      );
    });
  }
});

describe('S18: content that a server rendered open', () => {
  for (const [name, isOpen] of [
    ['own', true],
    ['other', false],
  ] as const) {
    it(`${isOpen ? 'stays where it is of the service’s hosts' : 'goes under strictHosts where it is of other hosts'}`, async () => {
      const { page, reports } = await visit({
        cookie,
        head,
        body: gate(
          `service="${name}" open`,
          `<div data-consent-content><iframe src="${frame('rendered')}"></iframe></div>`,
        ),
      });
      await soon(
        () =>
          page.evaluate(
            (wanted) =>
              document.querySelector('consent-gate')!.open === wanted &&
              document.querySelectorAll('iframe').length === Number(wanted),
            isOpen,
          ),
        'it is as wanted',
      );
      await settled(page);
      assert.deepEqual(
        [await page.$$eval('consent-gate[open]', ({ length }) => length), reports.length],
        [Number(isOpen), isOpen ? 0 : 1],
      );
    });
  }
});

describe('S15: markup of an open gate that is put back after a withdrawal', () => {
  const forms: [name: string, content: string, path: string][] = [
    ['an iframe of src', '', '/frame.html?name=saved'],
    [
      'a frame',
      `<template><iframe src="${frame('saved')}"></iframe></template>`,
      '/frame.html?name=saved',
    ],
    ['a picture', '<img data-consent-src="{{thirdParty}}/pixel.gif" alt="">', '/pixel.gif'],
    [
      'a stylesheet',
      '<template><link rel="stylesheet" data-consent-href="{{thirdParty}}/style.css"></template>',
      '/style.css',
    ],
    [
      'a film',
      '<template><video preload="auto" src="{{thirdParty}}/sound.wav"></video></template>',
      '/sound.wav',
    ],
    [
      'a style',
      '<template><p style="background:url({{thirdParty}}/pixel.gif)">Text</p></template>',
      '/pixel.gif',
    ],
  ];
  for (const [name, content, path] of forms) {
    it(`asks for nothing: ${name}`, async () => {
      const { page } = await visit({
        body: gate(`category="marketing"${content ? '' : ` src="${frame('saved')}"`}`, content),
      });
      await tell(page, 'grantAll');
      await arrived(path);
      const before = reached().length;
      await page.evaluate(() => {
        const main = document.querySelector('main')!;
        const saved = String(main.innerHTML);
        (globalThis as Visited).cetegraConsent.withdrawAll();
        main.innerHTML = saved;
        document.body.append(document.createRange().createContextualFragment(saved));
      });
      await settled(page);
      assert.deepEqual(reached().slice(before), []);
      assert.equal(
        await page.$$eval('consent-gate[open],[data-consent-content]', ({ length }) => length),
        0,
      );
    });
  }
});

describe('S27: a withdrawal closes every gate', () => {
  it('whatever a vendor made of the methods that it calls', async () => {
    const film = (name: string) =>
      gate(
        'category="marketing"',
        `<template><video id="${name}" src="{{thirdParty}}/sound.wav"></video></template>`,
      );
    const { page } = await visit({
      cookie: cookieValue({ c: 'marketing' }),
      body: film('one') + film('two') + gate(`category="marketing" src="${frame('third')}"`),
    });
    await until(page, () => document.querySelectorAll('consent-gate[open]').length === 3);
    const found = await page.evaluate(() => {
      addEventListener('error', (event) => event.preventDefault());
      for (const video of document.querySelectorAll('video')) {
        const fail = () => {
          throw new Error('a vendor');
        };
        Object.assign(video, { load: fail, removeAttribute: fail });
      }
      (globalThis as Visited).cetegraConsent.withdrawAll();
      return document.querySelectorAll('consent-gate[open],video,[data-consent-content]').length;
    });
    assert.equal(found, 0);
  });
});
