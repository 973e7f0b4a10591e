import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { definePolicy } from '../../src/core/index.js';
import { toConsentRecord, type ProofRecord } from '../../src/server.js';

const policy = definePolicy({
  revision: '2026-11-01',
  controller: { name: 'Nordlys AS', contact: 'privacy@nordlys.example' },
  records: { url: '/api/consent', retentionDays: 1825, location: 'Norway' },
  services: ['matomo', { id: 'linkedin', provider: 'LinkedIn Ireland' }, 'twentythree'],
  defaultMarket: 'no',
  markets: { no: { policyHref: '/cookie-policy' } },
});
const record: ProofRecord = {
  version: 1,
  id: 'b2',
  replaces: 'a1',
  decidedAt: '2026-11-23T12:00:00.000Z',
  expiresAt: '2027-05-22T12:00:00.000Z',
  revision: '2026-11-01',
  market: 'no',
  jurisdiction: 'gdpr',
  locale: 'nb',
  method: 'save',
  layer: 'preferences',
  trusted: true,
  gpc: false,
  categories: { statistics: false, marketing: true },
  services: { matomo: false, linkedin: false, twentythree: true },
  words: 'f'.repeat(64),
  library: '0.1.0',
};
type Process = {
  'dpv:hasPurpose': { 'dct:identifier': string };
  'dpv:hasConsentStatus': string;
  'dpv:hasService': {
    'dct:identifier': string;
    'dpv:hasConsentStatus': string;
    'dpv:hasRecipient'?: string;
  }[];
};
const processes = (one: ProofRecord) => toConsentRecord(one, policy)['dpv:hasProcess'] as Process[];

describe('I-7: a record in the shape of ISO/IEC TS 27560', () => {
  it('has what the guide asks for, each under its term', () => {
    const document = toConsentRecord(record, policy, { dataSubject: 'pseudonym' });
    const { 'dpv:hasProcess': _, '@context': context, ...rest } = document;
    assert.ok(_ && (context as Record<string, string>).dpv === 'https://w3id.org/dpv#');
    assert.deepEqual(rest, {
      '@id': 'urn:consent:b2',
      '@type': 'dpv:ConsentRecord',
      'dct:conformsTo': 'ISO/IEC TS 27560:2023 (inspired by)',
      'consent:schemaVersion': 1,
      'dpv:hasIdentifier': 'b2',
      'dct:replaces': 'urn:consent:a1',
      'dpv:hasDataSubject': { '@type': 'dpv:DataSubject', 'dpv:hasIdentifier': 'pseudonym' },
      'dpv:hasDataController': {
        '@type': 'dpv:DataController',
        'dpv:hasName': 'Nordlys AS',
        'dpv:hasContact': 'privacy@nordlys.example',
      },
      'dpv:hasNotice': {
        '@type': 'dpv:ConsentNotice',
        'dct:hasVersion': '2026-11-01',
        'consent:market': 'no',
        'dpv:hasHash': `sha256:${'f'.repeat(64)}`,
        'dct:source': '/cookie-policy',
      },
      'dct:language': 'nb',
      'dpv:hasJurisdiction': 'gdpr',
      'dpv:isIndicatedAtTime': { '@type': 'xsd:dateTime', '@value': '2026-11-23T12:00:00.000Z' },
      'dpv:isIndicatedBy': {
        '@type': 'dpv:DataSubject',
        'consent:method': 'save',
        'consent:gpc': false,
        'consent:layer': 'preferences',
        'consent:trusted': true,
      },
      'dpv:hasDuration': {
        '@type': 'dpv:UntilTimeDuration',
        'dct:valid': { '@type': 'xsd:dateTime', '@value': '2027-05-22T12:00:00.000Z' },
      },
      'dpv:hasStorageCondition': {
        '@type': 'dpv:StorageCondition',
        'dpv:hasDuration': 'P1825D',
        'dpv:hasLocation': 'Norway',
      },
      'consent:library': '0.1.0',
    });
  });

  it('has a process for each purpose that was answered, with its services', () => {
    assert.deepEqual(
      processes(record).map((one) => [
        one['dpv:hasPurpose']['dct:identifier'],
        one['dpv:hasConsentStatus'],
        one['dpv:hasService'].map((service) => [
          service['dct:identifier'],
          service['dpv:hasConsentStatus'],
          service['dpv:hasRecipient'],
        ]),
      ]),
      [
        ['statistics', 'dpv:ConsentRefused', [['matomo', 'dpv:ConsentRefused', undefined]]],
        [
          'marketing',
          'dpv:ConsentGiven',
          [
            ['linkedin', 'dpv:ConsentRefused', 'LinkedIn Ireland'],
            ['twentythree', 'dpv:ConsentGiven', undefined],
          ],
        ],
      ],
    );
  });

  it('tells a withdrawal from a refusal, and what was left open from both', () => {
    assert.equal(
      processes({ ...record, method: 'withdraw' })[0]?.['dpv:hasConsentStatus'],
      'dpv:ConsentWithdrawn',
    );
    const partial = processes({ ...record, categories: {}, services: { twentythree: true } });
    assert.deepEqual(
      partial.map((one) => [one['dpv:hasPurpose']['dct:identifier'], one['dpv:hasConsentStatus']]),
      [['marketing', 'dpv:ConsentUnknown']],
    );
  });

  it('makes up nothing that it was not told', () => {
    const bare = toConsentRecord(
      { ...record, words: undefined } as never,
      definePolicy({ revision: 'r' }),
    );
    for (const key of ['dpv:hasDataController', 'dpv:hasStorageCondition'])
      assert.equal(key in bare, false, key);
    assert.deepEqual(bare['dpv:hasDataSubject'], { '@type': 'dpv:DataSubject' });
    assert.equal('dpv:hasHash' in (bare['dpv:hasNotice'] as object), false);
  });
});
