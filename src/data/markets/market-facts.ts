import type { Jurisdiction } from '../../core/policy/policy.js';

/**
 * What the library takes for granted in a market. It is engineering input, not legal advice: every value can be overridden
 * in the policy's `markets`, and `unsure` names what was not read in a primary source.
 */
export interface MarketFacts {
  readonly jurisdiction: Jurisdiction;
  /** What silence means: denial, a grant, or `mixed`: denial, but the policy may let some categories be objected to. */
  readonly model: 'opt-in' | 'opt-out' | 'mixed';
  /** How long a decision lasts, in days. */
  readonly lifetimeDays: number;
  /** BCP 47 tags; the first one is spoken where the page names no language. */
  readonly languages: readonly [string, ...string[]];
  /** What the first layer must offer. `notice`: it need not come by itself. */
  readonly firstLayer: readonly ('accept' | 'reject' | 'settings' | 'notice')[];
  /** Links a page of the market must have. */
  readonly links: readonly ('cookie-policy' | 'privacy-choices')[];
  /** Where the rule stands. */
  readonly law: string;
  readonly unsure?: readonly string[];
}

/** Markets by id: ISO 3166-1 in small letters, with the subdivision where its law is another. */
export type Region = Readonly<Record<string, MarketFacts>>;

/**
 * Prior consent, refusing as easy as accepting: ePrivacy Directive 5(3), GDPR 4(11) and 7, EDPB Guidelines 05/2020.
 * No law names a lifetime; six months is what CNIL calls good practice (2020-10-01) and the Garante asks at least (2021-06-10).
 */
export const consent = {
  jurisdiction: 'gdpr',
  model: 'opt-in',
  lifetimeDays: 180,
  firstLayer: ['accept', 'reject', 'settings'],
  links: ['cookie-policy'],
} as const;

/** Privacy laws that know implied consent, notices or other grounds. Read strictly: ask first, unless the policy says otherwise. */
export const other = { ...consent, jurisdiction: 'other', model: 'mixed' } as const;
