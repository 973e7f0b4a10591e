import { findMistakes } from './core/policy-mistakes.js';
import type { PolicyInput } from './core/policy.js';

/** Keys that later versions act on. */
const notYet = ['integrations'] as const;

/** Says on the console what is wrong with a policy, all of it at once, and what it asks for in vain. */
export function explainPolicy(input: unknown, source: string, isUsed: boolean): void {
  const mistakes = findMistakes(input).map(({ path, reason }) => `\n  ${path}: ${reason}`);
  if (mistakes.length > 0) return console.error(`[consent] The policy given by ${source} has mistakes${isUsed ? '' : ', so it is not used and everything optional is denied'}:${mistakes.join('')}`);
  const vain = notYet.filter((key) => key in (input as PolicyInput));
  if (vain.length > 0) console.error(`[consent] The policy given by ${source} uses ${vain.join(', ')}, which this version does not act on yet. Remove it, or listen to consent-change.`);
}
