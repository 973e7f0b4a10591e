import type { Preset } from '../preset.js';

/** Run by the site. https://docs.developers.optimizely.com/content-management-system/docs/cookies */
export const optimizelyCms: Preset = {
  id: 'optimizely-cms',
  label: 'Optimizely CMS (Episerver)',
  category: 'necessary',
  purposes: ['sign-in', 'one-visit'],
  cookies: [
    { name: 'EPiStateMarker', retention: 'session', purpose: 'one-visit' },
    { name: '.EPiForm_BID', retention: 90, purpose: 'forms-sent' },
    { name: '.EPiForm_VisitorIdentifier', retention: 90, purpose: 'forms-sent' },
  ],
  unsure: [
    'its visitor groups set EPi:NumberOfVisits and the like, which are not exempt',
    '.EPiForm_*: retention',
  ],
};
