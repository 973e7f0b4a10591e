import { isAnswered, type Finding } from './importer.js';

/** What remains of an answer whose grants nobody clicked: its refusals. */
export function grantsIgnored(found: Finding): Finding {
  if (!isAnswered(found)) return found;
  const answers = new Map([...found.answers].filter(([, answer]) => !answer));
  return answers.size > 0 || found.refusesAll ? { ...found, answers } : { reason: 'implied' };
}
