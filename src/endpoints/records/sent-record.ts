import type { ConsentState } from '../../core/evaluate.js';
import { findCategory, type Jurisdiction, type Policy } from '../../core/policy/policy.js';
import type { ConsentMethod, ConsentRecord } from '../../core/record.js';
import { version } from './version.js';
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
  /** The importer's id, where the decision was taken over from another tool. */
  readonly source?: string;
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

/** What the browser keeps of a record: not how it was answered, nor the id of a refusal. */
export type KnownOfRecord = Omit<ProofRecord, 'id' | 'layer' | 'trusted'> &
  Partial<Pick<ProofRecord, 'id' | 'layer' | 'trusted'>>;

/** What is told of a decision. */
export function proofRecord(
  policy: Policy,
  record: ConsentRecord,
  state: ConsentState,
  { layer, trusted, words, locale }: Answered,
  replaces?: string,
): ProofRecord {
  return {
    ...knownOf(policy, record, state),
    id: record.id ?? '',
    ...(replaces !== undefined && { replaces }),
    ...(locale !== undefined && { locale }),
    layer,
    trusted,
    ...(words !== undefined && { words }),
  };
}

/** The decision that stands, without what only its moment knew. */
export function knownOf(
  policy: Policy,
  record: ConsentRecord,
  { jurisdiction }: ConsentState,
): KnownOfRecord {
  const { id, locale } = record;
  return {
    version: 1,
    ...(id !== undefined && { id }),
    decidedAt: new Date(record.decidedAt).toISOString(),
    expiresAt: new Date(record.expiresAt).toISOString(),
    revision: record.revision,
    market: record.market,
    jurisdiction,
    ...(locale !== undefined && { locale }),
    method: record.method,
    gpc: record.gpc,
    ...answersOf(policy, record),
    library: version,
  };
}

function answersOf(
  policy: Policy,
  { choices, unasked = [] }: ConsentRecord,
): Pick<ProofRecord, 'categories' | 'services'> {
  const isOptional = (id: string) => findCategory(policy, id)?.required === false;
  const answered = (id: string) => Object.hasOwn(choices, id);
  const categories = policy.categories.filter(({ id }) => isOptional(id) && answered(id));
  const services = policy.services.filter(
    ({ id, category }) => isOptional(category) && (answered(id) || answered(category)),
  );
  const holds = (id: string, category = id) =>
    !unasked.includes(id) && (choices[id] ?? choices[category]) === true;
  return {
    categories: Object.fromEntries(categories.map(({ id }) => [id, holds(id)])),
    services: Object.fromEntries(services.map(({ id, category }) => [id, holds(id, category)])),
  };
}
