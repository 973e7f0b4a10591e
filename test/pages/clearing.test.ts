import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { ClearingReport } from '../../src/core/clearing.js';
import {
  acceptedAll,
  answerInPreferences,
  control,
  cookieValue,
  demo,
  opener,
  optional,
  press,
  settled,
  soon,
  tell,
  until,
  visit,
  type Visited,
} from './support/visitor.js';

interface Service {
  id: string;
  category: string;
  cookies: { name: string; kind?: string; httpOnly?: boolean }[];
}

const described = { label: 'Hits', description: { en: 'Counts visits.' } };
const policy = (...services: (Service | string)[]) =>
  `<script type="application/json" data-consent-policy>${JSON.stringify({
    revision: '2026-11-01',
    services: services.map((service) =>
      typeof service === 'string' ? service : { ...described, ...service },
    ),
  })}</script>`;

const hits: Service = {
  id: 'hits',
  category: 'statistics',
  cookies: [
    { name: '_hit*' },
    { name: 'visitor' },
    { name: 'hit.*', kind: 'local-storage' },
    { name: 'hit.*', kind: 'session-storage' },
    { name: 'hits-*', kind: 'indexed-db' },
    { name: 'hits-*', kind: 'cache' },
  ],
};
const head = policy(hits);

/** The same site under a name that has suffixes; browsers resolve every name below localhost to this machine. */
const under = (hostname: string, address: string) =>
  address.replace('//localhost:', `//${hostname}:`);

const cookieNames = async (page: Page) =>
  (await page.browserContext().cookies())
    .map(({ name }) => name)
    .filter((name) => name !== 'cetegra_consent')
    .sort();

/** What the last clearing told, once one has. */
async function cleared(page: Page): Promise<ClearingReport> {
  await until(page, () => (globalThis as Visited).cetegraConsent.cleared !== undefined);
  return page.evaluate(() => (globalThis as Visited).cetegraConsent.cleared as ClearingReport);
}

const namesOf = (things: ClearingReport['cleared']) => things.map(({ name }) => name).sort();

async function writeCookies(page: Page, ...cookies: string[]): Promise<void> {
  await page.evaluate((all) => all.forEach((cookie) => (document.cookie = cookie)), cookies);
}

