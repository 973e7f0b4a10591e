import { isAnswered, type Finding } from './importer.js';

/** Returns an answer without grants that nobody clicked: its refusals. */
export function grantsIgnored(found: Finding): Finding {
  if (!isAnswered(found)) return found;
  const answers = new Map([...found.answers].filter(([, answer]) => !answer));
  return answers.size > 0 || found.refusesAll ? { ...found, answers } : { reason: 'implied' };
}
