import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { globalOf, policyWith } from './support/integrations.js';
import {
  acceptedAll,
  arrived,
  assertNothingReached,
  cookieValue,
  demo,
  press,
  reached,
  settled,
  soon,
  tell,
  thirdParty,
  timesReached,
  until,
  visit,
} from './support/visitor.js';

const host = new URL(thirdParty).host;
const script = (path: string, attributes = '') =>
  `<script ${attributes} src="{{thirdParty}}${path}"></script>`;
const cookieNames = async (page: Page) =>
  (await page.browserContext().cookies())
    .map(({ name }) => name)
    .filter((name) => name !== 'cetegra_consent');

/** Waits until an integration has told its vendor something. */
async function heard(page: Page, name: string): Promise<unknown[]> {
  await soon(
    async () => ((await globalOf(page, name)) as unknown[] | null)?.length,
    `${name} is told`,
  );
  return (await globalOf(page, name)) as unknown[];
}

describe('I-10: HubSpot', () => {
  it('is told on every page, denied too, with its own banner off; a withdrawal revokes', async () => {
    const { page } = await visit({ head: policyWith(['hubspot']) });
    assert.deepEqual(await heard(page, '_hsp'), [
      ['setHubSpotConsent', { analytics: false, advertisement: false, functionality: false }],
    ]);
    assert.equal(await globalOf(page, 'disableHubSpotCookieBanner'), true);
    await tell(page, 'grantAll');
    await tell(page, 'withdraw', 'marketing');
    await tell(page, 'withdraw', 'hubspot');
    assert.deepEqual((await heard(page, '_hsp')).slice(1), [
      ['setHubSpotConsent', { analytics: true, advertisement: true, functionality: true }],
      ['revokeCookieConsent'],
      ['setHubSpotConsent', { analytics: true, advertisement: false, functionality: true }],
      ['revokeCookieConsent'],
      ['setHubSpotConsent', { analytics: false, advertisement: false, functionality: false }],
    ]);
    assert.equal(await globalOf(page, '_hsq'), null);
  });

  it('even one that is not held back sets no cookie and sends nothing while denied, and stops at a withdrawal', async () => {
    const { page } = await visit({ cookie: cookieValue(), head: policyWith(['hubspot']) });
    await heard(page, '_hsp');
    await page.addScriptTag({ url: `${thirdParty}/hs.js` });
    await settled(page);
    assert.deepEqual([timesReached('/__ptq.gif'), await cookieNames(page)], [0, []]);
    await tell(page, 'grantAll');
    await arrived('/__ptq.gif');
    assert.equal((await cookieNames(page)).length, 4);
    await tell(page, 'withdrawAll');
    assert.deepEqual(await cookieNames(page), []);
  });

  it('leaves its own mark against tracking only where the policy asks for it', async () => {
    const { page } = await visit({ head: policyWith([{ id: 'hubspot', doNotTrack: true }]) });
    assert.deepEqual(await heard(page, '_hsq'), [['doNotTrack']]);
    await tell(page, 'grantAll');
    assert.deepEqual(await heard(page, '_hsq'), [['doNotTrack'], ['doNotTrack', { track: true }]]);
  });
});

