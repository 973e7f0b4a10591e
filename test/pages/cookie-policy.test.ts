import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { builtInPolicy } from '../../src/setup/built-in-policy.js';
import { presets, type PresetCookie } from '../../src/data/services/index.js';
import { fitsPattern } from '../../src/core/name-pattern.js';
import {
  acceptedAll,
  addPage,
  arrived,
  assertNothingReached,
  consentCookie,
  control,
  demo,
  press,
  reached,
  soon,
  stateOf,
  tell,
  timesReached,
  until,
  visit,
} from './support/visitor.js';

const policy = builtInPolicy();
const held = ['functional', 'performance', 'statistics', 'marketing'];

/** What the page must say about what is collected, by whom, on what grounds; the rest is in the tables. */
const pages = {
  en: {
    path: '/cookie-policy',
    session: 'Until the browser is closed',
    unknown: 'Not stated',
    notAllowed: 'Not allowed',
    inForce: '1 November 2026',
    settings: '/settings',
    says: [
      /small file that a website leaves/,
      /recognise your browser/,
      /count how many people visit and which pages/,
      /outside our control, and its own privacy policy applies/,
      /pages you visit, and for how long/,
      /applications started, navigation, clicks/,
      /name of the tenant/,
      /browser and operating system/,
      /site you came from, and the one you go on to/,
      /write yourself in a subscription or contact form/,
      /newsletters are opened and their links followed/,
      /not track:[^]*user name or user id[^]*IP address[^]*identifies you as a person/,
      /Accepting is your consent; silence is not/,
      /180 days/,
      /foot of every page/,
      /account settings/,
      /Beamer[^]*random number[^]*neither your name nor your user id/,
      /Matomo, a pseudonym[^]*laptop and a phone is counted once[^]*never used to find out who you are[^]*company[^]*no other personal data/,
      /HubSpot[^]*five years at most/,
      /follow a browser from site to site[^]*worth more/,
      /TwentyThree, which measures how they are watched[^]*policy applies/,
      /buttons is loaded or used[^]*profile/,
      /opened, forwarded or clicked/,
      /block all cookies, or only those of third parties[^]*when you close it or whenever you ask[^]*parts of the site stop working/,
      /6\(1\)\(b\) and \(f\)/,
      /6\(1\)\(a\)/,
      /section 3-15/,
      /withdraw it at any time/,
      /Data Protection Authority/,
      /Cegal AS/,
    ],
  },
  nb: {
    path: '/nb/cookie-policy',
    session: 'Til nettleseren lukkes',
    unknown: 'Ikke oppgitt',
    notAllowed: 'Ikke tillatt',
    inForce: '1. november 2026',
    settings: '/nb/settings',
    says: [
      /liten fil som et nettsted legger igjen/,
      /kjenne igjen nettleseren/,
      /telle hvor mange som er innom og hvilke sider/,
      /utenfor vår kontroll[^]*egen personvernerklæring gjelder/,
      /sider du besøker, og hvor lenge/,
      /applikasjoner som startes, navigasjon, klikk/,
      /navnet på virksomheten/,
      /nettleser og operativsystem/,
      /nettstedet du kom fra, og det du går videre til/,
      /selv skriver i et abonnements- eller kontaktskjema/,
      /nyhetsbrevene våre blir åpnet, og lenkene i dem fulgt/,
      /sporer ikke:[^]*brukernavnet eller bruker-ID-en[^]*IP-adressen[^]*identifiserer deg som person/,
      /Å godta er å samtykke/,
      /180 dager/,
      /nederst på alle sider/,
      /kontoinnstillingene/,
      /Beamer[^]*tilfeldig nummer[^]*verken vite navnet eller bruker-ID-en/,
      /Matomo, står et pseudonym[^]*bare telles én gang[^]*aldri til å finne ut hvem du er[^]*firma[^]*ingen andre personopplysninger/,
      /HubSpot[^]*høyst fem år/,
      /følge en nettleser fra nettsted til nettsted[^]*mer verdt/,
      /TwentyThree, som måler hvordan de blir sett[^]*gjelder/,
      /lastes eller brukes[^]*profilen/,
      /åpnet, videresendt eller klikket/,
      /blokkere alle informasjonskapsler eller bare dem som kommer fra tredjeparter[^]*når du lukker den eller når du ber om det[^]*slutter deler av nettstedet å virke/,
      /bokstav b og f/,
      /bokstav a/,
      /§ 3-15/,
      /trekke det tilbake når som helst/,
      /Datatilsynet/,
      /Cegal AS/,
    ],
  },
} as const;

