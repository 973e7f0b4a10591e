import { findMistakes } from './core/policy-mistakes.js';

/** Says on the console what is wrong with a policy, all of it at once. */
export function explainPolicy(input: unknown, source: string): void {
  const mistakes = findMistakes(input).map(({ path, reason }) => `\n  ${path}: ${reason}`);
  if (mistakes.length > 0) console.error(`[consent] The policy given by ${source} has mistakes:${mistakes.join('')}`);
}