describe('I-2: Google Consent Mode', () => {
  const all = (say: string) =>
    Object.fromEntries(
      [
        'ad_storage',
        'ad_user_data',
        'ad_personalization',
        'analytics_storage',
        'functionality_storage',
        'personalization_storage',
      ].map((purpose) => [purpose, say]),
    );

  it('has the default before tags, an update on every page and on every change, each as arguments', async () => {
    const { page } = await visit({
      cookie: cookieValue({ c: 'statistics' }),
      head: policyWith(['google-consent-mode']),
    });
    const denied = { ...all('denied'), security_storage: 'granted' };
    assert.deepEqual(await heard(page, 'dataLayer'), [
      ['consent', 'default', denied],
      ['set', 'ads_data_redaction', true],
      ['consent', 'update', { ...denied, analytics_storage: 'granted' }],
    ]);
    await tell(page, 'grantAll');
    await tell(page, 'withdrawAll');
    assert.deepEqual((await heard(page, 'dataLayer')).slice(3), [
      ['consent', 'update', { ...all('granted'), security_storage: 'granted' }],
      ['consent', 'update', denied],
    ]);
    assert.deepEqual(
      await page.evaluate(() => [
        ...new Set(
          (globalThis as unknown as { dataLayer: object[] }).dataLayer.map((item) =>
            Object.prototype.toString.call(item),
          ),
        ),
      ]),
      ['[object Arguments]'],
    );
  });

  it("has its options: the layer's name, waiting, redaction, passthrough, and what decides", async () => {
    const { page } = await visit({
      cookie: cookieValue({ c: 'functional' }),
      head: policyWith([
        {
          id: 'google-consent-mode',
          mode: 'advanced',
          dataLayer: 'own',
          waitForUpdate: 500,
          adsDataRedaction: false,
          urlPassthrough: true,
          purposes: { analytics_storage: 'functional' },
        },
      ]),
    });
    const [first, redaction, passthrough, update] = (await heard(page, 'own')) as [
      string,
      string,
      Record<string, unknown>,
    ][];
    assert.equal(first![2].wait_for_update, 500);
    assert.deepEqual(
      [redaction, passthrough],
      [
        ['set', 'ads_data_redaction', false],
        ['set', 'url_passthrough', true],
      ],
    );
    assert.equal(update![2].analytics_storage, 'granted');
    assert.equal(await globalOf(page, 'dataLayer'), null);
  });

  it('a tag that is held back runs after it was told, and pings what is true', async () => {
    const { page } = await visit({
      head:
        policyWith(['google-consent-mode']) +
        script('/gtag.js', 'type="text/plain" data-consent="statistics"'),
      body: `<script>(function () { (window.dataLayer ??= []).push(arguments) })('config', 'G-1')</script>`,
    });
    await heard(page, 'dataLayer');
    await assertNothingReached(page);
    await tell(page, 'grant', 'statistics');
    await arrived('/g/collect');
    assert.match(reached().at(-1)!, /gcs=G101$/);
  });

  it('the author of a tag that runs before consent is told, unless the policy says advanced', async () => {
    for (const [mode, times] of [
      ['basic', 1],
      ['advanced', 0],
    ] as const) {
      const { page, reports } = await visit({
        head: script('/gtag.js') + policyWith([{ id: 'google-consent-mode', mode }]),
      });
      await heard(page, 'dataLayer');
      await soon(() => reports.length === times, `${times} reports`);
      assert.ok(reports.every((report) => report.includes('google_tag_manager')));
    }
  });
});

