import { findMistakes } from '../core/policy/validate.js';

/** Says on the console what is wrong with a policy, all of it at once. */
export function explainPolicy(input: unknown, source: string, isUsed: boolean): void {
  // Those of an integration are told by what connects it, on every machine.
  const isTold = (path: string) => isUsed && path.startsWith('integrations[');
  const mistakes = findMistakes(input).filter(({ path }) => !isTold(path)).map(({ path, reason }) => `\n  ${path}: ${reason}`);
  if (mistakes.length > 0) console.error(`[consent] The policy given by ${source} has mistakes${isUsed ? '' : ', so it is not used and everything optional is denied'}:${mistakes.join('')}`);
}
