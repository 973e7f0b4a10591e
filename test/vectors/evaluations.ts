import { definePolicy, evaluate, PolicyError, readConsentCookie, type Policy, type PolicyInput } from '../../src/core/index.js';
import { isFollowing } from '../../src/core/policy/policy.js';
import { isUsable } from '../../src/core/record.js';
import { Random } from '../core/support/random.js';
import { randomHeader } from './random-cookies.js';
import { randomPolicy, wanted } from './random-policy.js';

const now = Date.parse('2026-11-01T12:00:00Z');
const perPolicy = 40;

/**
 * One request that a server must judge as the page does: what it receives, and what it must find. Cases name their policy by its
 * place among the policies above them.
 */
export type Evaluation = { readonly policy: object } | { readonly accepted: object } | { readonly refused: object } | EvaluationCase;

export interface EvaluationCase {
  readonly of: number;
  readonly header: string;
  readonly gpc: boolean;
  readonly market: string | null;
  readonly now: number;
  /** `status`, `jurisdiction`, whether something is to be answered, the end of the decision, and the ids that are granted. */
  readonly meaning: string;
}

/** The same cases for the same seed: policies, policies with a mistake, and requests. */
export function* evaluations(count: number, seed: number): Generator<Evaluation> {
  const random = new Random(seed);
  for (let done = 0, of = 0; done < count; done += perPolicy, of++) {
    const input = randomPolicy(random, now);
    yield { policy: input };
    yield* withMistake(random, input);
    yield* cases(random, definePolicy(input), of, Math.min(perPolicy, count - done));
  }
}

function* cases(random: Random, policy: Policy, of: number, count: number): Generator<EvaluationCase> {
  const declared = Object.keys(policy.markets);
  for (let each = 0; each < count; each++) {
    const at = now + random.below(3) * 1000;
    const header = randomHeader(random, policy, at);
    const [gpc, market] = [random.chance(0.3), random.pick(declared.length > 0 && random.chance(0.5) ? declared : wanted)];
    yield { of, header, gpc, market: market ?? null, now: at, meaning: meaningOf(policy, header, gpc, market, at) };
  }
}

/** A server cannot read what another tool decides, so it grants nothing without an answer of ours. */
export function meaningOf(policy: Policy, header: string, gpc: boolean, market: string | undefined, at: number): string {
  const found = isFollowing(policy) ? undefined : readConsentCookie(header, policy.cookie.name, at);
  const pending = policy.importFrom.length > 0 && !isUsable(found, at);
  const { status, jurisdiction, needsDecision, expiresAt, categories, services } = evaluate(policy, found, { market, gpc, pending }, at);
  const granted = Object.entries({ ...categories, ...services }).filter(([, isGranted]) => isGranted).map(([id]) => id).sort();
  return `${status} ${jurisdiction} asks=${needsDecision ? 1 : 0} e=${expiresAt ?? ''} granted=${granted.join('.')}`;
}

const nonsense: readonly unknown[] = [null, 7, '', 'Not An Id', [], {}, true, ['x', 'x'], '2026-02-30', 'https://x', -1];

/** The policy with one value replaced, and whether it is still one. */
function* withMistake(random: Random, input: PolicyInput): Generator<Evaluation> {
  const changed = structuredClone(input) as unknown as Record<string, unknown>;
  const holders = [changed, ...[changed.categories, changed.services, Object.values(changed.markets as object)].flat()];
  const holder = random.pick(holders.filter((each) => typeof each === 'object')) as Record<string, unknown>;
  const key = random.pick([...Object.keys(holder), 'surplus', 'since', 'optOut', 'hosts', 'cookies', 'required']);
  holder[key] = random.pick(nonsense);
  try {
    definePolicy(changed as unknown as PolicyInput);
    yield { accepted: changed };
  } catch (error) {
    if (error instanceof PolicyError) yield { refused: changed };
  }
}
