import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  acceptedAll,
  arrived,
  assertNothingReached,
  consentCookie,
  control,
  cookieValue,
  day,
  frame,
  optional,
  stateOf,
  tell,
  timesReached,
  until,
  visit,
} from './support/visitor.js';

const body = `<consent-gate category="marketing" service="twentythree" src="${frame('tour')}"></consent-gate>
  <script type="text/plain" data-consent="statistics" src="{{thirdParty}}/script.js"></script>`;
const all = optional.join('.');
const now = Date.now();
const without = (key: string) => cookieValue({ a: 'accept-all', c: all, [key]: undefined });
const granting = (fields: Record<string, string | number>) =>
  cookieValue({ a: 'accept-all', c: all, ...fields });

/** Each would grant everything if it were believed. */
const unbelievable: Record<string, Record<string, string>> = {
  'without a required key': Object.fromEntries(
    ['v', 'r', 't', 'e', 'm', 'a', 'c', 'd'].map((key) => [key, without(key)]),
  ),
  'that is malformed': {
    'another version': granting({ v: 2 }),
    'a key twice': `${acceptedAll}&c=${all}`,
    'a yes and a no to the same': granting({ d: 'marketing' }),
    'an unknown method': granting({ a: 'constructor' }),
    'the method implied': granting({ a: 'implied' }),
    'commas in a list': granting({ c: optional.join(',') }),
    'an empty place in a list': granting({ c: `${all}.` }),
    'a capital in an id': granting({ c: `${all}.Other` }),
    __proto__: granting({ c: `${all}.__proto__` }),
    'a time that is no number': granting({ t: '1e12' }),
    'g=0': granting({ g: 0 }),
  },
  'out of its time': {
    'more than a day ahead': granting({ t: now + 2 * day, e: now + 100 * day }),
    expired: granting({ t: now - 200 * day, e: now - 20 * day }),
    'ended before it began': granting({ t: now, e: now - 1 }),
    'older than any market allows': granting({ t: now - 800 * day, e: now + 800 * day }),
  },
  'that is not ours': {
    'escaped twice': encodeURIComponent(encodeURIComponent(acceptedAll)),
    'an escape that is none': `${acceptedAll}&z=%E0%A4%A`,
    JSON: encodeURIComponent(JSON.stringify({ v: 1, c: optional, marketing: true })),
    'another tool': 'yes',
    empty: '',
  },
};

describe('A consent cookie', () => {
  for (const [what, values] of Object.entries(unbelievable)) {
    it(`S-1: ${what} means undecided, and nothing is loaded`, async () => {
      const { page } = await visit({ body });
      for (const [name, value] of Object.entries(values)) {
        await page
          .browserContext()
          .setCookie({ name: 'cetegra_consent', value, domain: 'localhost', path: '/' });
        await page.reload();
        await control(page, 'cookie-banner', 'accept-all');
        const { status, needsDecision, decidedAt } = await stateOf(page);
        assert.deepEqual([status, needsDecision, decidedAt], ['undecided', true, undefined], name);
      }
      await assertNothingReached(page);
    });
  }

  it('S-1: unknown ids in it grant nothing', async () => {
    const { page } = await visit({
      cookie: cookieValue({ c: 'everything.all.constructor', s: 'youtube.valueof' }),
      body,
    });
    const { status, categories, services } = await stateOf(page);
    assert.equal(status, 'decided');
    assert.deepEqual(Object.keys(categories).sort(), ['necessary', ...optional].sort());
    assert.ok(!('youtube' in services));
    await assertNothingReached(page);
  });

  it('S-1: a required category cannot be denied by it', async () => {
    const { page } = await visit({
      cookie: cookieValue({ d: `necessary.${all}`, x: 'consent' }),
      body,
    });
    const { categories, services } = await stateOf(page);
    assert.deepEqual([categories.necessary, services.consent], [true, true]);
  });

  for (const [what, value] of [
    ['as a server escaped it, all of it once', encodeURIComponent(acceptedAll)],
    ['with keys nobody knows', `${acceptedAll}&z=1&y`],
    ['in another order', acceptedAll.split('&').reverse().join('&')],
    [
      'from less than a day ahead, by a clock that is fast',
      granting({ t: now + day / 2, e: now + 100 * day }),
    ],
  ] as const) {
    it(`is believed ${what}`, async () => {
      const { page } = await visit({ cookie: value, body });
      await arrived('/frame.html?name=tour');
      await arrived('/script.js');
      assert.deepEqual(
        [(await stateOf(page)).status, (await stateOf(page)).persisted],
        ['decided', true],
      );
    });
  }

  it('L14: of another revision is stale: its denials stand, its grants count as denied until answered', async () => {
    const { page } = await visit({
      cookie: cookieValue({ r: 'old', c: 'marketing.statistics', x: 'linkedin' }),
      body,
    });
    await control(page, 'cookie-banner', 'accept-all');
    const { status, needsDecision, categories } = await stateOf(page);
    assert.deepEqual(
      [status, needsDecision, categories.marketing, categories.functional],
      ['stale', true, false, false],
    );
    await assertNothingReached(page);
    await tell(page, 'grant', 'marketing');
    await arrived('/frame.html?name=tour');
    assert.equal(timesReached('/script.js'), 0, 'what was not answered stays denied');
  });

  it('that leaves a category unanswered lets the rest stand and asks', async () => {
    const { page } = await visit({
      cookie: cookieValue({ c: 'marketing', d: 'functional' }),
      body,
    });
    await arrived('/frame.html?name=tour');
    await control(page, 'cookie-banner', 'accept-all');
    const { status, needsDecision, categories } = await stateOf(page);
    assert.deepEqual([status, needsDecision, categories.statistics], ['decided', true, false]);
  });

  it('goes with reset(): all is forgotten, closed, and asked again', async () => {
    const { page } = await visit({ cookie: acceptedAll, body });
    await arrived('/frame.html?name=tour');
    await tell(page, 'reset');
    await control(page, 'cookie-banner', 'accept-all');
    await until(page, () => !document.querySelector('consent-gate')?.frame);
    assert.equal(await consentCookie(page), undefined);
    assert.equal((await stateOf(page)).status, 'undecided');
  });
});
