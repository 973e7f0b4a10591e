import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { decodeRecord, readConsentCookie } from '../../src/core/index.js';
import { describeReading, type Vector } from '../vectors/describe-reading.js';

const vectorsOf = async (file: string) =>
  JSON.parse(
    await readFile(new URL(`../vectors/${file}.json`, import.meta.url), 'utf8'),
  ) as Vector[];
const [byHand, generated] = [await vectorsOf('by-hand'), await vectorsOf('generated')];

function read({ value, header, cookie, now }: Vector): string {
  return describeReading(
    value === undefined ? readConsentCookie(header, cookie, now) : decodeRecord(value),
  );
}

describe("S-1: the cookie's vectors", () => {
  for (const [file, vectors] of Object.entries({ byHand, generated })) {
    it(`${file} contains cookies that are read and cookies that are refused`, () => {
      assert.ok(vectors.filter(({ reading }) => reading === 'none').length > 50);
      assert.ok(vectors.filter(({ reading }) => reading !== 'none').length > 20);
    });
  }

  for (const vector of byHand) it(vector.name, () => assert.equal(read(vector), vector.reading));

  it('every generated cookie is read as its vector states', () => {
    const wrong = generated
      .map((vector) => ({ ...vector, found: read(vector) }))
      .filter(({ found, reading }) => found !== reading);
    assert.deepEqual(wrong, []);
  });
});
