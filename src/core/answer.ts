import { acceptAllOutweighsGpc } from './jurisdiction.js';
import { findMarket, findService, servicesOf, type Policy } from './policy.js';
import { day, isUsable, type Choices, type ConsentMethod, type ConsentRecord } from './record.js';
import type { ConsentState } from './evaluate.js';

/** What an answer is given on: the decision so far and what it means at this moment. */
export interface Ground {
  readonly policy: Policy;
  readonly record: ConsentRecord | undefined;
  readonly state: ConsentState;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly locale?: string | undefined;
}

/** An answer to everything: one for all categories, or one for each id; an optional category not named is denied. */
export function answerEverything(ground: Ground, answers: boolean | Choices, method: ConsentMethod): ConsentRecord {
  const { policy, now } = ground;
  const choices: Record<string, boolean> = {};
  for (const category of policy.categories) {
    if (category.required || (answers === true && isLeftToSignal(ground, category.gpc))) continue;
    choices[category.id] = typeof answers === 'boolean' ? answers : answers[category.id] === true;
  }
  if (typeof answers !== 'boolean') {
    for (const service of policy.services) {
      if (Object.hasOwn(answers, service.id)) choices[service.id] = answers[service.id] === true;
    }
  }
  return seal(ground, choices, method, now);
}

/** An answer to one category or service: what was not answered stays unanswered, what stood stands. */
export function answerOne(ground: Ground, id: string, granted: boolean, method: ConsentMethod): ConsentRecord {
  const choices = standing(ground);
  for (const service of servicesOf(ground.policy, id)) delete choices[service.id];
  choices[id] = granted;
  return seal(ground, choices, method, whenAnswered(ground));
}

/**
 * In the US "accept all" says nothing about a category that Global Privacy Control denies: it stays unanswered,
 * so that every reader of the cookie, the server too, sees the denial.
 */
function isLeftToSignal({ policy, state }: Ground, gpc: boolean): boolean {
  return gpc && state.signals.gpc && !acceptAllOutweighsGpc(findMarket(policy, state.market).jurisdiction);
}

/**
 * The earlier answers that survive being written again under today's revision and signal: every denial, and the grants
 * in force. A stale or suspended grant does not: writing it anew would bring it back to life.
 */
function standing({ record, state, now }: Ground): Record<string, boolean> {
  const choices: Record<string, boolean> = {};
  if (!isUsable(record, now)) return choices;
  const inForce: Choices = { ...state.categories, ...state.services };
  for (const [id, answer] of Object.entries(record.choices)) {
    if (Object.hasOwn(inForce, id) && (!answer || inForce[id])) choices[id] = answer;
  }
  return choices;
}

/**
 * The date of a partial answer. It must not pass the `since` of a service that is still to be asked about,
 * or the old answer to its category would cover it unasked.
 */
function whenAnswered({ policy, record, now }: Ground): number {
  if (!isUsable(record, now)) return now;
  const pending = policy.services
    .filter((service) => record.choices[service.category] && !Object.hasOwn(record.choices, service.id))
    .map((service) => service.since ?? 0)
    .filter((since) => since > record.decidedAt && since <= now);
  return Math.min(now, ...pending.map((since) => since - 1));
}

function seal(ground: Ground, choices: Record<string, boolean>, method: ConsentMethod, decidedAt: number): ConsentRecord {
  const { policy, state, now, locale } = ground;
  for (const id of Object.keys(choices)) {
    if (isRedundant(policy, choices, id, decidedAt)) delete choices[id];
  }
  const market = findMarket(policy, state.market);
  return Object.freeze({
    version: 1,
    decidedAt,
    expiresAt: now + market.lifetimeDays * day,
    revision: policy.revision,
    choices: Object.freeze(choices),
    method,
    market: state.market,
    ...(locale !== undefined && { locale }),
    gpc: state.signals.gpc,
  } satisfies ConsentRecord);
}

/** A service that answers as its category needs no answer of its own, unless the category's does not reach it yet. */
function isRedundant(policy: Policy, choices: Choices, id: string, decidedAt: number): boolean {
  const service = findService(policy, id);
  if (!service) return false;
  return choices[id] === choices[service.category] && (service.since ?? 0) <= decidedAt;
}
