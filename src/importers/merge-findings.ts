import { isAnswered, type Answered, type Finding } from './importer.js';

/**
 * Reads a cookie that may be there more than once. Of several decisions only what all of them grant is granted, and the
 * oldest date counts: it is unknown which of them the tool used.
 */
export function mergeFindings<Value>(
  values: readonly Value[],
  readOne: (value: Value) => Finding,
): Finding {
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
    chosen: chosenByBoth(one, other),
    decidedAt: earlier(one.decidedAt, other.decidedAt),
    expiresAt: Math.min(one.expiresAt ?? Infinity, other.expiresAt ?? Infinity),
    id: one.id,
    lastsForever: Boolean(one.lastsForever || other.lastsForever),
    oneByOne: Boolean(one.oneByOne || other.oneByOne),
    refusesAll: Boolean(one.refusesAll || other.refusesAll),
  };
}

/** No date is older than any. */
function earlier(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : Math.min(one, other);
}

/** Services that both chose. A list that is in one of them alone counts: the other chose no services there. */
function chosenByBoth({ chosen: one }: Answered, { chosen: other }: Answered): Answered['chosen'] {
  if (!one || !other) return one ?? other;
  const categories = [...new Set([...one.keys(), ...other.keys()])];
  return new Map(
    categories.map((id): [string, readonly string[]] => {
      const [first, second] = [one.get(id), other.get(id)];
      if (!first || !second) return [id, first ?? second ?? []];
      const both = first.filter((name) => second.includes(name));
      // An empty list would say nothing, and here it says that nothing was chosen by both.
      return [id, both.length > 0 ? both : ['']];
    }),
  );
}
