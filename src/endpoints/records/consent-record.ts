import type { Policy } from '../../core/policy/policy.js';
import type { KnownOfRecord } from './sent-record.js';

/** The operator's additions to a record. The law requires them, and the page does not have them. */
export interface ConsentRecordOptions {
  /** The operator's identifier of the visitor, such as an account's pseudonym. */
  readonly dataSubject?: string;
}

/** A JSON-LD document. */
export type JsonLdRecord = Readonly<Record<string, unknown>>;

const context = {
  dpv: 'https://w3id.org/dpv#',
  dct: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  consent: 'https://cetegra.com/ns/consent#',
};

/**
 * A record in the terms of the Data Privacy Vocabulary and the shape of its guide to ISO/IEC TS 27560, as JSON-LD. Inspired by
 * that standard, not certified by it: what a page cannot know is left out, never made up.
 */
export function toConsentRecord(
  record: KnownOfRecord,
  policy: Pick<Policy, 'controller' | 'records' | 'categories' | 'services' | 'markets'>,
  options: ConsentRecordOptions = {},
): JsonLdRecord {
  const { retentionDays, location } = policy.records ?? {};
  return {
    '@context': context,
    ...(record.id !== undefined && {
      '@id': `urn:consent:${record.id}`,
      'dpv:hasIdentifier': record.id,
    }),
    '@type': 'dpv:ConsentRecord',
    'dct:conformsTo': 'ISO/IEC TS 27560:2023 (inspired by)',
    'consent:schemaVersion': record.version,
    ...(record.replaces !== undefined && { 'dct:replaces': `urn:consent:${record.replaces}` }),
    'dpv:hasDataSubject': {
      '@type': 'dpv:DataSubject',
      ...(options.dataSubject !== undefined && { 'dpv:hasIdentifier': options.dataSubject }),
    },
    ...(policy.controller && {
      'dpv:hasDataController': {
        '@type': 'dpv:DataController',
        'dpv:hasName': policy.controller.name,
        'dpv:hasContact': policy.controller.contact,
      },
    }),
    'dpv:hasNotice': noticeOf(record, policy),
    ...(record.locale !== undefined && { 'dct:language': record.locale }),
    'dpv:hasJurisdiction': record.jurisdiction,
    'dpv:isIndicatedAtTime': { '@type': 'xsd:dateTime', '@value': record.decidedAt },
    'dpv:isIndicatedBy': {
      '@type': 'dpv:DataSubject',
      'consent:method': record.method,
      'consent:gpc': record.gpc,
      ...(record.layer !== undefined && {
        'consent:layer': record.layer,
        'consent:trusted': record.trusted,
      }),
    },
    'dpv:hasDuration': {
      '@type': 'dpv:UntilTimeDuration',
      'dct:valid': { '@type': 'xsd:dateTime', '@value': record.expiresAt },
    },
    'dpv:hasProcess': processesOf(record, policy),
    ...((retentionDays !== undefined || location !== undefined) && {
      'dpv:hasStorageCondition': {
        '@type': 'dpv:StorageCondition',
        ...(retentionDays !== undefined && { 'dpv:hasDuration': `P${retentionDays}D` }),
        ...(location !== undefined && { 'dpv:hasLocation': location }),
      },
    }),
    'consent:library': record.library,
  };
}

function noticeOf(record: KnownOfRecord, { markets }: Pick<Policy, 'markets'>): JsonLdRecord {
  const href = Object.hasOwn(markets, record.market)
    ? markets[record.market]?.policyHref
    : undefined;
  return {
    '@type': 'dpv:ConsentNotice',
    'dct:hasVersion': record.revision,
    'consent:market': record.market,
    ...(record.words !== undefined && { 'dpv:hasHash': `sha256:${record.words}` }),
    ...(href !== undefined && { 'dct:source': href }),
  };
}

/** A process for each purpose that was answered, with the services in it and who provides them. */
function processesOf(
  record: KnownOfRecord,
  { categories, services }: Pick<Policy, 'categories' | 'services'>,
): JsonLdRecord[] {
  const asked = categories.filter(
    ({ id, required }) =>
      !required &&
      (Object.hasOwn(record.categories, id) ||
        services.some(
          (service) => service.category === id && Object.hasOwn(record.services, service.id),
        )),
  );
  return asked.map(({ id }) => ({
    '@type': 'dpv:Process',
    'dpv:hasPurpose': { '@type': 'dpv:Purpose', '@id': `consent:${id}`, 'dct:identifier': id },
    'dpv:hasLegalBasis': 'dpv:Consent',
    'dpv:hasConsentStatus': statusOf(record, record.categories[id]),
    'dpv:hasService': services
      .filter((service) => service.category === id && Object.hasOwn(record.services, service.id))
      .map((service) => ({
        '@type': 'dpv:Service',
        'dct:identifier': service.id,
        ...(service.provider !== undefined && { 'dpv:hasRecipient': service.provider }),
        'dpv:hasConsentStatus': statusOf(record, record.services[service.id]),
      })),
  }));
}

/** A denial in a record that replaces a consent by a withdrawal is a withdrawal. Any other denial is a refusal. */
function statusOf({ method }: KnownOfRecord, answer: boolean | undefined): string {
  if (answer === undefined) return 'dpv:ConsentUnknown';
  if (answer) return 'dpv:ConsentGiven';
  return method === 'withdraw' ? 'dpv:ConsentWithdrawn' : 'dpv:ConsentRefused';
}
