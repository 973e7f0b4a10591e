import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { locales, readLocale, states } from './support/market-matrix.js';

/** Each language in every market, each market in every state; `npm run test:long` takes each language in each market and state. */
describe('Every language in every market', () => {
  for (const [index, locale] of locales.entries()) {
    it(`shows texts of one language only, without an error: ${locale}`, async () => {
      const { errors, faults } = await readLocale(
        locale,
        (state, market) => states[(index + market) % states.length] === state,
      );
      assert.deepEqual({ errors, faults }, { errors: [], faults: [] });
    });
  }
});
