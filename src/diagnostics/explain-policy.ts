import { findMistakes } from '../core/policy/validate.js';

/** Reports all mistakes of a policy on the console, in one message. */
export function explainPolicy(input: unknown, source: string, isUsed: boolean): void {
  // The module that connects an integration reports its mistakes, on every machine.
  const isReportedElsewhere = (path: string) => isUsed && path.startsWith('integrations[');
  const mistakes = findMistakes(input)
    .filter(({ path }) => !isReportedElsewhere(path))
    .map(({ path, reason }) => `\n  ${path}: ${reason}`);
  if (mistakes.length > 0)
    console.error(
      `[consent] The policy given by ${source} is not valid: ${isUsed ? 'it is used, because no mistake affects a grant' : 'it is not used and everything optional is denied'}. Fix each line below. See docs/policy.md${mistakes.join('')}`,
    );
}
