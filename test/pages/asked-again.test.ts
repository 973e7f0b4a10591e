import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  acceptedAll,
  control,
  cookieValue,
  day,
  rejectedAll,
  settled,
  stateOf,
  visit,
} from './support/visitor.js';

const all = 'functional.performance.statistics.marketing';
const past = Date.now() - 300 * day;

const reasons: [what: string, cookie: string, sentence: string][] = [
  [
    'a choice that has expired',
    cookieValue({ c: all, t: past, e: past + 180 * day }),
    'your earlier choice has expired',
  ],
  [
    'a consent to an older policy',
    cookieValue({ c: all, r: '2025-01-01' }),
    'the cookie policy has changed',
  ],
  [
    'a category the choice knows nothing of',
    cookieValue({ c: 'statistics', d: 'functional.marketing' }),
    'something new has been added',
  ],
  [
    'a choice where silence was enough',
    cookieValue({ m: 'us', c: '', d: 'marketing' }),
    'other rules apply here',
  ],
];

describe('L14: the banner says in one sentence why it is back', () => {
  for (const [what, cookie, sentence] of reasons) {
    it(`after ${what}`, async () => {
      const { page } = await visit({ cookie });
      await control(page, 'cookie-banner', 'reject-all');
      const text = await page.evaluate(
        () =>
          document.querySelector('cookie-banner')?.shadowRoot?.querySelector('[part~=description]')
            ?.textContent ?? '',
      );
      assert.equal(text.split('You are asked again because').length, 2, text);
      assert.match(text, new RegExp(`You are asked again because ${sentence}\\.`));
    });
  }

  it('and nothing to who comes for the first time', async () => {
    const { page } = await visit();
    await control(page, 'cookie-banner', 'reject-all');
    assert.doesNotMatch(
      await page.evaluate(
        () => document.querySelector('cookie-banner')?.shadowRoot?.textContent ?? '',
      ),
      /asked again/,
    );
  });

  for (const [what, cookie] of [
    ['accepted all', acceptedAll],
    ['rejected all', rejectedAll],
    ['rejected all of an older policy', cookieValue({ a: 'reject-all', r: '2025-01-01' })],
  ] as const) {
    it(`and does not come back to who ${what}`, async () => {
      const { page } = await visit({ cookie });
      await settled(page);
      assert.equal((await stateOf(page)).needsDecision, false);
      assert.equal(
        await page.evaluate(
          () =>
            document.querySelector('cookie-banner')?.shadowRoot?.querySelector('.panel') ?? null,
        ),
        null,
      );
    });
  }
});
