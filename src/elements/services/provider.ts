import { findPreset } from '../../data/services/load-services.js';
import { parentMarket } from '../../core/market.js';
import type { Service } from '../../core/policy/policy.js';
import type { ConsentStore } from '../../core/store.js';
import { countryName } from '../texts/amounts.js';
import { pick } from '../texts/words.js';

/** A service's name, and who is behind it. */
export interface Provider {
  readonly label: string;
  readonly provider: string | undefined;
  /** The country of the provider, as text. */
  readonly country: string | undefined;
  readonly privacyUrl: string | undefined;
}

/** The European Economic Area. Its visitors often have another company of the same group as the provider. */
const eea =
  /^(?:eu|a[tx]|b[eg]|c[yz]|d[ek]|e[es]|f[ir]|gr|h[ru]|i[est]|l[ituv]|mt|n[lo]|p[lt]|ro|s[eik])$/;

/**
 * As the policy says it, as the catalogue does where the policy is silent: for a market of the EEA the company that provides the
 * service there. The catalogue must have been asked: `loadPresets`.
 */
export function providerOf(
  service: Service,
  { policy, marketOf }: Pick<ConsentStore, 'policy' | 'marketOf'>,
  locale: string,
): Provider {
  const preset = findPreset(service.id);
  const [provider, country] = (eea.test(parentMarket(marketOf().id)) &&
    !service.provider &&
    preset?.eea) || [preset?.provider, preset?.country];
  return {
    label: pick(service.label, locale) ?? preset?.label ?? service.id,
    provider: service.provider ?? provider ?? (preset ? policy.controller?.name : undefined),
    country: countryName(service.country ?? country, locale),
    privacyUrl: webAddress(service.privacyUrl ?? preset?.privacyUrl),
  };
}

/** Policies come from JSON: an address in one may be anything. */
function webAddress(value: string | undefined): string | undefined {
  return value !== undefined && /^https?:\/\//i.test(value) ? value : undefined;
}
