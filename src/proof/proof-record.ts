import type { ConsentState } from '../core/evaluate.js';
import type { Jurisdiction } from '../core/jurisdiction.js';
import { findCategory, type Policy } from '../core/policy.js';
import type { ConsentMethod, ConsentRecord } from '../core/record.js';
import { version } from '../version.js';
import type { Answered, AnswerLayer } from './answered.js';

/**
 * A decision as it is told to the site's server: `docs/consent-record.schema.json`, docs/proof.md. It says what was decided
 * and what was shown, and nothing about who decided: no address, no browser, no account, no page.
 */
export interface ProofRecord {
  readonly version: 1;
  /** Random, new for each decision: told twice, it is the same decision. */
  readonly id: string;
  /** The id of the consent that stood in this browser before, if there was one. */
  readonly replaces?: string;
  /** ISO 8601, in UTC. */
  readonly decidedAt: string;
  readonly expiresAt: string;
  /** The policy's. */
  readonly revision: string;
  readonly market: string;
  readonly jurisdiction: Jurisdiction;
  /** The language of what was shown. */
  readonly locale?: string;
  readonly method: ConsentMethod;
  readonly layer: AnswerLayer;
  readonly trusted: boolean;
  /** Whether Global Privacy Control was on. */
  readonly gpc: boolean;
  /** Optional categories by id, those that were answered: `true` granted. */
  readonly categories: Readonly<Record<string, boolean>>;
  /** Their services, each with the answer that holds for it. */
  readonly services: Readonly<Record<string, boolean>>;
  /** The SHA-256 of the words that were shown, in hexadecimal. */
  readonly words?: string;
  /** The library's version. */
  readonly library: string;
}

/** What is told of a decision. */
export function proofRecord(policy: Policy, record: ConsentRecord, { jurisdiction }: ConsentState, answered: Answered, replaces?: string): ProofRecord {
  const locale = answered.locale ?? record.locale;
  return {
    version: 1,
    id: record.id ?? '',
    ...(replaces !== undefined && { replaces }),
    decidedAt: new Date(record.decidedAt).toISOString(),
    expiresAt: new Date(record.expiresAt).toISOString(),
    revision: record.revision,
    market: record.market,
    jurisdiction,
    ...(locale !== undefined && { locale }),
    method: record.method,
    layer: answered.layer,
    trusted: answered.trusted,
    gpc: record.gpc,
    ...answersOf(policy, record),
    ...(answered.words !== undefined && { words: answered.words }),
    library: version,
  };
}

function answersOf(policy: Policy, { choices, unasked = [] }: ConsentRecord): Pick<ProofRecord, 'categories' | 'services'> {
  const isOptional = (id: string) => findCategory(policy, id)?.required === false;
  const answered = (id: string) => Object.hasOwn(choices, id);
  const categories = policy.categories.filter(({ id }) => isOptional(id) && answered(id));
  const services = policy.services.filter(({ id, category }) => isOptional(category) && (answered(id) || answered(category)));
  const holds = (id: string, category = id) => !unasked.includes(id) && (choices[id] ?? choices[category]) === true;
  return {
    categories: Object.fromEntries(categories.map(({ id }) => [id, holds(id)])),
    services: Object.fromEntries(services.map(({ id, category }) => [id, holds(id, category)])),
  };
}
