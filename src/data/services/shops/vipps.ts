import type { Preset } from '../preset.js';

export const vipps: Preset = {
  id: 'vipps',
  label: 'Vipps MobilePay',
  category: 'necessary',
  provider: 'Vipps MobilePay AS',
  country: 'NO',
  privacyUrl: 'https://www.vippsmobilepay.com/privacy',
  hosts: ['*.vipps.no', '*.vippsmobilepay.com'],
  purposes: ['payments'],
  cookies: [],
  unsure: [
    'category: exempt only where a visitor pays; the site must judge',
    'cookies: none are published',
    'privacyUrl',
  ],
};
