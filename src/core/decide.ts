import { acceptAllOutweighsGpc, isImpliedGrant } from './jurisdiction.js';
import { findMarket } from './market.js';
import { findCategory, findService, servicesOf, type Policy } from './policy/policy.js';
import { day, isUsable, type Choices, type ConsentMethod, type ConsentRecord } from './record.js';
import type { ConsentState } from './evaluate.js';

/** The input of an answer: the decision so far and its present meaning. */
export interface DecisionContext {
  readonly policy: Policy;
  readonly record: ConsentRecord | undefined;
  readonly state: ConsentState;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly locale?: string | undefined;
  /** The id of the new record, if records are sent. */
  readonly id?: string | undefined;
}

/** An answer to everything: one for all categories, or one for each id; an optional category not named is denied. */
export function answerEverything(
  context: DecisionContext,
  answers: boolean | Choices,
  method: ConsentMethod,
): ConsentRecord {
  const { policy } = context;
  const choices: Record<string, boolean> = {};
  for (const category of policy.categories) {
    if (category.required || (answers === true && isLeftToSignal(context, category.gpc))) continue;
    choices[category.id] =
      typeof answers === 'boolean'
        ? answers
        : Object.hasOwn(answers, category.id) && answers[category.id] === true;
    for (const { id } of servicesOf(policy, category.id)) {
      if (typeof answers !== 'boolean' && Object.hasOwn(answers, id))
        choices[id] = answers[id] === true;
    }
  }
  return createRecord(context, choices, method);
}

/**
 * Answers one category or service. Other ids keep their answer, or stay unanswered. The expiry of earlier answers does not change.
 */
export function answerOne(
  context: DecisionContext,
  id: string,
  granted: boolean,
  method: ConsentMethod,
): ConsentRecord {
  const { policy, record, now } = context;
  const before = isUsable(record, now) ? record : undefined;
  const choices = before ? survivingChoices(before, context) : {};
  const expiresAt =
    before && Object.keys(choices).length > 0 ? { expiresAt: before.expiresAt } : {};
  for (const service of servicesOf(policy, id)) delete choices[service.id];
  choices[id] = granted;
  const created = createRecord(context, choices, method);
  const unasked = before ? stillPending(context, before, id) : [];
  return Object.freeze({
    ...created,
    ...expiresAt,
    ...(unasked.length > 0 && { unasked: Object.freeze(unasked) }),
  });
}

/**
 * In the US, "accept all" does not answer a category that Global Privacy Control denies. It stays unanswered, so every reader of
 * the cookie, the server too, reads a denial.
 */
function isLeftToSignal({ policy, state }: DecisionContext, gpc: boolean): boolean {
  return (
    gpc &&
    state.signals.gpc &&
    !acceptAllOutweighsGpc(findMarket(policy, state.market).jurisdiction)
  );
}

/**
 * The earlier answers that survive being written again under today's revision and signal: every denial, and the grants
 * in force. A stale or suspended grant does not: writing it anew would bring it back to life. Under implied consent, an
 * omitted stale grant would count as granted, so it is written as a denial.
 */
function survivingChoices(
  record: ConsentRecord,
  { policy, state }: DecisionContext,
): Record<string, boolean> {
  const inForce: Choices = { ...state.categories, ...state.services };
  const market = findMarket(policy, state.market);
  const choices: Record<string, boolean> = {};
  for (const [id, answer] of Object.entries(record.choices)) {
    const isInForce = answer && inForce[id] === true;
    const category = findCategory(policy, findService(policy, id)?.category ?? id);
    const keepsStale =
      state.status === 'stale' && category !== undefined && isImpliedGrant(market, category);
    if (Object.hasOwn(inForce, id) && (!answer || isInForce || keepsStale)) choices[id] = isInForce;
  }
  return choices;
}

/**
 * Services that are newer than the old answer to their category and were not asked about by this one either: the new
 * record's date is later than their `since`, so it has to say so.
 */
function stillPending(
  { policy, state, now }: DecisionContext,
  { choices, decidedAt, unasked }: ConsentRecord,
  answered: string,
): string[] {
  return policy.services
    .filter(({ id, category, since = 0 }) => {
      const isNew = (since > decidedAt && since <= now) || unasked?.includes(id);
      return (
        isNew &&
        id !== answered &&
        category !== answered &&
        state.categories[category] &&
        choices[id] !== false
      );
    })
    .map(({ id }) => id);
}

function createRecord(
  { policy, state, now, locale, id: name }: DecisionContext,
  choices: Record<string, boolean>,
  method: ConsentMethod,
): ConsentRecord {
  for (const { id, category, since = 0 } of policy.services) {
    // A service that answers as its category needs no answer of its own, unless the category's does not reach it yet.
    if (choices[id] === choices[category] && since <= now) delete choices[id];
  }
  return Object.freeze({
    version: 1,
    ...(name !== undefined && { id: name }),
    decidedAt: now,
    expiresAt: now + findMarket(policy, state.market).lifetimeDays * day,
    revision: policy.revision,
    choices: Object.freeze(choices),
    method,
    market: state.market,
    ...(locale !== undefined && { locale }),
    gpc: state.signals.gpc,
  });
}
