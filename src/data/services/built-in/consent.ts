import type { Preset } from '../preset.js';

/**
 * Our own cookie, as `core/policy.ts` has it by default: a chunk cannot import modules of the entry.
 * A policy may give it another name (`cookie.name`), a market another lifetime (`lifetimeDays`).
 */
export const consent: Preset = {
  id: 'consent',
  label: 'Cetegra Consent',
  category: 'necessary',
  purposes: ['choice'],
  cookies: [{ name: 'cetegra_consent', retention: 180, purpose: 'choice' }],
};
