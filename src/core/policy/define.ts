import { compilePolicy } from './compile.js';
import { findMistakes, type PolicyMistake } from './validate.js';
import type { Policy, PolicyInput } from './policy.js';

/** The error that `definePolicy` throws. `mistakes` has every mistake with its path and its fix; `message` lists them. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';

  constructor(readonly mistakes: readonly PolicyMistake[]) {
    super(
      `The consent policy is not valid. Fix each line below. See docs/policy.md\n${mistakes.map(({ path, reason }) => `  ${path}: ${reason}`).join('\n')}`,
    );
  }
}

/**
 * Checks a policy and fills in its defaults. Call it at build time or on a server, because the checks add bytes to the page.
 *
 * @throws PolicyError with every mistake at once
 */
export function definePolicy(input: PolicyInput): Policy {
  const mistakes = findMistakes(input);
  const policy = mistakes.length === 0 ? compilePolicy(input) : undefined;
  if (!policy) throw new PolicyError(mistakes);
  return policy;
}
