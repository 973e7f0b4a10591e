import type { Preset } from '../preset.js';

/** https://www.linkedin.com/legal/l/cookie-table */
export const linkedinInsight: Preset = {
  id: 'linkedin-insight',
  label: 'LinkedIn Insight Tag',
  category: 'marketing',
  provider: 'LinkedIn Corporation',
  country: 'US',
  eea: ['LinkedIn Ireland Unlimited Company', 'IE'],
  privacyUrl: 'https://www.linkedin.com/legal/privacy-policy',
  hosts: [
    'snap.licdn.com',
    '*.ads.linkedin.com',
    'cdn.linkedin.oribi.io',
    'gw.linkedin.oribi.io',
    'p.adsymptotic.com',
  ],
  purposes: ['advertising'],
  cookies: [
    { name: 'li_fat_id', retention: 30, purpose: 'advertising' },
    { name: 'li_giant', retention: 7, purpose: 'advertising' },
    { name: 'ln_or', retention: 1, purpose: 'limit' },
    { name: 'li_adsId', kind: 'local-storage', purpose: 'advertising' },
    { name: 'UserMatchHistory', retention: 30, purpose: 'advertising', thirdParty: true },
    { name: 'AnalyticsSyncHistory', retention: 30, purpose: 'advertising', thirdParty: true },
    { name: 'li_sugr', retention: 90, purpose: 'advertising', thirdParty: true },
    { name: 'bcookie', retention: 365, purpose: 'returning-browser', thirdParty: true },
    { name: 'lidc', retention: 1, purpose: 'same-server', thirdParty: true },
    { name: 'li_gc', retention: 183, purpose: 'choice', thirdParty: true },
  ],
  unsure: ['li_adsId'],
};
