import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { presets } from '../../../src/data/services/index.js';
import type { PolicyInput } from '../../../src/core/policy/policy.js';
import { markets } from '../../../src/data/markets/index.js';
import { ExplainedTexts } from './explained-texts.js';
import { installDriver, walk, type Situation } from './matrix-page.js';
import { recordEndpoint, sending } from './records.js';
import { browser, control, day, frame, optional, press, soon, visit } from './visitor.js';

const folder = new URL('../../../locales/', import.meta.url);
export const locales = [
  'en',
  ...(await readdir(folder)).flatMap((file) => (file.endsWith('.xlf') ? [file.slice(0, -4)] : [])),
];

/** The markets of the library, one of its own, and ids that look like none. Those that let everything be objected to come last. */
const known = [...Object.keys(markets), 'shop', 'partners', 'eu'];
const isOptOut = (market: string) => markets[market]?.jurisdiction === 'us';
const ids = [...known.filter((market) => !isOptOut(market)), ...known.filter(isOptOut)];

/** Every market has its own link; those whose law allows it let statistics be objected to. */
const marketsOfPolicy = Object.fromEntries(
  ids.map((market) => {
    const jurisdiction = markets[market]?.jurisdiction ?? 'gdpr';
    return [
      market,
      {
        policyHref: `/cookies/${market}`,
        jurisdiction,
        ...(['uk', 'ch', 'other'].includes(jurisdiction) && {
          optOut: ['statistics', 'performance'],
        }),
      },
    ];
  }),
);

const own: Exclude<NonNullable<PolicyInput['services']>[number], string> & {
  label: string;
  provider: string;
} = {
  id: 'fjord',
  category: 'marketing',
  label: 'Fjord Ads',
  provider: 'Fjord AS',
  country: 'DE',
  description: { en: '#' },
  cookies: [
    { name: 'fjord_id', purpose: { en: '#' }, retention: 365 },
    { name: 'fjord_s', purpose: { en: '#' }, retention: 'session' },
    { name: 'fjord_x', purpose: { en: '#' } },
  ],
};
const services: NonNullable<PolicyInput['services']> = [
  'youtube',
  'matomo',
  'linkedin',
  'cloudflare',
  'new-relic',
  own,
];
const controller = { name: 'Nordlys AS' };
const names = [
  '#',
  own.label,
  own.provider,
  'fjord_id',
  'fjord_s',
  'fjord_x',
  controller.name,
  'Product tour',
  '127.0.0.1',
  'cetegra_consent',
  'cetegra_consent.record.*',
  'Cetegra Consent',
];

const body = `<consent-trigger></consent-trigger>
  <consent-gate service="youtube"><template><p>#</p></template></consent-gate>
  <consent-gate category="marketing" answers="once category" label="Product tour" src="${frame('tour')}"></consent-gate>
  <consent-gate category="statistics marketing" answers="once category"><template><p>#</p></template></consent-gate>
  <cookie-declaration></cookie-declaration><cookie-preferences></cookie-preferences>`;

/** Messages that these pages cannot show, because nothing ran and nothing was stored; other tests show them. */
const elsewhere = [
  'category.necessary.purpose',
  'consent.cleared',
  'consent.decided-on',
  'consent.still-running',
  'consent.reload',
  'consent.not-now',
  'consent.not-loaded',
  'consent.not-kept',
];

const revision = '2026-11-01';
const now = Date.now();

/**
 * The last 23rd of a month that belongs to the index: every language shows all twelve months, and each market has the same month
 * whatever the day of the test.
 */
function decidedAt(index: number, isExpired: boolean): number {
  const inYear = (year: number) => Date.UTC(year, index % 12, 23, 12);
  const thisYear = new Date(now).getUTCFullYear();
  const date = inYear(thisYear) < now ? inYear(thisYear) : inYear(thisYear - 1);
  return isExpired ? date - 400 * day : date;
}

const methods = ['save', 'gate', 'api', 'import', 'withdraw'];

/** A cookie as it stands after that answer in that market. */
function answered(state: string, market: string, index: number): string {
  const granted =
    {
      accepted: optional,
      stale: ['statistics'],
      partly: index % 3 === 0 ? ['statistics'] : ['functional', 'statistics'],
    }[state] ?? [];
  // Who answered one category in an opt-out market, or by a gate, is asked about the others elsewhere.
  const denied =
    state === 'partly' && index % 3 === 0 ? [] : optional.filter((id) => !granted.includes(id));
  const method =
    { accepted: 'accept-all', partly: methods[index % methods.length] }[state] ?? 'reject-all';
  const date = decidedAt(index, state === 'expired');
  const fields = {
    v: 1,
    r: state === 'stale' ? '2025-01-01' : revision,
    t: date,
    e: date + 395 * day,
    m: state === 'partly' && index % 2 === 0 ? 'us' : market,
    a: method,
    c: granted.join('.'),
    d: denied.join('.'),
    ...(state === 'partly' && { s: 'youtube', x: 'matomo' }),
  };
  return Object.entries(fields)
    .map((pair) => pair.join('='))
    .join('&');
}

const situationsIn = (state: string): Situation[] =>
  ids.map((market, index) => ({
    market,
    state,
    cookie: state === 'first visit' ? undefined : answered(state, market, index),
  }));

