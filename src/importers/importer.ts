/** What another tool may have left in a browser. Never throws: what cannot be read is not there. */
export interface Source {
  /** Every value a cookie of that name has, raw: a browser sends two that were set for two domains or paths. */
  cookies(name: string): readonly string[];
  /** The names of all cookies. */
  names(): readonly string[];
  /** A value of `localStorage`. */
  stored(key: string): string | undefined;
}

/** Explicit answers by the other tool's own ids. A map, because the ids come from outside. */
export type Answers = ReadonlyMap<string, boolean>;

export interface Answered {
  readonly answers: Answers;
  /**
   * For tools whose visitors choose services within a category: the services that were granted, by the tool's category. A
   * grant of that category covers only them; an empty list says nothing.
   */
  readonly chosen?: ReadonlyMap<string, readonly string[]> | undefined;
  /** When it was answered, epoch milliseconds; left out where the tool keeps no date. */
  readonly decidedAt?: number | undefined;
  /** When the tool itself would have asked again, epoch milliseconds. */
  readonly expiresAt?: number | undefined;
  /** The tool's own id of the decision, for whoever keeps its log. */
  readonly id?: string | undefined;
  /** Kept where the browser drops nothing by itself: without a date it may be of any age. */
  readonly lastsForever?: boolean;
  /** Granted where content was shown, not in answer to a question about everything: says nothing of whole categories. */
  readonly oneByOne?: boolean;
  /** A refusal of everything, whatever the categories are called. */
  readonly refusesAll?: boolean;
}

/**
 * Why nothing counts as a decision. `absent`: the tool left nothing; `undecided`: it was asking, or asks again;
 * `implied`: silence, scrolling or a signal that it took for an answer; `unreadable`: not what the tool writes.
 */
export interface Unanswered {
  readonly reason: 'absent' | 'undecided' | 'implied' | 'unreadable';
}

export type Finding = Answered | Unanswered;

/** The other tool's ids, and which categories or services of ours each of them speaks for. */
export type Mapping = Readonly<Record<string, string | readonly string[]>>;

/** Reads one other tool's decision. Pure: the same source gives the same finding; never throws, whatever the source holds. */
export interface Importer {
  /** As a policy names it in `importFrom`. */
  readonly id: string;
  /** What the tool's categories mean here, unless the site says otherwise. */
  readonly categories: Mapping;
  /** @param asked ids the site says the tool asked about, for tools that keep only what was accepted */
  read(source: Source, asked?: readonly string[]): Finding;
}

export function isAnswered(finding: Finding): finding is Answered {
  return 'answers' in finding;
}
