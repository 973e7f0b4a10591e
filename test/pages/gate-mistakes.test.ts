import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  acceptedAll,
  arrived,
  assertNothingReached,
  control,
  frame,
  rejectedAll,
  settled,
  soon,
  thirdParty,
  timesReached,
  until,
  visit,
} from './support/visitor.js';

const gate = (attributes: string, content = '') =>
  `<consent-gate ${attributes}>${content}</consent-gate>`;
const marketing = 'category="marketing"';
const held = '<template><p>Held</p></template>';
const pwn = 'globalThis.pwned = true';

/** Each stays closed although everything is granted. The report names the element, the attribute and the mend. */
const mistakes: [what: string, attributes: string, report: RegExp][] = [
  [
    'a category and a service that disagree',
    `category="statistics" service="twentythree" src="${frame('x')}"`,
    /category="statistics".*"twentythree".*"marketing"/,
  ],
  [
    'a category the policy does not have',
    `category="marketting" src="${frame('x')}"`,
    /category="marketting".*marketing/,
  ],
  [
    'one unknown category among known ones',
    `category="marketing video" src="${frame('x')}"`,
    /category="video"/,
  ],
  [
    'a service the policy does not have',
    `category="marketing" service="youtube" src="${frame('x')}"`,
    /service="youtube".*policy/,
  ],
  [
    'a service alone that is a property of every object',
    `service="constructor" src="${frame('x')}"`,
    /service="constructor"/,
  ],
  ['neither a category nor a service', `src="${frame('x')}"`, /category/],
  ['javascript:', `${marketing} src="javascript:${pwn}"`, /consent-gate.*src=.*https:/],
  ['a hidden javascript:', `${marketing} src=" java&#10;script:${pwn}"`, /consent-gate.*src=/s],
  ['javascript: in capitals', `${marketing} src="JavaScript:${pwn}"`, /consent-gate.*src=/],
  [
    'data:',
    `${marketing} src="data:text/html,<script>parent.${pwn}</script>"`,
    /consent-gate.*src="data:/,
  ],
  ['blob:', `${marketing} src="blob:http://localhost/1"`, /consent-gate.*src="blob:/],
  ['about:', `${marketing} src="about:blank"`, /consent-gate.*src="about:/],
  ['no address at all', `${marketing} src=""`, /consent-gate.*src=""/],
  ['an address that is none', `${marketing} src="https://"`, /consent-gate.*src="https:/],
];

/** What a gate holds, and not its `src`. */
const heldMistakes: [what: string, content: string, report: RegExp][] = [
  [
    'javascript: in data-src',
    `<iframe data-src="javascript:parent.${pwn}"></iframe>`,
    /iframe.*data-consent-src="javascript:/,
  ],
  [
    'data: in data-src',
    '<p><iframe data-src="data:text/html,x"></iframe></p>',
    /iframe.*data-consent-src="data:/,
  ],
  [
    'javascript: behind srcdoc',
    `<iframe srcdoc="" src="javascript:parent.${pwn}"></iframe>`,
    /iframe.*src="javascript:/,
  ],
  [
    'javascript: in a frame of a template',
    `<template><p>Text</p><iframe src=" java&#10;script:parent.${pwn}"></iframe></template>`,
    /iframe.*src=/s,
  ],
  [
    'a script that is its own address',
    `<script type="text/plain" src="data:text/javascript,${pwn}"></script>`,
    /script.*src="data:/,
  ],
  [
    'such a script in a template',
    `<template><script type="text/plain" src="data:text/javascript,${pwn}"></script></template>`,
    /script.*src="data:/,
  ],
];

describe('E8: an address that may not be loaded, in what a gate holds, keeps it closed and is told once', () => {
  for (const [what, content, report] of heldMistakes) {
    it(`${what}`, async () => {
      const { page, reports } = await visit({
        cookie: acceptedAll,
        body: gate(marketing, content).repeat(2),
      });
      await until(page, () =>
        document.querySelector('consent-gate')!.shadowRoot!.querySelector('[part~=placeholder]'),
      );
      await soon(() => reports.length > 0, 'a report');
      await settled(page);
      assert.deepEqual(
        reports.map((text) => report.test(text)),
        [true],
      );
      assert.deepEqual(
        await page.evaluate(() => [
          document.querySelectorAll('[open], [data-consent-content]').length,
          (globalThis as { pwned?: boolean }).pwned,
        ]),
        [0, null],
      );
    });
  }

  it('and a frame of a template that is filled by its author is left as written', async () => {
    const { page, reports } = await visit({
      cookie: acceptedAll,
      body: gate(marketing, '<template><iframe src="about:blank" id="filled"></iframe></template>'),
    });
    await until(page, () => document.querySelector('#filled'));
    assert.deepEqual(reports, []);
  });
});

describe('E8: a gate with a mistake stays closed, asks nothing, and tells its author once', () => {
  for (const [what, attributes, report] of mistakes) {
    it(`${what}`, async () => {
      const { page, reports } = await visit({
        cookie: acceptedAll,
        body: gate(attributes, '<a href="/elsewhere">Fallback</a>').repeat(2),
      });
      await soon(() => reports.length > 0, 'a report');
      await until(page, () =>
        document.querySelector('consent-gate')!.shadowRoot!.querySelector('[part=placeholder]'),
      );
      await assertNothingReached(page);
      assert.equal(reports.length, 1);
      assert.match(reports[0]!, report);
      assert.deepEqual(
        await page.evaluate(() => [
          document.querySelectorAll('iframe, [open]').length,
          (globalThis as { pwned?: boolean }).pwned,
          document.querySelector('consent-gate > a')!.checkVisibility(),
        ]),
        [0, null, true],
      );
    });
  }

  it('and opens once it is mended', async () => {
    const { page, reports } = await visit({
      cookie: acceptedAll,
      body: gate(`category="marketting" src="${frame('mended')}"`),
    });
    await soon(() => reports.length > 0, 'a report');
    await page.$eval('consent-gate', (element) => element.setAttribute('category', 'marketing'));
    await arrived('/frame.html?name=mended');
  });

  it('even where its parts are asked to open it', async () => {
    const { page } = await visit({ body: gate(`${marketing} src="javascript:${pwn}"`) });
    await until(page, () =>
      document.querySelector('consent-gate')!.shadowRoot!.querySelector('[part=placeholder]'),
    );
    await page.evaluate(() =>
      document
        .querySelector('consent-gate')!
        .shadowRoot!.querySelectorAll('button')
        .forEach((button) => button.click()),
    );
    await settled(page);
    assert.deepEqual(
      await page.evaluate(() => [
        document.querySelectorAll('iframe').length,
        (globalThis as { pwned?: boolean }).pwned,
      ]),
      [0, null],
    );
  });

  it('a held address that is no web address is left out, and told', async () => {
    const { page, reports } = await visit({
      cookie: acceptedAll,
      body: gate(marketing, `<iframe data-src="javascript:parent.${pwn}"></iframe>`),
    });
    await soon(() => reports.length > 0, 'a report');
    await settled(page);
    assert.match(reports.join(), /iframe data-consent-src="javascript:/);
    assert.equal(await page.evaluate(() => (globalThis as { pwned?: boolean }).pwned), undefined);
  });
});

describe('E2: live content left inside of a gate loses its address, is reported once on the console, and announced by an event', () => {
  const live: [element: string, html: string, mend: RegExp][] = [
    ['iframe', `<iframe src="${frame('live')}"></iframe>`, /iframe src=.*template/],
    ['script', '<script src="{{thirdParty}}/script.js"></script>', /script src=.*text\/plain/],
    ['img', '<img src="{{thirdParty}}/pixel.gif">', /img src=.*data-consent-src/],
    ['link', '<p><link rel="stylesheet" href="{{thirdParty}}/style.css"></p>', /link href=/],
    [
      'iframe with a picture in its srcdoc',
      `<iframe srcdoc="<img src='{{thirdParty}}/pixel.gif'>"></iframe>`,
      /iframe srcdoc=/,
    ],
    [
      'link of a style',
      '<a style="background:url({{thirdParty}}/pixel.gif)" href="/elsewhere">Styled</a>',
      /a style=.*data-consent-src/,
    ],
  ];
  for (const [element, html, mend] of live) {
    it(`${element}`, async () => {
      const { page, reports } = await visit({
        cookie: rejectedAll,
        body: gate(marketing, `${html}<a href="/elsewhere">Fallback</a>`),
        prepare: hearViolations,
      });
      await soon(() => reports.length > 0, 'a report');
      await until(page, () =>
        document.querySelector('consent-gate')!.shadowRoot!.querySelector('[part=placeholder]'),
      );
      await settled(page);
      assert.equal(reports.length, 1, reports.join('\n'));
      assert.match(reports[0]!, mend);
      assert.deepEqual(await violations(page), [['consent-gate', true, true]]);
      const own = element.split(' ')[0]!;
      assert.deepEqual(
        await page.$$eval(
          'consent-gate *',
          (children) =>
            children.filter((child) =>
              child.matches(
                '[src],link[href],[style],[srcdoc]:not([srcdoc=""]),script:not([type="text/blocked"])',
              ),
            ).length,
        ),
        0,
      );
      assert.equal(
        await page.$$eval(
          `consent-gate ${own === 'link' && html.startsWith('<a') ? 'a' : own}`,
          (kept) => kept.length > 0,
        ),
        true,
        'a framework’s node is kept',
      );
    });
  }

  it('also when it comes later, and before it runs', async () => {
    const { page, reports } = await visit({
      cookie: rejectedAll,
      body: gate(marketing, held),
      prepare: hearViolations,
    });
    await control(page, 'consent-gate', 'allow-once');
    await page.evaluate((origin) => {
      const script = document.createElement('iframe');
      script.src = `${origin}/frame.html?name=later`;
      document.querySelector('consent-gate')!.append(script);
    }, thirdParty);
    await until(
      page,
      () => document.querySelector('consent-gate > iframe')?.hasAttribute('src') === false,
    );
    await soon(() => reports.length === 1, 'a report');
    assert.equal((await violations(page)).length, 1);
  });

  it('a form that Firefox fetches from a template is reported and told all the same, and stays inert', async () => {
    const { page, reports } = await visit({
      cookie: rejectedAll,
      body: gate(marketing, '<template><img src="{{thirdParty}}/pixel.gif"></template>'),
      prepare: hearViolations,
    });
    await soon(() => reports.length === 1, 'a report');
    assert.match(reports[0]!, /img src=.*(lazy|data-consent-src)/);
    await assertNothingReached(page);
    assert.equal((await violations(page)).length, 1);
  });

  it('S28: the sources of a <picture> in a template, which Firefox fetches although the <img> is lazy, are reported', async () => {
    const { page, reports } = await visit({
      cookie: rejectedAll,
      body: gate(
        marketing,
        '<template><picture><source srcset="{{thirdParty}}/pixel.gif"><img loading="lazy" src="/own.gif" alt=""></picture></template>',
      ),
    });
    await soon(() => reports.length > 0, 'a report');
    assert.match(reports.join(), /source srcset=.*Firefox.*data-consent-src/);
    await assertNothingReached(page);
  });

  it('S17: a live srcdoc is emptied where Trusted Types are enforced', async () => {
    const headers = {
      'content-security-policy': "require-trusted-types-for 'script'; trusted-types lit-html",
    };
    const { page, reports, crashes } = await visit({
      cookie: rejectedAll,
      headers,
      body: gate(marketing, `<iframe srcdoc="<img src='{{thirdParty}}/pixel.gif'>"></iframe>`),
    });
    await until(page, () => document.querySelector('iframe')!.getAttribute('srcdoc') === '');
    await soon(() => reports.length > 0, 'a report');
    assert.match(reports.join(), /iframe srcdoc=/);
    assert.deepEqual(crashes, []);
  });

  const pixel = '<noscript><img src="{{thirdParty}}/pixel.gif"></noscript>';
  for (const [where, html] of [
    ['a child', pixel],
    ['in a paragraph', `<p>${pixel}</p>`],
    ['in a template', `<template>${pixel}</template>`],
  ] as const) {
    it(`K5: a <noscript> with a pixel, which loads in browsers without JavaScript, is reported once: ${where}`, async () => {
      const { page, reports } = await visit({
        cookie: rejectedAll,
        body: gate(marketing, `${html}<a href="/elsewhere">Fallback</a>`),
        prepare: hearViolations,
      });
      await soon(() => reports.length > 0, 'a report');
      await assertNothingReached(page);
      assert.deepEqual(
        reports.map((text) => /noscript.*pixel\.gif.*Remove it: nobody can consent/.test(text)),
        [true],
        reports.join('\n'),
      );
      assert.deepEqual(await violations(page), [['consent-gate', true, true]]);
    });
  }

  it('K5: a <noscript> that loads nothing from elsewhere is nobody’s mistake', async () => {
    const { page, reports } = await visit({
      cookie: rejectedAll,
      body: gate(
        marketing,
        `${held}<noscript><a href="https://example.com/">Link</a><img src="/assets/favicon.svg" alt=""></noscript>`,
      ),
    });
    await control(page, 'consent-gate', 'allow-once');
    await settled(page);
    assert.deepEqual(reports, []);
  });

  it('what stays on this site is nobody’s mistake', async () => {
    const { page, reports } = await visit({
      cookie: rejectedAll,
      body: gate(
        marketing,
        held +
          '<p>Text</p><img src="/assets/favicon.svg" alt=""><a href="https://example.com/">Link</a>',
      ),
    });
    await control(page, 'consent-gate', 'allow-once');
    await settled(page);
    assert.deepEqual(reports, []);
    assert.equal(await page.$$eval('consent-gate > *', ({ length }) => length), 4);
  });
});

describe('What a server rendered open', () => {
  const rendered = `<consent-gate ${marketing} src="${frame('rendered')}" open><div data-consent-content><iframe id="rendered" src="${frame('rendered')}"></iframe></div></consent-gate>`;

  it('is taken over as it is where it is granted', async () => {
    const { page, reports } = await visit({ cookie: acceptedAll, body: rendered });
    await settled(page);
    assert.equal(timesReached('/frame.html?name=rendered'), 1);
    assert.deepEqual(
      await page.evaluate(() => [
        document.querySelector('consent-gate')!.open,
        document.querySelector('#rendered')!.checkVisibility(),
        document.querySelectorAll('iframe').length,
      ]),
      [true, true, 1],
    );
    assert.deepEqual(reports, []);
    await page.evaluate(() =>
      (
        globalThis as unknown as { cetegraConsent: { denyAll: () => void } }
      ).cetegraConsent.denyAll(),
    );
    assert.equal(await page.$('iframe'), null);
  });

  it('is taken out where it is not', async () => {
    const { page } = await visit({ cookie: rejectedAll, body: rendered });
    await control(page, 'consent-gate', 'allow-once');
    assert.deepEqual(
      await page.evaluate(() => [
        document.querySelector('consent-gate')!.open,
        document.querySelectorAll('iframe, [data-consent-content]').length,
      ]),
      [false, 0],
    );
  });
});

function hearViolations(page: Page) {
  return page.evaluateOnNewDocument(() => {
    const heard: unknown[] = Object.assign(globalThis, { violations: [] }).violations;
    document.addEventListener('consent-gate-violation', (event) =>
      heard.push([(event.target as Element).localName, event.bubbles, event.composed]),
    );
  });
}

function violations(page: Page): Promise<unknown[]> {
  return page.evaluate(() => (globalThis as unknown as { violations: unknown[] }).violations);
}
