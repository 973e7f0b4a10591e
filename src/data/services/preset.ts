import type { CookieDetails, ServiceDetails } from '../../core/policy/policy.js';
import type { Purpose } from './purposes.js';

/**
 * A service the catalogue knows: facts alone, without words. They are the vendor's own where it publishes them; `unsure`
 * names what is not confirmed.
 * Without a `provider` it is the site itself, the policy's controller, that runs it: nobody else receives anything.
 */
export interface Preset extends Omit<ServiceDetails, 'label' | 'description' | 'cookies'> {
  readonly id: string;
  /** The service's name: not translated. */
  readonly label: string;
  readonly category: string;
  /** What it is for: a sentence each. */
  readonly purposes: readonly Purpose[];
  readonly cookies: readonly PresetCookie[];
  /**
   * Its cookies and other storage lie under the vendor's own domain, where the page can neither see nor clear them;
   * a cookie of the site that bears such a name (`uuid`, `fr`) is another one and must be left alone: see `liesOnSite`.
   */
  readonly thirdParty?: true;
  /** The company that provides it in the EEA, and its country, where that is not the `provider`. */
  readonly eea?: readonly [provider: string, country: string];
  /** Facts that could not be confirmed. A category is the site's to judge: what is said here of one is a warning. */
  readonly unsure?: readonly string[];
}

/**
 * In days; what lasts for minutes counts as one, and what the vendor gives longer than 400 days counts as 400: browsers keep no
 * cookie longer (RFC 6265bis, 5.6.1). Without a retention it stays until it is cleared, or nobody says.
 */
export interface PresetCookie extends Omit<CookieDetails, 'purpose'> {
  readonly purpose: Purpose;
  /** A grant that the vendor remembers by itself. Clearing removes it, unlike the other choices: see `isVendorsChoice`. */
  readonly isGrant?: true;
  /** This one alone lies under the vendor's domain. */
  readonly thirdParty?: true;
}

/** Whether a cookie or a storage key lies in the site's own storage, so that the site can clear it. */
export function isFirstParty({ thirdParty }: Preset, cookie: PresetCookie): boolean {
  return thirdParty !== true && cookie.thirdParty !== true;
}

/** Returns whether it is the vendor's own record of a choice, such as an opt-out: refusing the service must not remove it. */
export function isVendorsChoice({ purpose, isGrant }: PresetCookie): boolean {
  return purpose === 'choice' && isGrant !== true;
}
