import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { jurisdictions } from '../../src/core/policy/policy.js';
import { methods } from '../../src/core/record.js';
import { recordSchema } from '../../src/endpoints/records/schema.js';
import { root } from './support/imports.js';

const validate = new Ajv().compile(recordSchema);
const record = {
  version: 1,
  id: 'one',
  decidedAt: '2026-11-23T11:59:00.000Z',
  expiresAt: '2027-05-22T11:59:00.000Z',
  revision: '1',
  market: 'no',
  jurisdiction: 'gdpr',
  method: 'save',
  layer: 'banner',
  trusted: true,
  gpc: false,
  categories: { statistics: true },
  services: {},
  library: '0.1.0',
};
const takes = (more: object) => validate({ ...record, ...more });

describe('The schema of a record', () => {
  it('docs/consent-record.schema.json is what the table in the code generates; `npm run schema` writes it (S5)', async () => {
    assert.equal(
      await readFile(join(root, 'docs/consent-record.schema.json'), 'utf8'),
      `${JSON.stringify(recordSchema, null, 2)}\n`,
    );
  });

  it('a record of every regime and every recorded method is valid (S5)', () => {
    for (const jurisdiction of jurisdictions) assert.ok(takes({ jurisdiction }), jurisdiction);
    for (const method of methods) assert.equal(takes({ method }), method !== 'implied', method);
  });

  it('a locale is valid in every form that pages write (S21)', () => {
    for (const locale of [
      'nb',
      'pt-BR',
      'pt_BR',
      'zh-Hant-TW',
      'pt_BR.UTF-8',
      'sr_RS@latin',
      'de-DE-x-goethe',
      'en_US_POSIX',
    ])
      assert.ok(takes({ locale }), locale);
    for (const locale of ['', '<b>', '=cmd', 'en\n', '@x']) assert.ok(!takes({ locale }), locale);
  });

  it('a record of 1,000 services is valid, and one of 1,001 is not (S21)', () => {
    const services = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`service-${index}`, true]));
    assert.ok(takes({ services: services(1000) }));
    assert.ok(!takes({ services: services(1001) }));
  });

  it('a time that no calendar has is not valid (S22)', () => {
    for (const decidedAt of [
      '9999-99-99T99:99:99.999Z',
      '2026-13-01T00:00:00.000Z',
      '0000-01-01T00:00:00.000Z',
      '2026-01-01T24:00:00.000Z',
    ])
      assert.ok(!takes({ decidedAt }), decidedAt);
  });
});