describe('Other queues', () => {
  it('Google Tag Manager gets an event with every state', async () => {
    const { page } = await visit({
      head: policyWith([{ id: 'google-tag-manager', event: 'decided' }]),
    });
    await heard(page, 'dataLayer');
    await tell(page, 'grant', 'matomo');
    const events = (await globalOf(page, 'dataLayer')) as {
      event: string;
      consent: Record<string, boolean>;
    }[];
    assert.deepEqual(
      events.map(({ event, consent }) => [
        event,
        consent.matomo,
        consent.statistics,
        consent.necessary,
      ]),
      [
        ['decided', false, false, true],
        ['decided', true, false, true],
      ],
    );
  });

  it('Microsoft Advertising: default, update, each change', async () => {
    const { page } = await visit({ head: policyWith(['microsoft-ads']) });
    const say = (when: string, word: string) => ['consent', when, { ad_storage: word }];
    assert.deepEqual(await heard(page, 'uetq'), [
      ...say('default', 'denied'),
      ...say('update', 'denied'),
    ]);
    await tell(page, 'grantAll');
    await tell(page, 'denyAll');
    assert.deepEqual((await heard(page, 'uetq')).slice(6), [
      ...say('update', 'granted'),
      ...say('update', 'denied'),
    ]);
  });

  it('Clarity: in its queue before its script, in its function after', async () => {
    const { page } = await visit({ head: policyWith(['clarity']) });
    const say = (ads: string, analytics: string) => [
      'consentv2',
      { ad_Storage: ads, analytics_Storage: analytics },
    ];
    await until(page, () => typeof (globalThis as { clarity?: unknown }).clarity === 'function');
    await tell(page, 'grant', 'statistics');
    const queued = await page.evaluate(
      () => (globalThis as unknown as { clarity: { q: unknown[] } }).clarity.q,
    );
    assert.deepEqual(queued, [say('denied', 'denied'), say('denied', 'granted')]);
    await page.evaluate(() =>
      Object.assign(globalThis, {
        said: [],
        clarity: (...it: unknown[]) => (globalThis as unknown as { said: unknown[] }).said.push(it),
      }),
    );
    await tell(page, 'withdrawAll');
    assert.deepEqual(await globalOf(page, 'said'), [say('denied', 'denied')]);
  });

  it('Meta: nothing before its snippet, which would not run then; revoked and granted after', async () => {
    const { page } = await visit({
      cookie: acceptedAll,
      head: policyWith(['meta-pixel', 'google-tag-manager']),
    });
    await heard(page, 'dataLayer');
    assert.equal(await globalOf(page, 'fbq'), null);
    await page.evaluate(() =>
      Object.assign(globalThis, {
        said: [],
        fbq: (...it: unknown[]) => (globalThis as unknown as { said: unknown[] }).said.push(it),
      }),
    );
    await tell(page, 'withdrawAll');
    await tell(page, 'grantAll');
    assert.deepEqual(await globalOf(page, 'said'), [
      ['consent', 'revoke'],
      ['consent', 'grant'],
    ]);
  });

  it('S-26: a vendor that throws harms nobody, and its author is told', async () => {
    const { page, reports } = await visit({
      cookie: acceptedAll,
      head: policyWith(['clarity', 'microsoft-ads']),
      body: '<consent-gate category="marketing" src="{{thirdParty}}/frame.html?name=tour"></consent-gate>',
    });
    await arrived('/frame.html?name=tour');
    await page.evaluate(() =>
      Object.assign(globalThis, {
        clarity: () => {
          throw new Error('theirs');
        },
      }),
    );
    await tell(page, 'withdrawAll');
    await soon(() => reports.length === 1, 'a report');
    assert.match(reports[0]!, /threw.*theirs/);
    assert.deepEqual(
      [(await heard(page, 'uetq')).at(-1), await page.$('consent-gate[open]')],
      [{ ad_storage: 'denied' }, null],
    );
  });
});

describe('E10: TwentyThree', () => {
  const path = '/resources/um/integrations/core-consent-status/consent-status.js';
  const policy = policyWith([{ id: 'twentythree', domain: host }]);

  it('L1: is asked for nothing before a grant; is told of it, and of a withdrawal', async () => {
    const { page } = await visit({ head: policy });
    await assertNothingReached(page);
    await tell(page, 'grantAll');
    await arrived('/v.ihtml/event?consent=given');
    await tell(page, 'withdraw', 'twentythree');
    await arrived('/v.ihtml/event?consent=denied');
    await tell(page, 'grantAll');
    await arrived('/v.ihtml/event?consent=given', 2);
    await settled(page);
    assert.equal(timesReached(path), 1);
  });

  it('a refusal that overtakes its script is what the script says', async () => {
    const { page } = await visit({
      cookie: acceptedAll,
      head: policy,
      prepare: async (page) => {
        await page.setRequestInterception(true);
        page.on('request', (request) => {
          if (!request.url().endsWith(path)) return void request.continue();
          void page
            .evaluate(() =>
              (
                globalThis as unknown as { cetegraConsent: { denyAll(): void } }
              ).cetegraConsent.denyAll(),
            )
            .then(() => request.continue());
        });
      },
    });
    await arrived('/v.ihtml/event?consent=denied');
    await settled(page);
    assert.equal(timesReached('/v.ihtml/event?consent=given'), 0);
  });

  it('without its domain is refused, and the author is told', async () => {
    const { page, reports } = await visit({
      cookie: acceptedAll,
      head: policyWith(['twentythree']),
    });
    await soon(() => reports.length === 1, 'a report');
    assert.match(reports[0]!, /twentythree\.domain: is missing/);
    await assertNothingReached(page);
  });
});

