import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { decodeRecord, definePolicy, encodeRecord, PolicyError } from '../../src/core/index.js';
import { resolveEndpoint } from '../../src/core/policy/endpoint.js';
import { sha256 } from '../../src/endpoints/records/sha256.js';
import { version } from '../../src/endpoints/records/version.js';

describe('SHA-256', () => {
  for (const text of [
    '',
    'abc',
    'Vi spør om samtykke – 同意 🍪',
    'a'.repeat(55),
    'a'.repeat(56),
    'a'.repeat(63),
    'a'.repeat(64),
    'words '.repeat(5000),
  ]) {
    it(`of ${text.length} characters is what Node says`, () =>
      assert.equal(sha256(text), createHash('sha256').update(text).digest('hex')));
  }
});

describe('The version in records', () => {
  it("is the package's", async () =>
    assert.equal(
      version,
      (JSON.parse(await readFile('package.json', 'utf8')) as { version: string }).version,
    ));
});

describe('L12: the record id in the cookie', () => {
  const record = {
    version: 1,
    id: 'a1',
    decidedAt: 1000,
    expiresAt: 2000,
    revision: 'r',
    method: 'save',
    market: 'no',
    gpc: false,
  } as const;
  const policy = definePolicy({ revision: 'r' });

  for (const [what, choices, kept] of [
    ['everything refused', { statistics: false, marketing: false }, undefined],
    ['a category granted', { statistics: true, marketing: false }, 'a1'],
    ['a service granted', { marketing: false, linkedin: true }, 'a1'],
  ] as const) {
    it(`${what}: ${kept ?? 'none'}`, () =>
      assert.equal(decodeRecord(encodeRecord({ ...record, choices }, policy))?.id, kept));
  }
});

describe('Endpoints of a policy', () => {
  const page = 'https://www.example.com/a/b?c';
  for (const [address, url] of [
    ['/api/consent', 'https://www.example.com/api/consent'],
    ['api', 'https://www.example.com/a/api'],
    ['https://log.example.com/x', 'https://log.example.com/x'],
    ['//log.example.com/x', 'https://log.example.com/x'],
    ['http://www.example.com/x', undefined],
    ['', undefined],
    ['javascript:alert(1)', undefined],
    [' java\nscript:alert(1)', undefined],
    ['data:text/plain,', undefined],
    ['blob:https://www.example.com/1', undefined],
    ['https://', undefined],
  ] as const) {
    it(`${JSON.stringify(address)} → ${url ?? 'refused'}`, () =>
      assert.equal(resolveEndpoint(address, page)?.href, url));
  }

  for (const [records, path] of [
    [{}, 'records.url'],
    [{ url: 7 }, 'records.url'],
    [{ url: 'http://other.example/x' }, 'records.url'],
    [{ url: 'javascript:1' }, 'records.url'],
    [{ url: '/x', retentionDays: 0 }, 'records.retentionDays'],
    [{ url: '/x', retentionDays: '9' }, 'records.retentionDays'],
    [{ url: '/x', location: '' }, 'records.location'],
    [{ url: '/x', more: 1 }, 'records.more'],
    ['/x', 'records'],
  ] as const) {
    it(`${JSON.stringify(records)} is told under ${path}`, () => {
      assert.throws(
        () => definePolicy({ revision: 'r', records: records as never }),
        (error: PolicyError) => error.mistakes.some((mistake) => mistake.path === path),
      );
    });
  }
});
