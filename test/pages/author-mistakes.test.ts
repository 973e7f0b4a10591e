import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { acceptedAll, control, settled, soon, until, visit } from './support/visitor.js';

const policy = (parts: object = {}) =>
  `<script type="application/json" data-consent-policy>${JSON.stringify({
    revision: '2026-11-01',
    controller: { name: 'Example AS' },
    services: ['youtube', 'twentythree'],
    markets: { no: { policyHref: '/cookie-policy' } },
    defaultMarket: 'no',
    ...parts,
  })}</script>`;

const gate = (src: string, service = 'youtube') =>
  `<consent-gate service="${service}" label="Film" src="${src}"></consent-gate>`;

const mistakes: [what: string, body: string, report: RegExp][] = [
  [
    'a misspelt action',
    '<button data-consent-action="open-preference">Cookies</button>',
    /<button data-consent-action="open-preference">.*"open-preferences"/,
  ],
  [
    'a page of YouTube instead of its embed address',
    gate('https://www.youtube.com/watch?v=abc'),
    /watch\?v=abc".*youtube-nocookie\.com\/embed\/abc/,
  ],
  [
    'a short address of YouTube',
    gate('https://youtu.be/abc'),
    /youtu\.be\/abc".*youtube-nocookie\.com\/embed\/abc/,
  ],
  [
    'a short film of YouTube',
    gate('https://www.youtube.com/shorts/abc'),
    /shorts\/abc".*youtube-nocookie\.com\/embed\/abc/,
  ],
  [
    'a page of TwentyThree',
    gate('https://video.example.com/video/42/tour', 'twentythree'),
    /video\/42\/tour".*v\.ihtml\/player\.html/,
  ],
  [
    'such an address in a template',
    '<consent-gate service="youtube" label="Film"><template><iframe src="https://www.youtube.com/watch?v=abc"></iframe></template></consent-gate>',
    /<iframe src=.*embed\/abc/,
  ],
];

describe('An author’s mistake is reported once, with what to write', () => {
  for (const [what, body, report] of mistakes) {
    it(what, async () => {
      const { page, reports } = await visit({ head: policy(), body: body.repeat(2) });
      await control(page, 'cookie-banner', 'accept-all');
      await soon(() => reports.length > 0, 'a report');
      await settled(page);
      assert.deepEqual(
        reports.map((text) => report.test(text)),
        [true],
        reports.join('\n'),
      );
    });
  }

  it('an unknown id in the policy’s texts, in English and in another language', async () => {
    for (const lang of ['en', 'nb']) {
      const { page, reports } = await visit({
        lang,
        head: policy({ texts: { [lang]: { 'consent.acept-all': 'Yes' } } }),
      });
      await control(page, 'cookie-banner', 'accept-all');
      await soon(() => reports.length > 0, 'a report');
      await settled(page);
      assert.deepEqual(
        reports.map((text) => /"consent\.acept-all".*"consent\.accept-all"/.test(text)),
        [true],
        reports.join('\n'),
      );
    }
  });

  it('modal="false", which is modal', async () => {
    const { page, reports } = await visit({
      head: policy(),
      banner: '<cookie-banner modal="false"></cookie-banner>',
    });
    await control(page, 'cookie-banner', 'accept-all');
    await soon(() => reports.length > 0, 'a report');
    assert.match(reports.join(), /modal="false"/);
  });

  it('a page without mistakes fetches nothing that explains them', async () => {
    const fetched: string[] = [];
    const { page, reports } = await visit({
      head: policy(),
      body: `${gate('https://www.youtube-nocookie.com/embed/abc')}<button data-consent-action="open-preferences">Cookies</button>`,
      prepare: (page) =>
        Promise.resolve(page.on('request', (request) => fetched.push(request.url()))),
    });
    await control(page, 'consent-gate', 'allow-once');
    await settled(page);
    await page.evaluate(
      () => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))),
    );
    assert.deepEqual(
      [reports, fetched.filter((url) => /advice|check-overrides|messages/.test(url))],
      [[], []],
    );
  });
});

describe('A tag that is written as if it closed itself', () => {
  for (const tag of ['cookie-banner', 'cookie-preferences', 'cookie-declaration']) {
    it(`<${tag} />: the page is readable and the mistake is reported once`, async () => {
      const { page, reports } = await visit({
        head: policy(),
        banner: tag === 'cookie-banner' ? '' : '<cookie-banner></cookie-banner>',
        body: `<${tag} /><h1 id="title">My page</h1><p>Text</p>`,
      });
      await soon(() => reports.length > 0, 'a report');
      await settled(page);
      assert.deepEqual(
        reports.map((text) => text.includes(`<${tag}> contains <h1>`)),
        [true],
        reports.join('\n'),
      );
      assert.equal(
        await page.$eval(
          '#title',
          (title) => title.checkVisibility() && title.getBoundingClientRect().height > 0,
        ),
        true,
      );
    });
  }

  it('<cookie-banner />: the page is readable for a visitor who has decided', async () => {
    const { page } = await visit({
      cookie: acceptedAll,
      banner: '',
      body: '<cookie-banner /><h1 id="title">My page</h1>',
    });
    await until(page, () => document.querySelector('cookie-banner')!.shadowRoot !== null);
    assert.equal(
      await page.$eval(
        '#title',
        (title) => title.checkVisibility() && title.getBoundingClientRect().height > 0,
      ),
      true,
    );
  });
});
