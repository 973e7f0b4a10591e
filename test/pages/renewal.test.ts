import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { renew } from '../../demo/server/renewal.mjs';
import {
  acceptedAll,
  addPage,
  consentCookie,
  day,
  demo,
  press,
  rejectedAll,
  settled,
  soon,
  stateOf,
  tell,
  until,
  visit,
} from './support/visitor.js';

/** The demo's endpoint, watched: what was asked and what was set; `hold` keeps an answer back until it is called. */
function renewalEndpoint(path: string) {
  const seen = { cookies: [] as string[], set: [] as string[], released: Promise.resolve() };
  demo.endpoint(path, async (request: IncomingMessage, response: ServerResponse) => {
    seen.cookies.push(request.headers.cookie ?? '');
    const write = response.writeHead.bind(response);
    response.writeHead = ((status: number, headers: Record<string, string>) => {
      if (headers['set-cookie']) seen.set.push(headers['set-cookie']);
      return write(status, headers);
    }) as typeof response.writeHead;
    await seen.released;
    await renew(request, response);
  });
  const policy = {
    revision: '2026-11-01',
    services: ['matomo'],
    defaultMarket: 'no',
    markets: { no: {} },
    cookie: { renewUrl: path },
  };
  return {
    seen,
    head: `<script type="application/json" data-consent-policy>${JSON.stringify(policy)}</script>`,
  };
}

const value = (header: string) => /cetegra_consent=([^;]*)/.exec(header)?.[1];

describe('S-10: the cookie is written again by the server', () => {
  for (const [action, name] of [
    ['accept-all', 'a grant'],
    ['reject-all', 'a refusal'],
  ] as const) {
    it(`${name}: after the decision, with the same value and the same end`, async () => {
      const { seen, head } = renewalEndpoint(`/renew-${action}`);
      const { page } = await visit({ head });
      await press(page, 'cookie-banner', action);
      const written = (await consentCookie(page))!;
      await soon(() => seen.set.length > 0, 'the cookie was set');
      await settled(page);
      assert.equal(value(seen.cookies[0]!), written.value);
      const renewed = (await consentCookie(page))!;
      assert.deepEqual({ ...renewed, expires: 0 }, { ...written, expires: 0 });
      assert.ok(Math.abs(renewed.expires - written.expires) <= 1, 'nothing is prolonged');
      assert.match(seen.set[0]!, /; Path=\/; Expires=[^;]+ GMT; SameSite=Lax$/);
    });
  }

  for (const [name, cookie] of [
    ['a grant', acceptedAll],
    ['a refusal', rejectedAll],
  ] as const) {
    it(`${name}: once a day when a page is loaded, not on the next page`, async () => {
      const { seen, head } = renewalEndpoint(`/renew-daily-${name.replace(' ', '-')}`);
      const { page } = await visit({ head, cookie });
      await soon(() => seen.set.length === 1, 'the cookie was set');
      await until(page, () => localStorage.getItem('cetegra_consent.renewed') !== null);
      await page.reload();
      await settled(page);
      await page.reload();
      await settled(page);
      assert.equal(seen.cookies.length, 1);
      await page.evaluate(
        (ms) =>
          localStorage.setItem(
            'cetegra_consent.renewed',
            `${new URLSearchParams(document.cookie.replace('cetegra_consent=', '')).get('t')}.${Math.floor(Date.now() / ms) - 1}`,
          ),
        day,
      );
      await page.reload();
      await soon(() => seen.set.length === 2, 'on another day it is set again');
    });
  }

  it('nobody is asked where nothing was decided', async () => {
    const { seen, head } = renewalEndpoint('/renew-nothing');
    const { page } = await visit({ head });
    await settled(page);
    assert.deepEqual([seen.cookies, await page.evaluate(() => localStorage.length)], [[], 0]);
  });

  it('an answer that is under way when consent is withdrawn brings nothing back', async () => {
    const { seen, head } = renewalEndpoint('/renew-late');
    let release = () => {};
    seen.released = new Promise<void>((resolve) => (release = resolve));
    const { page } = await visit({ head, cookie: acceptedAll });
    await soon(() => seen.cookies.length === 1, 'it was asked');
    await tell(page, 'withdrawAll');
    release();
    await soon(() => seen.cookies.length === 2, 'the newer decision is renewed');
    assert.match(value(seen.cookies[1]!)!, /a=withdraw/);
    await settled(page);
    assert.match((await consentCookie(page))!.value, /a=withdraw/);
  });

  it('an answer that came too late all the same is put right', async () => {
    const path = '/renew-stale';
    const { head } = renewalEndpoint(path);
    let asked = 0;
    // A server, or what stands before it, that answers with what it saw before.
    demo.endpoint(path, (_request: IncomingMessage, response: ServerResponse) => {
      asked++;
      response.writeHead(204, { 'set-cookie': `cetegra_consent=${acceptedAll}; Path=/` }).end();
    });
    const { page } = await visit({ head, cookie: acceptedAll });
    await page.evaluate(() =>
      document.addEventListener('consent-change', ({ granted }) =>
        Object.assign(globalThis, {
          regranted: ((globalThis as { regranted?: number }).regranted ?? 0) + granted.length,
        }),
      ),
    );
    await tell(page, 'withdrawAll');
    await soon(
      async () => asked > 0 && (await consentCookie(page))?.value.includes('a=withdraw'),
      'the withdrawal stands',
    );
    assert.equal((await stateOf(page)).categories.statistics, false);
    assert.equal(
      await page.evaluate(() => (globalThis as { regranted?: number }).regranted),
      0,
      'not even for a moment',
    );
    await page.reload();
    assert.equal((await stateOf(page)).categories.statistics, false);
  });

  for (const status of [404, 500, 302]) {
    it(`an endpoint that answers ${status} changes nothing`, async () => {
      const path = `/renew-${status}`;
      const { head } = renewalEndpoint(path);
      let asked = 0;
      demo.endpoint(path, (_request: IncomingMessage, response: ServerResponse) => {
        asked++;
        response.writeHead(status, { location: '/' }).end();
      });
      const { page, reports } = await visit({ head });
      await press(page, 'cookie-banner', 'accept-all');
      await soon(() => asked === 1, 'it was asked');
      await settled(page);
      assert.deepEqual([(await stateOf(page)).categories.statistics, reports], [true, []]);
    });
  }

  for (const renewUrl of ['http://127.0.0.1:9/renew', 'https://other.example/renew']) {
    it(`S-6: ${renewUrl} is another site's: told, and not called`, async () => {
      const policy = { revision: 'r', cookie: { renewUrl } };
      const address = addPage({
        head: `<script type="application/json" data-consent-policy>${JSON.stringify(policy)}</script>`,
      });
      const { page, reports } = await visit({ address });
      const called: string[] = [];
      page.on('request', (request) => called.push(request.url()));
      await press(page, 'cookie-banner', 'accept-all');
      await soon(() => reports.some((text) => text.includes('cookie.renewUrl')), 'a report');
      await settled(page);
      assert.deepEqual(
        called.filter((url) => url.includes('renew')),
        [],
      );
    });
  }
});
