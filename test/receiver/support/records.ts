import { randomUUID } from 'node:crypto';
import type { ProofRecord } from '../../../src/endpoints/records/sent-record.js';
import type { DecisionRecord } from '../../../packages/records/src/record.js';

export const token = 'a-token-of-the-operator';

/** A valid record, with more or other keys. */
export function record(
  id: string = randomUUID(),
  more: Partial<Record<keyof ProofRecord, unknown>> = {},
): ProofRecord {
  return {
    version: 1,
    id,
    decidedAt: '2026-11-23T11:59:00.000Z',
    expiresAt: '2027-05-22T11:59:00.000Z',
    revision: '2026-11-01',
    market: 'no',
    jurisdiction: 'gdpr',
    locale: 'nb',
    method: 'save',
    layer: 'preferences',
    trusted: true,
    gpc: false,
    categories: { statistics: true, marketing: false },
    services: { matomo: true, linkedin: false },
    words: 'a'.repeat(64),
    library: '0.1.0',
    ...more,
  } as ProofRecord;
}

/** Compiles only while the package's type and the page's are the same: neither may have a key that the other lacks. */
type Same<One, Other> = [keyof One, keyof Other] extends [keyof Other, keyof One] ? true : never;
export const sameKeys: Same<DecisionRecord, ProofRecord> = true;
export const sameTypes = (sent: ProofRecord): DecisionRecord => sent;
