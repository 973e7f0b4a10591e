import type { Preset } from '../preset.js';

export const klarna: Preset = {
  id: 'klarna',
  label: 'Klarna',
  category: 'necessary',
  provider: 'Klarna Bank AB (publ)',
  country: 'SE',
  privacyUrl: 'https://www.klarna.com/international/privacy-policy/',
  hosts: ['*.klarna.com', '*.klarnacdn.net', '*.klarnaservices.com'],
  purposes: ['payments'],
  cookies: [],
  unsure: [
    'category: exempt only where a visitor pays; its on-site messages are not; the site must judge',
    'cookies: none are published',
  ],
};
