import { isAnswered, type Answered, type Finding } from './importer.js';

/**
 * Reads a cookie that may be there more than once. Of several decisions only what all of them grant is granted, and the
 * oldest date counts: which of them the tool obeyed is not known.
 */
export function readSeveral(values: readonly string[], readOne: (value: string) => Finding): Finding {
  const findings = values.map(readOne);
  const answered = findings.filter(isAnswered);
  return answered.length > 0 ? answered.reduce(agreement) : (findings[0] ?? { reason: 'absent' });
}

function agreement(one: Answered, other: Answered): Answered {
  const answers = new Map<string, boolean>();
  for (const id of new Set([...one.answers.keys(), ...other.answers.keys()])) {
    const both = [one.answers.get(id), other.answers.get(id)];
    if (both.includes(false)) answers.set(id, false);
    else if (!both.includes(undefined)) answers.set(id, true);
  }
  return {
    answers,
    decidedAt: earlier(one.decidedAt, other.decidedAt),
    expiresAt: Math.min(one.expiresAt ?? Infinity, other.expiresAt ?? Infinity),
    id: one.id,
    lastsForever: Boolean(one.lastsForever || other.lastsForever),
    refusesAll: Boolean(one.refusesAll || other.refusesAll),
  };
}

/** No date is older than any. */
function earlier(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : Math.min(one, other);
}
