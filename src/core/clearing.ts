import type { CookieDetails } from './policy/policy.js';

export type StorageKind = NonNullable<CookieDetails['kind']>;

/** Something a service keeps in the visitor's browser. */
export interface StoredThing {
  readonly service: string;
  readonly kind: StorageKind;
  /** As it was found; as the policy names it where it cannot be seen. */
  readonly name: string;
}

/**
 * Why something could not be cleared: `http-only` cookies are for the server alone, those of an `other-domain` belong to
 * the vendor's own pages, an `in-use` database is deleted as soon as a script closes it; the browser `refused` the rest.
 */
export type LeftReason = 'http-only' | 'other-domain' | 'in-use' | 'refused';

export interface LeftThing extends StoredThing {
  readonly reason: LeftReason;
}

/** The result of clearing the data of denied services. Frozen. */
export interface ClearingReport {
  /** Ids of the services whose things were looked for. */
  readonly services: readonly string[];
  readonly cleared: readonly StoredThing[];
  readonly left: readonly LeftThing[];
}