describe('L11: a withdrawal clears what the service stored', () => {
  it('cookies by pattern, on every path and domain that the page can write, partitioned ones too', async () => {
    const hostname = 'docs.app.localhost';
    const address = under(hostname, demo.page('/guides/first/page', pageOf(head)));
    const { page } = await visit({ address });
    await tell(page, 'grantAll');
    const written = [
      '_hit.root=1;Path=/',
      '_hit.path=1;Path=/guides',
      '_hit.slash=1;Path=/guides/',
      '_hit.deep=1;Path=/guides/first/page',
      '_hit.host=1;Path=/;Domain=docs.app.localhost',
      '_hit.parent=1;Path=/;Domain=app.localhost',
      '_hit.both=1;Path=/guides;Domain=app.localhost',
      '_hit.chips=1;Path=/;Secure;SameSite=None;Partitioned',
      '_hit.secure=1;Path=/;Secure',
      'visitor=1;Path=/',
      'visitor=2;Path=/guides',
    ];
    await writeCookies(page, ...written);
    assert.equal((await cookieNames(page)).length, written.length, 'the browser keeps all of them');
    await tell(page, 'withdraw', 'hits');
    const { cleared: gone, left } = await cleared(page);
    assert.deepEqual(await cookieNames(page), []);
    assert.deepEqual(
      [...new Set(namesOf(gone))],
      [...new Set(written.map((cookie) => cookie.split('=')[0] ?? ''))].sort(),
    );
    assert.deepEqual(left, []);
  });

  it('storage, databases and caches by pattern, and nothing else', async () => {
    const { page } = await visit({ head });
    await tell(page, 'grantAll');
    await page.evaluate(async () => {
      for (const storage of [localStorage, sessionStorage])
        for (const key of ['hit.1', 'hit.2', 'own']) storage.setItem(key, '1');
      for (const name of ['hits-1', 'own']) {
        await caches.open(name);
        await new Promise((resolve) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => resolve(request.result.close());
        });
      }
    });
    await tell(page, 'denyAll');
    const { cleared: gone, services } = await cleared(page);
    const kept = await page.evaluate(async () => [
      Object.keys(localStorage),
      Object.keys(sessionStorage),
      (await indexedDB.databases()).map(({ name }) => name),
      await caches.keys(),
    ]);
    assert.deepEqual(kept, [['own'], ['own'], ['own'], ['own']]);
    assert.deepEqual(gone.map(({ kind, name }) => `${kind} ${name}`).sort(), [
      'cache hits-1',
      'indexed-db hits-1',
      'local-storage hit.1',
      'local-storage hit.2',
      'session-storage hit.1',
      'session-storage hit.2',
    ]);
    assert.deepEqual(services, ['hits']);
  });

  it('but not the decision, nor what a granted service declares too, nor what no service declares', async () => {
    const greedy: Service = {
      id: 'greedy',
      category: 'marketing',
      cookies: [{ name: '*_id*' }, { name: 'cetegra_*' }, { name: '*' }],
    };
    const shared: Service = { id: 'shared', category: 'statistics', cookies: [{ name: 'own_id' }] };
    const { page } = await visit({ head: policy(greedy, shared) });
    await tell(page, 'grantAll');
    await writeCookies(page, 'own_id=1;Path=/', 'ad_id=1;Path=/', 'session=1;Path=/');
    await tell(page, 'withdraw', 'greedy');
    assert.deepEqual(namesOf((await cleared(page)).cleared), ['ad_id']);
    assert.deepEqual(await cookieNames(page), ['own_id', 'session']);
    assert.match(await page.evaluate(() => document.cookie), /cetegra_consent=/);
  });

  it("digits by #, and not a name of the site's own that only begins like it", async () => {
    const tracker: Service = {
      id: 'tracker',
      category: 'marketing',
      cookies: [{ name: 'visitor_id#' }, { name: 'lpv#', kind: 'local-storage' }],
    };
    const { page } = await visit({ head: policy(tracker) });
    await tell(page, 'grantAll');
    await writeCookies(
      page,
      'visitor_id1024=1;Path=/',
      'visitor_id=own;Path=/',
      'visitor_idea=own;Path=/',
    );
    await page.evaluate(() => ['lpv1', 'lpvalue'].forEach((key) => localStorage.setItem(key, '1')));
    await tell(page, 'withdraw', 'tracker');
    assert.deepEqual(namesOf((await cleared(page)).cleared), ['lpv1', 'visitor_id1024']);
    assert.deepEqual(
      [await cookieNames(page), await page.evaluate(() => Object.keys(localStorage))],
      [['visitor_id', 'visitor_idea'], ['lpvalue']],
    );
  });

  it('but not a choice that the visitor made at the vendor: an opt-out survives, a grant that the vendor remembers does not', async () => {
    const { page } = await visit({
      head: policy('hubspot', 'matomo', 'plausible', 'mixpanel', 'vwo', 'leadfeeder'),
    });
    await tell(page, 'grantAll');
    const choices = [
      '__hs_do_not_track',
      '__hs_opt_out',
      '_lfa_consent',
      '_vis_opt_out',
      'matomo_ignore',
      'mtm_consent_removed',
    ];
    await writeCookies(
      page,
      ...[...choices, 'mtm_consent', 'mtm_cookie_consent', '__hstc', '_vis_opt_s', '_lfa'].map(
        (name) => `${name}=1;Path=/`,
      ),
    );
    await page.evaluate(() =>
      ['plausible_ignore', '__mp_opt_in_out_1', '__mpq_1_ev', 'mp_1_mixpanel'].forEach((key) =>
        localStorage.setItem(key, '1'),
      ),
    );
    await tell(page, 'denyAll');
    const { cleared: gone, left } = await cleared(page);
    assert.deepEqual(
      [await cookieNames(page), await page.evaluate(() => Object.keys(localStorage).sort())],
      [choices, ['__mp_opt_in_out_1', 'plausible_ignore']],
    );
    assert.deepEqual(namesOf(gone), [
      '__hstc',
      '__mpq_1_ev',
      '_lfa',
      '_vis_opt_s',
      'mp_1_mixpanel',
      'mtm_consent',
      'mtm_cookie_consent',
    ]);
    assert.deepEqual(
      left.filter(({ name }) => choices.includes(name)),
      [],
    );
  });

  it('by the catalogue, where the policy only names the service', async () => {
    const { page } = await visit({ cookie: acceptedAll });
    await writeCookies(
      page,
      '_pk_id.1.1fff=1;Path=/',
      '_pk_ses.1.1fff=1;Path=/',
      'hubspotutk=1;Path=/',
      'uuid=own;Path=/',
    );
    await tell(page, 'withdrawAll');
    const { left } = await cleared(page);
    assert.deepEqual(
      await cookieNames(page),
      ['uuid'],
      'a name that TwentyThree uses under its own domain is the site’s here',
    );
    assert.ok(
      left.some(
        ({ service, name, reason }) =>
          service === 'twentythree' && name === 'uuid' && reason === 'other-domain',
      ),
    );
  });

  it('in every tab, so that each clears its own session storage', async () => {
    const here = await visit({
      head,
      cookie: cookieValue({ a: 'accept-all', c: optional.join('.') }),
    });
    const there = await visit({ head, context: here.page.browserContext() });
    for (const { page } of [here, there])
      await page.evaluate(() => sessionStorage.setItem('hit.tab', '1'));
    await tell(there.page, 'denyAll');
    for (const { page } of [here, there])
      await until(page, () => sessionStorage.getItem('hit.tab') === null);
  });

  it('again, when a script that still runs writes anew', async () => {
    const { page } = await visit({ head });
    await tell(page, 'grantAll');
    await tell(page, 'denyAll');
    await cleared(page);
    await writeCookies(page, '_hit.again=1;Path=/');
    await soon(async () => (await cookieNames(page)).length === 0);
  });

  for (const [moment, target] of [
    ['pagehide', 'window'],
    ['visibilitychange', 'document'],
  ] as const) {
    it(`at the last moment, when a script writes what no event tells of: on ${moment}`, async () => {
      const { page } = await visit({ head });
      await page.evaluate(
        (type, where) =>
          (where === 'window' ? globalThis : document).addEventListener(type, () =>
            localStorage.setItem('hit.late', '1'),
          ),
        moment,
        target,
      );
      await tell(page, 'grantAll');
      await tell(page, 'denyAll');
      await cleared(page);
      await page.goto(demo.page('/without-us', '<!doctype html><title>Elsewhere</title>'));
      assert.equal(await page.evaluate(() => localStorage.getItem('hit.late')), null);
    });
  }

  it('on the next page, when the visitor went on before it was done', async () => {
    const blocked = async (page: Page) => {
      await page.setRequestInterception(true);
      page.on(
        'request',
        (request) =>
          void (/clear-services/.test(request.url()) ? request.abort() : request.continue()),
      );
    };
    const { page } = await visit({ head, prepare: blocked });
    await tell(page, 'grantAll');
    await writeCookies(page, '_hit.1=1;Path=/');
    await tell(page, 'denyAll');
    await settled(page);
    assert.deepEqual(await cookieNames(page), ['_hit.1']);
    const next = await visit({ head, context: page.browserContext() });
    await soon(async () => (await cookieNames(next.page)).length === 0);
  });

  it('not what was granted again meanwhile', async () => {
    const { page } = await visit({ head });
    await tell(page, 'grantAll');
    await writeCookies(page, '_hit.1=1;Path=/');
    await page.evaluate(() => {
      const store = (globalThis as Visited).cetegraConsent;
      store.denyAll();
      store.grantAll();
    });
    await cleared(page);
    assert.deepEqual(await cookieNames(page), ['_hit.1']);
  });
});

