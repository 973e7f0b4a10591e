import type { Preset } from '../preset.js';

/** https://stripe.com/cookies-policy/legal */
export const stripe: Preset = {
  id: 'stripe',
  label: 'Stripe',
  category: 'necessary',
  provider: 'Stripe, Inc.',
  country: 'US',
  eea: ['Stripe Payments Europe, Limited', 'IE'],
  privacyUrl: 'https://stripe.com/privacy',
  hosts: ['*.stripe.com', '*.stripe.network'],
  purposes: ['payments'],
  cookies: [
    { name: '__stripe_mid', retention: 365, purpose: 'payments' },
    { name: '__stripe_sid', retention: 1, purpose: 'payments' },
    { name: 'm', retention: 400, purpose: 'payments', thirdParty: true },
  ],
  unsure: [
    'category: exempt only where a visitor pays; loaded on every page against fraud it is not; the site must judge',
    'provider in the EEA',
    'retention of m',
  ],
};
