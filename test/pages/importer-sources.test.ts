import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { bundleModule, packageFile } from './support/packages.js';
import {
  addPage,
  assertNothingReached,
  demo,
  frame,
  settled,
  soon,
  stateOf,
  until,
  visit,
  type Visited,
} from './support/visitor.js';

/**
 * Each importer against the tool it reads: the tool itself runs in a page of the same site, a visitor answers there or leaves,
 * then goes to a page of ours. Nothing may be granted that was not clicked, and nothing asked that was answered.
 */
const policyFor = (importFrom: unknown) =>
  `<script type="application/json" data-consent-policy>${JSON.stringify({
    revision: 'r1',
    categories: [{ id: 'necessary' }, { id: 'statistics' }, { id: 'marketing' }],
    services: ['matomo', 'hotjar', 'youtube'],
    defaultMarket: 'no',
    markets: { no: {} },
    importFrom: [importFrom],
  })}</script>`;
const content =
  ['matomo', 'hotjar']
    .map(
      (id) =>
        `<script type="text/plain" data-consent="statistics" data-consent-service="${id}" src="{{thirdParty}}/script.js?name=${id}"></script>`,
    )
    .join('') +
  `<consent-gate category="marketing" service="youtube" src="${frame('youtube')}"></consent-gate>`;

interface Tool {
  importFrom: unknown;
  /** The tool's page: what is in its `<body>`, its scripts included. */
  body: () => Promise<string>;
  /** Runs in the page: whether the tool is ready to be answered. */
  ready: string;
  /** For a tool that listens to its buttons some time after it shows them: what the cookie is like once it took the answer. */
  answered?: RegExp;
}

interface Outcome {
  granted: string[];
  asks: boolean;
  reason: string | undefined;
}

let pages = 0;