describe('L11: a refusal clears what was left from before', () => {
  it('the first one, on the banner', async () => {
    const { page } = await visit({ head });
    await writeCookies(page, '_hit.old=1;Path=/');
    await press(page, 'cookie-banner', 'reject-all');
    assert.deepEqual(namesOf((await cleared(page)).cleared), ['_hit.old']);
    assert.deepEqual(await cookieNames(page), []);
  });

  it('and nothing before one is given', async () => {
    const { page } = await visit({ head });
    await writeCookies(page, '_hit.old=1;Path=/');
    await control(page, 'cookie-banner', 'reject-all');
    await settled(page);
    assert.deepEqual(await cookieNames(page), ['_hit.old']);
  });
});

describe('Promise 3: what cannot be cleared is said', () => {
  it('HttpOnly cookies: one the policy names so, and one the browser refuses to write over', async () => {
    const service: Service = {
      id: 'hits',
      category: 'statistics',
      cookies: [{ name: 'visitor' }, { name: 'absent' }, { name: 'server_*', httpOnly: true }],
    };
    const { page } = await visit({
      head: policy(service),
      cookie: acceptedAll,
      headers: { 'set-cookie': 'visitor=1; Path=/; HttpOnly' },
    });
    await tell(page, 'withdraw', 'hits');
    const { left } = await cleared(page);
    assert.deepEqual(left.map(({ name, reason }) => `${name} ${reason}`).sort(), [
      'server_* http-only',
      'visitor http-only',
    ]);
    assert.deepEqual(await cookieNames(page), ['visitor'], 'the attempt leaves nothing behind');
  });

  it('a database that a script holds open', async () => {
    const { page } = await visit({ head });
    await tell(page, 'grantAll');
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const request = indexedDB.open('hits-open');
          request.onsuccess = () => {
            Object.assign(globalThis, { held: request.result });
            resolve();
          };
        }),
    );
    await tell(page, 'denyAll');
    assert.deepEqual((await cleared(page)).left, [
      { service: 'hits', kind: 'indexed-db', name: 'hits-open', reason: 'in-use' },
    ]);
  });

  it('in an event on the store and on the document, after the change', async () => {
    const { page } = await visit({ head });
    await tell(page, 'grantAll');
    const heard = await page.evaluate(async () => {
      const store = (globalThis as Visited).cetegraConsent;
      const events: string[] = [];
      store.addEventListener('consent-change', () => events.push('change'));
      store.addEventListener('consent-clear', ({ report }) =>
        events.push(`store ${String(Object.isFrozen(report))}`),
      );
      const told = new Promise((resolve) =>
        document.addEventListener('consent-clear', ({ report }) =>
          resolve(report === store.cleared),
        ),
      );
      store.denyAll();
      return [...events, await told, ...events.splice(1)];
    });
    assert.deepEqual(heard, ['change', true, 'store true']);
  });

  it('in the words of the preferences', async () => {
    const { page } = await visit({ cookie: acceptedAll, body: opener });
    await writeCookies(page, '_pk_id.1.1fff=1;Path=/');
    await answerInPreferences(page, 'reject-all');
    await cleared(page);
    await page.click('#settings');
    await control(page, 'cookie-preferences', 'save');
    const text = await page.$eval('cookie-preferences', ({ shadowRoot }) =>
      shadowRoot!.textContent.replace(/\s+/g, ' '),
    );
    assert.match(text, /Removed from your browser: _pk_id\.1\.1fff \(Matomo\)\./);
    assert.match(
      text,
      /This site cannot remove .*what TwentyThree stores on its own domain.*\. You can do this in your browser’s settings\./,
    );
  });
});

