import { type Policy, servicesOf } from './policy/policy.js';

/** How a decision came about. `implied` is the default of an opt-out regime: it is never recorded. */
export const methods = [
  'accept-all',
  'reject-all',
  'save',
  'gate',
  'api',
  'withdraw',
  'import',
  'implied',
] as const;

export type ConsentMethod = (typeof methods)[number];

/** Explicit answers by id: `true` granted, `false` denied, absent unanswered. Services only where they differ from their category. */
export type Choices = Readonly<Record<string, boolean>>;

/** A decision as the visitor made it. {@link ConsentState} is its present meaning. */
export interface ConsentRecord {
  /** The format's version. */
  readonly version: 1;
  /** Only where records are sent to a log. */
  readonly id?: string;
  /** Epoch milliseconds. */
  readonly decidedAt: number;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** The policy's, when it was decided. */
  readonly revision: string;
  readonly choices: Choices;
  /** Services in a granted category that the category's answer does not cover: they came later and were not asked about. */
  readonly unasked?: readonly string[];
  readonly method: ConsentMethod;
  readonly market: string;
  /** The language of the words that were shown. Not kept in the cookie. */
  readonly locale?: string;
  /** Whether Global Privacy Control was on. */
  readonly gpc: boolean;
}

export const day = 86_400_000;

/** No market may let a decision last longer, so an older record cannot be honest: see requirement L13. */
export const longestLifetimeDays = 395;

/** When a record ends: by its own word, but never later than any market allows. */
export function expiryOf(record: ConsentRecord): number {
  return Math.min(record.expiresAt, record.decidedAt + longestLifetimeDays * day);
}

/** A record counts until it expires; one from more than a day ahead is a broken clock or a forgery. */
export function isUsable(record: ConsentRecord | undefined, now: number): record is ConsentRecord {
  return record !== undefined && record.decidedAt <= now + day && now < expiryOf(record);
}

/**
 * Returns the newer of two records that the site made for the same visitor. If neither is newer, or a clock was ahead, returns
 * {@link common}.
 *
 * @param now epoch milliseconds; if given, the date of a later record does not count
 */
export function latest(one: ConsentRecord, other: ConsentRecord, now = Infinity): ConsentRecord {
  if (one.decidedAt === other.decidedAt || Math.max(one.decidedAt, other.decidedAt) > now)
    return common(one, other);
  return one.decidedAt > other.decidedAt ? one : other;
}

/**
 * Merges two records if either may be the visitor's: another host of the domain can set a cookie of that name, with any date. An
 * id is granted only if both grant it, until the earlier end. Nothing is granted if the policies differ. Of two records that
 * agree, the newer wins, until the earlier end.
 */
export function common(one: ConsentRecord, other: ConsentRecord): ConsentRecord {
  const [older, newer] = other.decidedAt > one.decidedAt ? [one, other] : [other, one];
  const ids = [...new Set([older, newer].flatMap(({ choices }) => Object.keys(choices)))];
  const isOnePolicy = older.revision === newer.revision;
  const both = {
    ...newer,
    expiresAt: Math.min(older.expiresAt, newer.expiresAt),
    gpc: older.gpc && newer.gpc,
  };
  if (isOnePolicy && ids.every((id) => older.choices[id] === newer.choices[id])) return both;
  const choices: Record<string, boolean> = {};
  for (const id of ids) {
    const answers = [older.choices[id], newer.choices[id]];
    if (answers.includes(false)) choices[id] = false;
    else if (isOnePolicy && !answers.includes(undefined)) choices[id] = true;
  }
  return {
    ...both,
    decidedAt: older.decidedAt,
    choices,
    unasked: [...new Set([older, newer].flatMap(({ unasked = [] }) => unasked))].filter(
      (id) => !Object.hasOwn(choices, id),
    ),
  };
}

/** Returns the ids that a record denies. */
export function denials(record: ConsentRecord): string[] {
  return Object.keys(record.choices).filter((id) => !record.choices[id]);
}

/** Returns the ids that a record from elsewhere denies: all denials of a full answer, the new ones of a partial answer. */
export function refusedBetween(
  before: ConsentRecord | undefined,
  after: ConsentRecord | undefined,
): string[] {
  if (!after || after === before) return [];
  const refused = denials(after);
  const isComplete =
    after.method === 'save' || refused.length === Object.keys(after.choices).length;
  return refused.filter((id) => isComplete || before?.choices[id] !== false);
}

/** Every category and service that a visitor may refuse. */
export function optionalIds(policy: Policy): string[] {
  return policy.categories
    .filter(({ required }) => !required)
    .flatMap(({ id }) => [id, ...servicesOf(policy, id).map((service) => service.id)]);
}