/** What a language says of storage without an end (Planet49: the duration must be told, and this one is known). */
async function untilCleared(lang: string): Promise<string> {
  const xliff = await readFile(
    new URL(`../../locales/${lang === 'en' ? 'nb' : lang}.xlf`, import.meta.url),
    'utf8',
  );
  const part = lang === 'en' ? 'source' : 'target';
  return (
    new RegExp(`id="retention.until-cleared">[^]*?<${part}>(.*?)</${part}>`).exec(xliff)?.[1] ?? ''
  );
}

interface Told {
  label: string;
  text: string;
  category: string;
  links: string[];
  rows: string[][];
}

/** Every service as the page tells it, by its id. */
function toldBy(page: Page): Promise<Record<string, Told>> {
  return page.$eval('cookie-declaration', ({ shadowRoot }) => {
    const told: Record<string, Told> = {};
    const clean = (element: Element | null) =>
      element?.textContent.trim().replace(/\s+/g, ' ') ?? '';
    for (const service of shadowRoot!.querySelectorAll('[part~=service]')) {
      const heading = service.querySelector('[role=heading]')!;
      told[heading.id.replace('service-', '')] = {
        label: clean(heading),
        text: clean(service),
        category: service
          .closest('section')!
          .getAttribute('aria-labelledby')!
          .replace('category-', ''),
        links: [...service.querySelectorAll('a')].map(({ href }) => href),
        rows: [...service.querySelectorAll('tbody tr')].map((row) => [...row.children].map(clean)),
      };
    }
    return told;
  });
}

const at = (path: string, more: object = {}) => visit({ address: demo.origin + path, ...more });
const declared = (page: Page) =>
  soon(async () => (await page.$('cookie-declaration >>> [part~=service]')) !== null, 'the tables');