/** A page in that language where the visitor has answered once, by the banner's own button, and opened the preferences. */
async function open(
  locale: string,
  policy: Partial<PolicyInput>,
  prepare?: (page: Page) => Promise<unknown>,
) {
  const errors: string[] = [];
  const head = sending(recordEndpoint(), { revision, markets: marketsOfPolicy, ...policy });
  const visitor = await visit({
    lang: locale,
    head,
    body,
    prepare: async (page) => {
      page.on(
        'console',
        (message) =>
          void (['error', 'warn'].includes(message.type()) && errors.push(message.text())),
      );
      await prepare?.(page);
    },
  });
  await control(visitor.page, 'cookie-banner', 'accept-all');
  await installDriver(visitor.page);
  return { ...visitor, errors };
}

const signal = (page: Page) =>
  page.evaluateOnNewDocument(() =>
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }),
  );

/** Accepts by the banner and downloads the receipt as a visitor does. */
async function downloaded(page: Page): Promise<Record<string, unknown>> {
  const folder = await mkdtemp(join(tmpdir(), 'receipt-'));
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: folder,
    browserContextId: page.browserContext().id!,
  });
  await press(page, 'cookie-banner', 'accept-all');
  await page.evaluate(() => document.querySelector('cookie-preferences')!.show());
  await press(page, 'cookie-preferences', 'download-receipt');
  const files = async () => (await readdir(folder)).filter((file) => file.endsWith('.json'));
  await soon(async () => (await files()).length > 0, 'a receipt');
  const [file = ''] = await files();
  const receipt = JSON.parse(await readFile(join(folder, file), 'utf8')) as Record<string, unknown>;
  await rm(folder, { recursive: true });
  return receipt;
}

/** What is wrong with a receipt: it names the situation in codes, which are the same in every language. */
function receiptFaults(where: string, text: string, situation: Situation): string[] {
  const receipt = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  const fields = new Map(new URLSearchParams(situation.cookie));
  const wished = [
    revisionOf(situation),
    fields.get('m'),
    new Date(Number(fields.get('t'))).toISOString(),
    fields.get('a'),
  ];
  const notice = receipt['dpv:hasNotice'] as Record<string, unknown> | undefined;
  const found = [
    notice?.['dct:hasVersion'],
    notice?.['consent:market'],
    (receipt['dpv:isIndicatedAtTime'] as Record<string, unknown> | undefined)?.['@value'],
    (receipt['dpv:isIndicatedBy'] as Record<string, unknown> | undefined)?.['consent:method'],
  ];
  const isExpired = situation.state === 'expired';
  if (isExpired) return text === '' ? [] : [`${where}: an expired answer has a receipt`];
  return found.join() === wished.join()
    ? []
    : [`${where}: the receipt says ${found.join()} instead of ${wished.join()}`];
}

const revisionOf = ({ cookie }: Situation) => new URLSearchParams(cookie).get('r');

/** What a visitor may come with, in the order of a visit; the signal needs a page of its own. */
export const states = [
  'rejected',
  'partly',
  'stale',
  'expired',
  'first visit',
  'accepted',
  'GPC on',
];

export interface Findings {
  /** What the console said. */
  readonly errors: readonly string[];
  readonly faults: readonly string[];
  /** Messages of the language that no view showed. */
  readonly unseen: readonly string[];
}

/**
 * Reads every view of a language in the situations that are chosen, and says what is wrong: an error, a text that is not of that
 * language, a receipt that says something else.
 *
 * @param isChosen by the state and the number of the market
 */
export async function readLocale(
  locale: string,
  isChosen: (state: string, market: number) => boolean,
): Promise<Findings> {
  const explained = await ExplainedTexts.of(locale, names);
  const faults: string[] = [];
  const unexplained = (texts: readonly (readonly [string, string, string])[]) =>
    texts.flatMap(([view, text, where]) =>
      explained.explains(text) || explained.isValue(text) ? [] : `${where}, ${view}: "${text}"`,
    );
  const chosen = (state: string) =>
    situationsIn(state).filter((_, market) => isChosen(state, market));

  const { page, errors } = await open(locale, { services, controller });
  assert.match(await page.evaluate(() => navigator.language), /^en/, 'the browser speaks English');
  const receipt = await downloaded(page);
  assert.deepEqual([receipt['dct:language'], receipt['dpv:hasJurisdiction']], [locale, 'gdpr']);
  for (const state of states.slice(0, -1)) {
    const all = chosen(state);
    const shown = await walk(page, locale, all, state === 'accepted');
    const taken = all.filter(({ cookie }) => cookie !== undefined);
    faults.push(
      ...shown.faults,
      ...unexplained(shown.texts),
      ...shown.receipts.flatMap(([where, text], index) =>
        receiptFaults(where, text, taken[index]!),
      ),
    );
  }

  // The whole catalogue, under Global Privacy Control.
  const signalled = await open(locale, { services: Object.keys(presets) }, signal);
  await signalled.page.evaluate(() => document.querySelector('cookie-preferences')!.show());
  const first = situationsIn('first visit').map((one) => ({ ...one, state: 'GPC on' }));
  const shown = await walk(
    signalled.page,
    locale,
    first.filter((_, market) => isChosen('GPC on', market)),
    false,
  );
  faults.push(...shown.faults, ...unexplained(shown.texts));
  return {
    errors: [...errors, ...signalled.errors],
    faults,
    unseen: explained.unseen.filter((id) => !elsewhere.includes(id)),
  };
}
