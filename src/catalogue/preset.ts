import type { CookieDetails, ServiceDetails } from '../core/policy.js';

/**
 * A service the catalogue knows. Facts are the vendor's own words where it publishes them; `unsure` names what is not.
 * Without a `provider` it is the site itself, the policy's controller, that runs it: nobody else receives anything.
 */
export interface Preset extends Omit<ServiceDetails, 'label' | 'description' | 'cookies'> {
  readonly id: string;
  /** The service's name: not translated. */
  readonly label: string;
  readonly category: string;
  /** What it is for, in the language being spoken. */
  readonly purpose: () => string;
  readonly cookies: readonly PresetCookie[];
  /**
   * Its cookies lie under the vendor's own domain, where the page can neither see nor clear them;
   * a cookie of the site that bears such a name (`uuid`, `fr`) is another one and must be left alone.
   */
  readonly thirdParty?: true;
  /** Facts that could not be confirmed. */
  readonly unsure?: readonly string[];
}

/** In days; what lasts for minutes counts as one. Without a retention it stays until it is cleared, or nobody says. */
export interface PresetCookie extends Omit<CookieDetails, 'purpose'> {
  readonly purpose: () => string;
}