for (const [lang, expected] of Object.entries(pages)) {
  describe(`The demo's cookie policy, ${lang}`, () => {
    /** What vendors state as months is read as months. */
    const inMonths: Record<number, number> = { 183: 6, 393: 13, 395: 13 };
    const keptFor = async ({ retention, kind = 'cookie' }: PresetCookie): Promise<string> => {
      if (retention === 'session' || (retention === undefined && kind === 'session-storage'))
        return expected.session;
      if (retention === undefined) return kind === 'cookie' ? expected.unknown : untilCleared(lang);
      const [unit, days] =
        retention % 365 === 0
          ? (['year', 365] as const)
          : retention % 30 === 0 || inMonths[retention]
            ? (['month', 30] as const)
            : (['day', 1] as const);
      return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(
        inMonths[retention] ?? retention / days,
      );
    };

    it('L9: names every service of the policy in its category, with provider, purpose and link, and every cookie with purpose and retention', async () => {
      const { page, reports } = await at(expected.path);
      await declared(page);
      const told = await toldBy(page);
      assert.deepEqual(
        Object.keys(told),
        policy.services.map(({ id }) => id),
      );
      for (const [id, { label, text, category, links, rows }] of Object.entries(told)) {
        const preset = presets[id]!;
        assert.deepEqual([label, category], [preset.label, preset.category]);
        // The demo's market is Norway, in the EEA.
        const [provider = 'Cegal AS', country] = preset.eea ?? [preset.provider, preset.country];
        assert.ok(text.includes(provider), `${id}: ${text}`);
        if (country)
          assert.ok(
            text.includes(new Intl.DisplayNames(lang, { type: 'region' }).of(country)!),
            `${id} is in ${country}: ${text}`,
          );
        assert.deepEqual(links, preset.privacyUrl ? [new URL(preset.privacyUrl).href] : []);
        assert.deepEqual(
          rows.map(([name, , kept]) => [name, kept]),
          await Promise.all(
            preset.cookies.map(async (cookie) => [cookie.name, await keptFor(cookie)]),
          ),
          id,
        );
        for (const [name, purpose] of rows)
          assert.ok(purpose!.length > 10, `${id} ${name} is for something`);
      }
      assert.deepEqual(reports, []);
    });

    it('L9: says what is collected and what is not, by whom, for how long, on what grounds, and how to change it', async () => {
      const { page } = await at(expected.path);
      const text = await page.$eval('main', (main) => main.innerText.replace(/\s+/g, ' '));
      for (const pattern of expected.says) assert.match(text, pattern);
      const { defaultMarket, markets, revision } = policy;
      assert.ok(
        text.includes(`${markets[defaultMarket!]!.lifetimeDays} `),
        'the lifetime of the market',
      );
      assert.equal(
        new Intl.DateTimeFormat(lang === 'en' ? 'en-NO' : lang, { dateStyle: 'long' }).format(
          Date.parse(revision),
        ),
        expected.inForce,
      );
      assert.ok(text.includes(expected.inForce), 'the revision that the tables are of');
      const broken = await page.$$eval('main a[href^="#"]', (links) =>
        links
          .map(({ hash }) => hash.slice(1))
          .filter(
            (id) =>
              !document.getElementById(id) &&
              !document.querySelector('cookie-declaration')!.shadowRoot!.getElementById(id),
          ),
      );
      assert.deepEqual(broken, []);
      await page.goto(demo.origin + expected.settings);
      await control(page, 'cookie-preferences[inline]', 'save');
    });

    it('no category tells what another one is for', async () => {
      const { page } = await at(expected.path);
      await declared(page);
      const texts = await page.$$eval('cookie-declaration >>> [part~=category] > p', (all) =>
        all.map((each) => each.textContent.trim()),
      );
      assert.equal(texts.length, 5);
      assert.equal(new Set(texts).size, 5);
    });

    it('is linked to by service: the address with #service-… leads there, and a link in its text too', async () => {
      const { page } = await at(`${expected.path}#service-twentythree`);
      const isThere = (id: string) => {
        const heading = document.querySelector('cookie-declaration')?.shadowRoot?.activeElement;
        const { top = -1 } = heading?.getBoundingClientRect() ?? {};
        return heading?.id === id && top >= 0 && top < innerHeight / 2;
      };
      await until(page, isThere, 'service-twentythree');
      await page.evaluate(() => (location.hash = '#service-matomo'));
      await until(page, isThere, 'service-matomo');
      await page.$eval('a[href="#service-twentythree"]', (link) => link.click());
      await until(page, isThere, 'service-twentythree');
    });

    it('L10: shows what is decided, and takes it back: one service, then all, with a click each', async () => {
      const { page } = await at(expected.path, { cookie: acceptedAll });
      await declared(page);
      await arrived('/matomo.js');
      await page.click('cookie-declaration >>> [data-service=twentythree]');
      assert.equal((await stateOf(page)).services.twentythree, false);
      assert.ok((await toldBy(page)).twentythree!.text.includes(expected.notAllowed));
      assert.equal((await toldBy(page)).linkedin!.text.includes(expected.notAllowed), false);
      await press(page, 'cookie-declaration', 'withdraw-all');
      const { categories, method } = await stateOf(page);
      assert.deepEqual(
        [held.map((id) => categories[id]), method],
        [[false, false, false, false], 'withdraw'],
      );
      assert.match((await consentCookie(page))!.value, /(^|&)c=(&|$)/);
      demo.thirdParty.clear();
      await page.goto(demo.origin + expected.path);
      await declared(page);
      await assertNothingReached(page);
      await press(page, 'cookie-declaration', 'open-preferences');
      await press(page, 'cookie-preferences', 'accept-all');
      await arrived('/matomo.js');
    });

    it('A32: is printed whole: every service and cookie, what is decided, and no control', async () => {
      const { page } = await at(expected.path, { cookie: acceptedAll });
      await declared(page);
      await page.emulateMediaType('print');
      const root = (selector: string) =>
        page.$$eval(`cookie-declaration >>> ${selector}`, (all) =>
          all.map((each) => each.checkVisibility() && each.getBoundingClientRect().height > 0),
        );
      for (const [selector, seen] of [
        ['tbody td', true],
        ['[part~=service] [part~=status]', true],
        ['details:not([open])', true],
        ['button', false],
      ] as const) {
        assert.deepEqual(
          (await root(selector)).filter((each) => each !== seen),
          [],
          selector,
        );
      }
      assert.ok((await root('tbody td')).length > 100);
      assert.deepEqual(await page.$$eval('main details:not([open])', (all) => all.length), 0);
      const wide = await page.$eval('cookie-declaration', (it) => it.scrollWidth > it.clientWidth);
      assert.equal(wide, false);
    });

    it('has no cookie from anybody on a first visit, nor after reading it (L1)', async () => {
      const { page } = await at(expected.path);
      await declared(page);
      await assertNothingReached(page);
      assert.deepEqual(await page.browserContext().cookies(), []);
      assert.deepEqual(reached(), []);
    });
  });
}

