import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { decodeRecord, readConsentCookie } from '../../src/core/index.js';
import { describeReading, type Vector } from '../vectors/describe-reading.js';

for (const file of ['by-hand', 'generated']) {
  const vectors = JSON.parse(await readFile(new URL(`../vectors/${file}.json`, import.meta.url), 'utf8')) as Vector[];

  describe(`S-1: the cookie's vectors, ${file}`, () => {
    it('are of both kinds: some are read, some are not', () => {
      assert.ok(vectors.filter(({ reading }) => reading === 'none').length > 50);
      assert.ok(vectors.filter(({ reading }) => reading !== 'none').length > 20);
    });

    for (const { name, value, header, cookie, now, reading } of vectors) {
      it(name, () => {
        const record = value === undefined ? readConsentCookie(header, cookie, now) : decodeRecord(value);
        assert.equal(describeReading(record), reading);
      });
    }
  });
}
