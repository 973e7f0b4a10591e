import type { Preset } from '../preset.js';

/** The cookie comes only with pre-clearance switched on. https://developers.cloudflare.com/cloudflare-challenges/concepts/clearance/ */
export const cloudflareTurnstile: Preset = {
  id: 'cloudflare-turnstile',
  label: 'Cloudflare Turnstile',
  category: 'necessary',
  provider: 'Cloudflare, Inc.',
  country: 'US',
  privacyUrl: 'https://www.cloudflare.com/privacypolicy/',
  hosts: ['challenges.cloudflare.com'],
  purposes: ['robots', 'form-protection'],
  cookies: [{ name: 'cf_clearance', retention: 1, purpose: 'robots' }],
  unsure: [
    'category: exempt only if it protects what the visitor asks for, such as a form; the site must judge',
  ],
};