describe('What was allowed one by one', () => {
  it('E4: is listed in the preferences, and taken back there with one click', async () => {
    const tour =
      '<consent-gate service="twentythree" label="Tour" src="{{thirdParty}}/frame.html"></consent-gate>';
    const { page } = await visit({ body: tour + opener });
    await press(page, 'consent-gate', 'allow-service');
    await until(page, () => document.querySelector('consent-gate')!.open);
    await page.click('#settings');
    await press(page, 'cookie-preferences', 'withdraw-service');
    const after = await page.evaluate(() => ({
      state: (globalThis as Visited).cetegraConsent.state.services.twentythree,
      gate: document.querySelector('consent-gate')!.open,
      dialog: document.querySelector('cookie-preferences')!.open,
      focus: document.querySelector('cookie-preferences')!.shadowRoot!.activeElement?.id,
      buttons: document
        .querySelector('cookie-preferences')!
        .shadowRoot!.querySelectorAll('[data-consent-action=withdraw-service]').length,
    }));
    assert.deepEqual(after, {
      state: false,
      gate: false,
      dialog: true,
      focus: 'heading',
      buttons: 0,
    });
  });
});

function pageOf(inHead: string): string {
  return `<!doctype html><html lang="en"><head><title>Test</title><link rel="icon" href="data:,">${inHead}<script type="module" src="/assets/consent/consent.js"></script></head><body><cookie-banner></cookie-banner></body></html>`;
}
