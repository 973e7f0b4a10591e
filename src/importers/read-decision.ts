import type { ImportOptions, Policy } from '../core/policy/policy.js';
import type { Choices, ConsentRecord } from '../core/record.js';
import { type Importer, isAnswered, type Source, type Unanswered } from './importer.js';
import { type ImportContext, toRecord } from './to-record.js';
import { translate } from './translate.js';

/** The result of reading one tool's decision. */
export interface ImportResult {
  readonly importer: string;
  /** The record that was made of it; `undefined` where nothing counts. */
  readonly record?: ConsentRecord;
  /**
   * Why nothing counts. Besides what a reader says: `unmapped`, it asked about nothing that is asked here; `expired`;
   * `future`, its date is in the future; `undated`, it has no date and may be of any age; `unknown`, there is no such importer.
   */
  readonly reason?:
    Unanswered['reason'] | 'unmapped' | 'expired' | 'future' | 'undated' | 'unknown';
  /** The other tool's ids that say nothing here. */
  readonly unmapped: readonly string[];
  /** The other tool's id of the decision, for whoever keeps its log. It is not taken over. */
  readonly id?: string;
}

/** Reads one tool's decision as a record of ours. Pure; never throws. */
export function readDecision(
  importer: Importer,
  options: ImportOptions,
  source: Source,
  context: ImportContext,
): ImportResult {
  const found = importer.read(source, Object.keys(options.categories ?? {}));
  if (!isAnswered(found)) return { importer: importer.id, reason: found.reason, unmapped: [] };
  const { choices, unmapped } = translate(found, importer, options, context.policy);
  const result = {
    importer: importer.id,
    unmapped,
    ...(found.id !== undefined && { id: found.id }),
  };
  if (Object.keys(choices).length === 0) return { ...result, reason: 'unmapped' };
  const record = toRecord(found, choices, options, context);
  if (typeof record === 'string') return { ...result, reason: record };
  return {
    ...result,
    record: found.oneByOne
      ? record
      : { ...record, choices: completeCategories(record.choices, context.policy) },
  };
}

/**
 * Answers the categories all of whose services were answered one by one, because nobody should be asked again: with yes if all
 * were granted, else with no beside those that were. Answers of services that repeat their category's are left out.
 */
export function completeCategories(choices: Choices, { categories, services }: Policy): Choices {
  const complete: Record<string, boolean> = { ...choices };
  for (const { id, required } of categories) {
    const own = services.filter(({ category }) => category === id).map((service) => service.id);
    const answers = own.map((service) => choices[service]);
    if (required) continue;
    if (choices[id] === undefined && own.length > 0 && !answers.includes(undefined))
      complete[id] = !answers.includes(false);
    for (const service of own) if (complete[service] === complete[id]) delete complete[service];
  }
  return complete;
}