describe('What the declaration says of this library itself', () => {
  const own = {
    revision: 'r1',
    controller: { name: 'Fjord AS' },
    services: ['consent', 'matomo'],
    defaultMarket: 'no',
    markets: { no: { lifetimeDays: 90 } },
  };
  const page = (more: object) =>
    addPage({
      head: `<script type="application/json" data-consent-policy>${JSON.stringify({ ...own, ...more })}</script>`,
      body: '<cookie-declaration></cookie-declaration>',
    });
  const ownRows = async (shown: Page) => {
    await declared(shown);
    return (await toldBy(shown)).consent?.rows;
  };

  for (const [what, more, rows] of [
    [
      'its cookie, by its name and for its time',
      { cookie: { name: 'fjord_consent' } },
      [['fjord_consent', 'Remembers the choice made about cookies.', '3 months']],
    ],
    [
      'its cookie, where the policy forgot to name it',
      { services: ['matomo'] },
      [['cetegra_consent', 'Remembers the choice made about cookies.', '3 months']],
    ],
    [
      "what waits for the site's server",
      { records: { url: '/no-such-endpoint' }, cookie: { renewUrl: '/no-such-renewal' } },
      [
        ['cetegra_consent', 'Remembers the choice made about cookies.', '3 months'],
        ['cetegra_consent.record.*', 'Holds data until it is sent.', '7 days'],
        [
          'cetegra_consent.renewed',
          'Remembers the choice made about cookies.',
          'Until you clear it',
        ],
      ],
    ],
  ] as const) {
    it(`L9: ${what}: all that it keeps in the browser after an answer, and no more`, async () => {
      demo.endpoint(
        '/no-such-endpoint',
        (_: unknown, response: { writeHead(status: number): { end(): void } }) =>
          response.writeHead(503).end(),
      );
      demo.endpoint(
        '/no-such-renewal',
        (_: unknown, response: { writeHead(status: number): { end(): void } }) =>
          response.writeHead(503).end(),
      );
      const { page: shown } = await visit({ address: page(more) });
      assert.deepEqual(await ownRows(shown), rows);
      await tell(shown, 'grantAll');
      const kept = async () => [
        ...(await shown.browserContext().cookies()).map(({ name }) => name),
        ...(await shown.evaluate(() => Object.keys(localStorage))),
      ];
      await soon(async () => (await kept()).length >= rows.length, `${rows.length} things`);
      for (const [name] of rows)
        assert.ok(
          (await kept()).some((it) => fitsPattern(name, it)),
          `${name} among ${(await kept()).join(', ')}`,
        );
      for (const it of await kept())
        assert.ok(
          rows.some(([name]) => fitsPattern(name, it)),
          `${it} is told`,
        );
      assert.equal(timesReached('/'), 0);
    });
  }

  it('a site that tells it in a service of its own tells it once', async () => {
    const mine = {
      id: 'mine',
      category: 'necessary',
      label: 'Mine',
      description: { en: 'Ours.' },
      cookies: [{ name: 'cetegra_consent', purpose: { en: 'The choice.' }, retention: 90 }],
    };
    const { page: shown } = await visit({ address: page({ services: [mine, 'matomo'] }) });
    await declared(shown);
    assert.deepEqual(Object.keys(await toldBy(shown)), ['mine', 'matomo']);
  });
});