/** Answers in the tool, then visits a page of ours. */
async function carry({ importFrom, body, ready, answered }: Tool, act: string): Promise<Outcome> {
  const address = demo.page(
    `/tool-${++pages}`,
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Tool</title><link rel="icon" href="data:,"><body>${await body()}</body></html>`,
  );
  const { page } = await visit({ address });
  await until(page, ready as never);
  if (answered) await soon(() => isAnswered(page, act, answered), 'an answer in the tool');
  else await page.evaluate(act);
  demo.thirdParty.clear();
  await page.goto(addPage({ head: policyFor(importFrom), body: content }));
  return outcomeOf(page);
}

async function isAnswered(page: Page, act: string, answered: RegExp): Promise<boolean> {
  // The tool may reload the page when it takes a refusal.
  await page.evaluate(act).catch(() => undefined);
  return (await page.browserContext().cookies()).some(({ value }) => answered.test(value));
}

async function outcomeOf(page: Page): Promise<Outcome> {
  const results = await page.evaluate(
    async () => (await (globalThis as Visited).cetegraConsent.settled) as { reason?: string }[],
  );
  await settled(page);
  const { categories, services, needsDecision } = await stateOf(page);
  const granted = Object.entries({ ...categories, ...services })
    .filter(([id, yes]) => yes && id !== 'necessary')
    .map(([id]) => id)
    .sort();
  if (granted.length === 0) await assertNothingReached(page);
  return { granted, asks: needsDecision, reason: results[0]?.reason };
}

const click = (selector: string) =>
  `(document.querySelector(${JSON.stringify(selector)}) ?? (() => { throw new Error('no ${selector.replaceAll("'", '')}') })()).click()`;
const everything = ['hotjar', 'marketing', 'matomo', 'statistics', 'youtube'];

describe('vanilla-cookieconsent 3', () => {
  const texts = {
    consentModal: {
      title: 'T',
      description: 'D',
      acceptAllBtn: 'All',
      acceptNecessaryBtn: 'None',
      showPreferencesBtn: 'Some',
    },
    preferencesModal: {
      title: 'P',
      acceptAllBtn: 'All',
      acceptNecessaryBtn: 'None',
      savePreferencesBtn: 'Save',
      sections: [
        { title: 'A', linkedCategory: 'analytics' },
        { title: 'M', linkedCategory: 'marketing' },
      ],
    },
  };
  const config = {
    hideFromBots: false,
    categories: {
      necessary: { enabled: true, readOnly: true },
      analytics: { services: { matomo: { label: 'Matomo' }, hotjar: { label: 'Hotjar' } } },
      marketing: { services: { youtube: { label: 'YouTube' } } },
    },
    language: { default: 'en', translations: { en: texts } },
  };
  const tool = (more: object = {}): Tool => ({
    importFrom: 'vanilla-cookieconsent',
    body: async () =>
      `<script src="${await packageFile('vanilla-cookieconsent/dist/cookieconsent.umd.js')}"></script><script>CookieConsent.run(${JSON.stringify({ ...config, ...more })})</script>`,
    ready: '!!document.querySelector("#cc-main [data-role=all]")',
  });
  const save = 'document.querySelector("#cc-main .pm [data-role=save]").click()';

  it('"accept all" grants everything, and nobody is asked again', async () => {
    assert.deepEqual(await carry(tool(), click('#cc-main [data-role=all]')), {
      granted: everything,
      asks: false,
      reason: undefined,
    });
  });

  it('"reject all" grants nothing, and nobody is asked again', async () => {
    assert.deepEqual(await carry(tool(), click('#cc-main [data-role=necessary]')), {
      granted: [],
      asks: false,
      reason: undefined,
    });
  });

  it('a category with one service switched off grants the others', async () => {
    const act = `CookieConsent.showPreferences(); document.querySelector('.section__toggle[value=analytics]').click(); document.querySelector('.pm [value=matomo]').click(); ${save}`;
    assert.deepEqual(await carry(tool(), act), {
      granted: ['hotjar', 'statistics'],
      asks: false,
      reason: undefined,
    });
  });

  it('leaving without an answer is none, also where the tool grants until somebody objects', async () => {
    assert.deepEqual(await carry(tool(), '0'), { granted: [], asks: true, reason: 'absent' });
    const optOut = {
      mode: 'opt-out',
      categories: {
        ...config.categories,
        analytics: { ...config.categories.analytics, enabled: true },
      },
    };
    assert.deepEqual(await carry(tool(optOut), '0'), { granted: [], asks: true, reason: 'absent' });
  });
});

describe('tarteaucitron', () => {
  const folder = createRequire(import.meta.url)
    .resolve('tarteaucitronjs/package.json')
    .replace('package.json', '');
  before(async () => {
    for (const [file, type] of [
      ['tarteaucitron.js', 'text/javascript'],
      ['tarteaucitron.services.js', 'text/javascript'],
      ['lang/tarteaucitron.en.js', 'text/javascript'],
      ['css/tarteaucitron.css', 'text/css'],
    ] as const) {
      demo.page(`/tac/${file}`, await readFile(folder + file, 'utf8'), { 'content-type': type });
    }
  });
  const tool = (answered?: RegExp): Tool => ({
    ...(answered && { answered }),
    importFrom: 'tarteaucitron',
    body: () =>
      Promise.resolve(`<script src="/tac/tarteaucitron.js"></script><script>tarteaucitronForceLanguage = 'en';
      tarteaucitron.init(${JSON.stringify({ hashtag: '#tac', highPrivacy: true, useExternalCss: true })});
      for (const id of ['matomo', 'hotjar', 'youtube']) (tarteaucitron.job = tarteaucitron.job || []).push(id);</script>`),
    ready:
      '!!document.querySelector("#tarteaucitronPersonalize2") && !!document.querySelector("#youtubeAllowed")',
  });

  it('a service that it starts without asking is not granted, and is asked about', async () => {
    assert.deepEqual(await carry(tool(), '0'), { granted: [], asks: true, reason: 'implied' });
  });

  it('"accept all" grants the services that it asked about; the one that it starts without asking is asked about', async () => {
    assert.deepEqual(await carry(tool(/youtube=true/), click('#tarteaucitronPersonalize2')), {
      granted: ['hotjar', 'marketing', 'youtube'],
      asks: true,
      reason: undefined,
    });
  });

  it('"deny all" grants nothing, and nobody is asked again', async () => {
    assert.deepEqual(await carry(tool(/youtube=false/), click('#tarteaucitronAllDenied2')), {
      granted: [],
      asks: false,
      reason: undefined,
    });
  });

  it('an answer to one service is an answer to that one', async () => {
    assert.deepEqual(await carry(tool(/youtube=true/), click('#youtubeAllowed')), {
      granted: ['marketing', 'youtube'],
      asks: true,
      reason: undefined,
    });
  });
});

describe('klaro', () => {
  const config = {
    version: 1,
    elementID: 'klaro',
    acceptAll: true,
    lang: 'en',
    translations: { zz: { privacyPolicyUrl: '/privacy' } },
    services: ['matomo', 'hotjar', 'youtube'].map((name) => ({
      name,
      title: name,
      purposes: ['any'],
    })),
  };
  const tool = (more: object = {}): Tool => ({
    importFrom: 'klaro',
    body: async () =>
      `<script>var klaroConfig = ${JSON.stringify({ ...config, ...more })}</script><script defer data-config="klaroConfig" src="${await packageFile('klaro/dist/klaro-no-css.js')}"></script>`,
    ready: '!!document.querySelector("#klaro .cookie-notice button")',
  });

  it('"accept" grants everything, and nobody is asked again', async () => {
    assert.deepEqual(await carry(tool(), click('#klaro .cookie-notice .cm-btn-success')), {
      granted: everything,
      asks: false,
      reason: undefined,
    });
  });

  it('"decline" grants nothing, and nobody is asked again', async () => {
    assert.deepEqual(await carry(tool(), click('#klaro .cookie-notice .cn-decline')), {
      granted: [],
      asks: false,
      reason: undefined,
    });
  });

  it('a choice of one service grants that one, and nobody is asked again', async () => {
    const act = `const manager = klaro.getManager(); manager.updateConsent('matomo', true); manager.saveAndApplyConsents('save')`;
    assert.deepEqual(await carry(tool(), act), {
      granted: ['matomo'],
      asks: false,
      reason: undefined,
    });
  });

  it('leaving without an answer is none, whatever is on by default', async () => {
    assert.deepEqual(await carry(tool({ default: true }), '0'), {
      granted: [],
      asks: true,
      reason: 'absent',
    });
  });
});

describe('c15t 2', () => {
  const source = `import { getOrCreateConsentRuntime } from 'c15t';
    const { consentStore } = getOrCreateConsentRuntime({ mode: 'offline', consentCategories: ['necessary', 'measurement', 'marketing'] });
    globalThis.c15t = consentStore;`;
  const tool: Tool = {
    importFrom: 'c15t',
    body: async () => `<script type="module" src="${await bundleModule(source)}"></script>`,
    ready: '!!globalThis.c15t && c15t.getState().hasFetchedBanner',
  };

  it('"all" grants everything, and nobody is asked again', async () => {
    assert.deepEqual(await carry(tool, 'c15t.getState().saveConsents("all")'), {
      granted: everything,
      asks: false,
      reason: undefined,
    });
  });

  it('"necessary" grants nothing, and nobody is asked again', async () => {
    assert.deepEqual(await carry(tool, 'c15t.getState().saveConsents("necessary")'), {
      granted: [],
      asks: false,
      reason: undefined,
    });
  });

  it('a choice of one category grants that one, and nobody is asked again', async () => {
    const act =
      'c15t.getState().setSelectedConsent("measurement", true); c15t.getState().setSelectedConsent("marketing", false); c15t.getState().saveConsents("custom")';
    assert.deepEqual(await carry(tool, act), {
      granted: ['hotjar', 'matomo', 'statistics'],
      asks: false,
      reason: undefined,
    });
  });

  it('leaving without an answer is none', async () => {
    assert.deepEqual(await carry(tool, '0'), { granted: [], asks: true, reason: 'absent' });
  });
});

describe('iframemanager', () => {
  const tool: Tool = {
    importFrom: 'iframemanager',
    body: async () => `<div data-service="youtube" data-id="x"></div><script src="${await packageFile('@orestbida/iframemanager/dist/iframemanager.js')}"></script>
      <script>iframemanager().run({ currLang: 'en', services: { youtube: { embedUrl: '/', languages: { en: { notice: 'N', loadBtn: 'Once', loadAllBtn: 'Always' } } } } })</script>`,
    ready: '!!document.querySelector(".c-la-b")',
  };

  it('"always" grants that service, and the category is asked about', async () => {
    assert.deepEqual(await carry(tool, click('.c-la-b')), {
      granted: ['youtube'],
      asks: true,
      reason: undefined,
    });
  });

  it('"once" is no answer that lasts', async () => {
    assert.deepEqual(await carry(tool, click('.c-l-b')), {
      granted: [],
      asks: true,
      reason: 'absent',
    });
  });
});

describe('cookieconsent 3', () => {
  const tool = (type: string): Tool => ({
    importFrom: { id: 'osano', categories: { all: ['statistics'] } },
    body: async () =>
      `<script src="${await packageFile('cookieconsent/build/cookieconsent.min.js')}"></script><script>cookieconsent.initialise({ type: '${type}' })</script>`,
    ready: '!!document.querySelector(".cc-window .cc-btn")',
  });

  it('"allow" grants what the site says it asked about', async () => {
    const { granted, asks } = await carry(tool('opt-in'), click('.cc-allow'));
    assert.deepEqual([granted, asks], [['hotjar', 'matomo', 'statistics'], true]);
  });

  it('"decline" refuses everything, and nobody is asked again', async () => {
    assert.deepEqual(await carry(tool('opt-out'), click('.cc-deny')), {
      granted: [],
      asks: false,
      reason: undefined,
    });
  });

  it('a dismissed notice is no answer', async () => {
    assert.deepEqual(await carry(tool('info'), click('.cc-dismiss')), {
      granted: [],
      asks: true,
      reason: 'implied',
    });
  });
});
