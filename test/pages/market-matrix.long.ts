import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { locales, readLocale } from './support/market-matrix.js';

describe('Every market in every state', () => {
  for (const locale of locales) {
    it(
      `shows texts of one language only, all of them and without an error: ${locale}`,
      { timeout: 600_000 },
      async () => {
        assert.deepEqual(await readLocale(locale, () => true), {
          errors: [],
          faults: [],
          unseen: [],
        });
      },
    );
  }
});
