import { findPreset } from '../../catalogue/load-presets.js';
import type { Service } from '../../core/policy.js';

/** Whether a service's content may come from an address, by its own hosts or the catalogue's. Binds only with `strictHosts`. */
export function isHostAllowed({ id, hosts }: Service, url: URL): boolean {
  return (hosts ?? findPreset(id)?.hosts ?? []).some((pattern) =>
    pattern.startsWith('*.') ? url.hostname.endsWith(pattern.slice(1)) : url.hostname === pattern,
  );
}
