import type { Preset } from '../preset.js';

export const disqus: Preset = {
  id: 'disqus',
  label: 'Disqus',
  category: 'marketing',
  provider: 'Disqus, Inc.',
  country: 'US',
  privacyUrl: 'https://help.disqus.com/en/articles/1717103-disqus-privacy-policy',
  hosts: ['*.disqus.com', '*.disquscdn.com'],
  purposes: ['social'],
  cookies: [
    { name: 'disqus_unique', retention: 365, purpose: 'returning-browser', thirdParty: true },
    { name: '__jid', retention: 1, purpose: 'one-visit', thirdParty: true },
    { name: 'vglnk.Agent.p', retention: 365, purpose: 'advertising', thirdParty: true },
    { name: 'vglnk.PartnerRfsh.p', retention: 365, purpose: 'advertising', thirdParty: true },
    { name: 'disqus.*', kind: 'local-storage', purpose: 'settings' },
  ],
  unsure: ['names in the local storage', 'retention of disqus_unique'],
};