describe('Beamer', () => {
  it('that is not held back does not start before a grant, and is taken down by a withdrawal', async () => {
    const { page } = await visit({
      cookie: cookieValue(),
      head: policyWith(['beamer']),
      body: '<button class="beamerTrigger">News</button>',
    });
    await until(
      page,
      () =>
        (globalThis as unknown as { beamer_config?: { lazy: boolean } }).beamer_config?.lazy ===
        true,
    );
    await page.addScriptTag({ url: `${thirdParty}/beamer-embed.js` });
    await settled(page);
    assert.deepEqual([timesReached('/count'), await cookieNames(page)], [0, []]);
    await tell(page, 'grantAll');
    await until(page, () => document.querySelector('[data-beamer-unread]'));
    await tell(page, 'withdraw', 'beamer');
    assert.equal(await page.$('[data-beamer-unread]'), null);
  });
});

describe('E10: privacy parameters of players', () => {
  const frames: [address: string, becomes: string][] = [
    [
      'https://www.youtube.com/embed/abc?start=3',
      'https://www.youtube-nocookie.com/embed/abc?start=3',
    ],
    ['https://youtube.com/embed/abc', 'https://www.youtube-nocookie.com/embed/abc'],
    ['https://player.vimeo.com/video/1?h=2', 'https://player.vimeo.com/video/1?h=2&dnt=1'],
    ['https://notyoutube.com/embed/abc', 'https://notyoutube.com/embed/abc'],
    ['https://youtube.com.example/embed/abc', 'https://youtube.com.example/embed/abc'],
  ];

  it('stand in the address before the iframe is made, of those players alone', async () => {
    const { page } = await visit({
      cookie: acceptedAll,
      head: policyWith(['youtube', 'vimeo']),
      body: frames
        .map(([address]) => `<consent-gate category="marketing" src="${address}"></consent-gate>`)
        .join(''),
      prepare: async (page) => {
        await page.setRequestInterception(true);
        page.on(
          'request',
          (request) =>
            void (/localhost|127\.0\.0\.1/.test(request.url())
              ? request.continue()
              : request.abort()),
        );
      },
    });
    await until(
      page,
      (count) =>
        [...document.querySelectorAll('consent-gate')].filter(({ frame }) => frame).length ===
        count,
      frames.length,
    );
    assert.deepEqual(
      await page.$$eval('consent-gate', (gates) => gates.map(({ frame }) => frame?.src)),
      frames.map(([, becomes]) => becomes),
    );
  });
});

describe("The demo's page about vendors", () => {
  for (const language of ['', '/nb']) {
    it(`${language || '/en'}: nothing leaves before an answer, what was done before never does, and each vendor obeys`, async () => {
      const { page, reports } = await visit({ address: `${demo.origin}${language}/vendors` });
      await until(page, () =>
        document.querySelector('[data-told]')!.textContent.includes('requireConsent'),
      );
      await page.click('[data-event]');
      await assertNothingReached(page);
      await press(page, 'cookie-banner', 'accept-all');
      for (const path of ['/matomo.php', '/__ptq.gif', '/g/collect']) await arrived(path);
      await settled(page);
      assert.match(
        reached().find((path) => path.startsWith('/g/collect'))!,
        /gcs=G111/,
      );
      assert.deepEqual(
        reached().filter((path) => path.includes('e_c=demo')),
        [],
      );
      await page.click('[data-event]');
      await soon(
        () => reached().filter((path) => path.includes('e_c=demo')).length === 1,
        'an event after the grant',
      );
      const before = reached().length;
      await tell(page, 'withdrawAll');
      await page.click('[data-event]');
      await settled(page);
      assert.deepEqual(reached().slice(before), []);
      assert.match(
        await page.$eval('[data-told]', (table) => table.textContent),
        /forgetConsentGiven.*revokeCookieConsent|setHubSpotConsent \{"analytics":false/,
      );
      assert.deepEqual(
        [(await cookieNames(page)).filter((name) => /^(?:_pk|__h|hub)/.test(name)), reports],
        [[], []],
      );
    });
  }
});
