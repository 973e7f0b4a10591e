import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { standInFor, type Site } from './support/sites.js';
import {
  acceptedAll,
  addPage,
  cookieValue,
  day,
  demo,
  optional,
  press,
  soon,
  stateOf,
  tell,
  until,
  visit,
} from './support/visitor.js';

const body = '<consent-gate category="marketing"><template><p>Held</p></template></consent-gate>';
const policyScript = (cookie: object, more: object = {}) =>
  `<script type="application/json" data-consent-policy>${JSON.stringify({ revision: '2026-11-01', services: ['twentythree'], defaultMarket: 'no', markets: { no: {} }, cookie, ...more })}</script>`;
const domain = policyScript({ domain: '.example.test' });
const pathOf = (address: string) => address.slice(demo.origin.length);
const older = Date.now() - day;

/** A visit of a site that the demo stands in for. */
async function visitSite(site: Site, { head = '', cookies = [] as string[] } = {}) {
  const path = pathOf(addPage({ head, body }));
  const blank = pathOf(demo.page('/blank', '<!doctype html><link rel="icon" href="data:,">'));
  return visit({
    address: site + path,
    prepare: async (page) => {
      await standInFor(page, site, 'https://other.example.test');
      await page.goto(site + blank);
      // As a page of that site did.
      await page.evaluate((all) => all.forEach((cookie) => (document.cookie = cookie)), cookies);
    },
  });
}

/** The consent cookies as the browser keeps them. */
const kept = async (page: Page) =>
  (await page.browserContext().cookies()).filter(({ name }) => name === 'cetegra_consent');
const setting = (value: string, more = '') =>
  `cetegra_consent=${value}; Path=/; Max-Age=9999999${more}`;

describe('S-7: the attributes of the cookie', () => {
  for (const [site, secure] of [
    ['http://app.example.test', false],
    ['https://app.example.test', true],
  ] as const) {
    it(`on ${site}: Path=/, SameSite=Lax, ${secure ? 'Secure' : 'not Secure'}, for this host alone, and it ends when the decision does`, async () => {
      const { page } = await visitSite(site);
      await press(page, 'cookie-banner', 'accept-all');
      const cookies = await kept(page);
      assert.equal(cookies.length, 1);
      const { path, sameSite, secure: isSecure, httpOnly, domain, expires, value } = cookies[0]!;
      assert.deepEqual(
        { path, sameSite, isSecure, httpOnly, domain },
        {
          path: '/',
          sameSite: 'Lax',
          isSecure: secure,
          httpOnly: false,
          domain: 'app.example.test',
        },
      );
      assert.ok(Math.abs(expires * 1000 - Number(new URLSearchParams(value).get('e'))) < 1000);
    });
  }

  it('of a policy with a domain: it is there for the other hosts too, and they agree', async () => {
    const { page } = await visitSite('https://app.example.test', { head: domain });
    await press(page, 'cookie-banner', 'accept-all');
    assert.deepEqual(
      (await kept(page)).map((cookie) => cookie.domain),
      ['.example.test'],
    );
    await page.goto(`https://other.example.test${pathOf(addPage({ head: domain, body }))}`);
    assert.deepEqual(
      [
        (await stateOf(page)).categories.marketing,
        await page.$eval('cookie-banner', ({ open }) => open),
      ],
      [true, false],
    );
  });

  for (const foreign of ['.example.org', 'other.example.test']) {
    it(`of a policy whose domain is ${foreign}, which is not this site's: told, and the answer counts for the page`, async () => {
      const { page, reports } = await visitSite('https://app.example.test', {
        head: policyScript({ domain: foreign }),
      });
      await press(page, 'cookie-banner', 'accept-all');
      await soon(() => reports.some((report) => report.includes(foreign)), 'a report');
      assert.deepEqual(
        [
          await kept(page),
          (await stateOf(page)).persisted,
          (await stateOf(page)).categories.marketing,
        ],
        [[], false, true],
      );
    });
  }

  it('do not decide when it ends: its own time does, although the browser keeps it', async () => {
    const ended = cookieValue({
      a: 'accept-all',
      c: optional.join('.'),
      t: Date.now() - 190 * day,
      e: Date.now() - 10 * day,
    });
    const { page } = await visitSite('https://app.example.test', {
      cookies: [setting(ended, '; Secure')],
    });
    await press(page, 'cookie-banner', 'reject-all');
    assert.equal((await stateOf(page)).categories.marketing, false);
  });
});

