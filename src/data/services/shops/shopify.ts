import type { Preset } from '../preset.js';

/** Runs the shop on behalf of the site. https://www.shopify.com/legal/cookies */
export const shopify: Preset = {
  id: 'shopify',
  label: 'Shopify',
  category: 'necessary',
  purposes: ['payments', 'sign-in'],
  cookies: [
    { name: '_shopify_essential', retention: 365, purpose: 'one-visit' },
    { name: 'cart', retention: 14, purpose: 'one-visit' },
    { name: 'cart_currency', retention: 14, purpose: 'settings' },
    { name: 'localization', retention: 365, purpose: 'settings' },
    { name: 'secure_customer_sig', retention: 365, purpose: 'sign-in' },
    { name: 'keep_alive', retention: 14, purpose: 'one-visit' },
    { name: 'checkout_session_token', retention: 21, purpose: 'payments' },
    { name: '_tracking_consent', retention: 365, purpose: 'choice' },
  ],
  unsure: [
    "its cookies for counting and marketing, such as _shopify_y, are not named here: they need consent, by Shopify's own API",
    'retention',
  ],
};
