import { findPreset } from '../../catalogue/load-presets.js';
import type { Policy, Service } from '../../core/policy.js';
import { countryName } from './amounts.js';
import { pick } from './words.js';

/** A service's name, and who is behind it. */
export interface Provider {
  readonly label: string;
  readonly provider: string | undefined;
  /** Where the provider is, in words. */
  readonly country: string | undefined;
  readonly privacyUrl: string | undefined;
}

/** As the policy says it, as the catalogue does where the policy is silent. The catalogue must have been asked: `loadPresets`. */
export function providerOf(service: Service, policy: Policy, locale: string): Provider {
  const preset = findPreset(service.id);
  return {
    label: pick(service.label, locale) ?? preset?.label ?? service.id,
    provider: service.provider ?? preset?.provider ?? (preset ? policy.controller?.name : undefined),
    country: countryName(service.country ?? preset?.country, locale),
    privacyUrl: webAddress(service.privacyUrl ?? preset?.privacyUrl),
  };
}

/** Policies come from JSON: an address in one may be anything. */
function webAddress(value: string | undefined): string | undefined {
  return value !== undefined && /^https?:\/\//i.test(value) ? value : undefined;
}