describe('S-13: two cookies of one name after a change of domain', () => {
  const granted = cookieValue({
    a: 'accept-all',
    c: optional.join('.'),
    t: older,
    e: older + 100 * day,
  });
  const denied = cookieValue({ a: 'reject-all', t: older + 1000, e: older + 100 * day });

  for (const [what, head, ofHost, ofDomain] of [
    [
      'the policy names a domain now, and the older grant was for the host',
      domain,
      granted,
      denied,
    ],
    ['the policy names a domain now, and the older grant is the domain’s', domain, denied, granted],
    ['the policy names none any more, and the older grant was for the domain', '', denied, granted],
    ['the policy names none any more, and the older grant is the host’s', '', granted, denied],
  ] as const) {
    it(`${what}: the newer denial stands, and the next answer leaves one cookie`, async () => {
      const cookies = [setting(ofHost), setting(ofDomain, '; Domain=example.test')];
      const { page } = await visitSite('https://app.example.test', { head, cookies });
      assert.equal((await kept(page)).length, 2);
      assert.equal((await stateOf(page)).categories.marketing, false);
      await tell(page, 'grant', 'marketing');
      assert.deepEqual(
        (await kept(page)).map((cookie) => cookie.domain),
        [head ? '.example.test' : 'app.example.test'],
      );
      await page.reload();
      await until(page, () => document.querySelector('consent-gate')!.open);
      await tell(page, 'withdrawAll');
      await page.reload();
      assert.deepEqual(
        [(await kept(page)).length, (await stateOf(page)).categories.marketing],
        [1, false],
      );
    });
  }

  it('reset() forgets both', async () => {
    const { page } = await visitSite('https://app.example.test', {
      cookies: [setting(acceptedAll), setting(granted, '; Domain=example.test')],
    });
    await tell(page, 'reset');
    assert.deepEqual([await kept(page), (await stateOf(page)).status], [[], 'undecided']);
  });
});

describe('S10: a cookie that another host of the domain set', () => {
  const forged = cookieValue({
    a: 'accept-all',
    c: optional.join('.'),
    t: Date.now() + 23 * 3_600_000,
    e: Date.now() + 300 * day,
  });

  for (const where of [
    '; Domain=example.test',
    '; Domain=example.test; HttpOnly',
    '; Domain=example.test; Path=/page',
  ]) {
    it(`does not beat a refusal, however new it says it is, and the next answer counts (${where})`, async () => {
      const { page } = await visitSite('https://app.example.test', {
        cookies: [
          setting(cookieValue({ a: 'reject-all' })),
          ...(where.includes('HttpOnly') ? [] : [setting(forged, where)]),
        ],
      });
      if (where.includes('HttpOnly'))
        await page.browserContext().setCookie({
          name: 'cetegra_consent',
          value: forged,
          domain: '.example.test',
          path: '/',
          httpOnly: true,
        });
      await page.reload();
      assert.deepEqual(
        [
          (await stateOf(page)).categories.marketing,
          await page.$eval('cookie-banner', ({ open }) => open),
        ],
        [false, false],
      );
      await tell(page, 'grant', 'marketing');
      await until(page, () => document.querySelector('consent-gate')!.open);
      await tell(page, 'withdrawAll');
      await page.reload();
      assert.equal((await stateOf(page)).categories.marketing, false);
    });
  }

  it('cannot be set for a name that begins with __Host-, which is kept over https:', async () => {
    const { page } = await visitSite('https://app.example.test', {
      head: policyScript({ name: '__Host-consent' }),
      cookies: [`__Host-consent=${forged}; Path=/; Secure; Domain=example.test`],
    });
    await press(page, 'cookie-banner', 'accept-all');
    const cookies = async () =>
      (await page.browserContext().cookies()).map(({ name, domain: of, secure, path }) => [
        name,
        of,
        secure,
        path,
      ]);
    assert.deepEqual(await cookies(), [['__Host-consent', 'app.example.test', true, '/']]);
    await page.reload();
    assert.deepEqual(
      [(await stateOf(page)).categories.marketing, (await stateOf(page)).persisted],
      [true, true],
    );
    await tell(page, 'reset');
    assert.deepEqual(await cookies(), []);
  });

  it('a name that begins with __Host- and a domain is a mistake: everything optional is denied, and it is said why', async () => {
    const { page, reports } = await visitSite('https://app.example.test', {
      head: policyScript({ name: '__Host-consent', domain: '.example.test' }),
    });
    await soon(() => reports.some((report) => report.includes('__Host-consent')), 'a report');
    assert.equal((await stateOf(page)).categories.marketing, false);
  });
});

describe('S-10: a browser that forgets', () => {
  it('what was stored is gone: nothing is granted from memory, the visitor is asked again', async () => {
    const { page } = await visitSite('https://app.example.test', {
      cookies: [setting(acceptedAll)],
    });
    await until(page, () => document.querySelector('consent-gate')!.open);
    await page.deleteCookie({ name: 'cetegra_consent', domain: 'app.example.test' });
    await page.reload();
    await press(page, 'cookie-banner', 'reject-all');
    assert.equal((await stateOf(page)).method, 'reject-all');
  });
});
