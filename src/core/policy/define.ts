import { compilePolicy } from './compile.js';
import { findMistakes, type PolicyMistake } from './validate.js';
import type { Policy, PolicyInput } from './policy.js';

/** A policy was refused. `mistakes` has all of them, each with its path and its mend; `message` lists them. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';

  constructor(readonly mistakes: readonly PolicyMistake[]) {
    super(`The consent policy has mistakes:\n${mistakes.map(({ path, reason }) => `  ${path}: ${reason}`).join('\n')}`);
  }
}

/**
 * Checks a policy and fills in its defaults. Use it where the policy is written: it costs the browser nothing there.
 *
 * @throws PolicyError with every mistake at once
 */
export function definePolicy(input: PolicyInput): Policy {
  const mistakes = findMistakes(input);
  const policy = mistakes.length === 0 ? compilePolicy(input) : undefined;
  if (!policy) throw new PolicyError(mistakes);
  return policy;
}
