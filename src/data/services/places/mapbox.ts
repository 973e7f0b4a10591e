import type { Preset } from '../preset.js';

/** Sets no cookies; its script keeps tiles and an id for counting on the site. */
export const mapbox: Preset = {
  id: 'mapbox',
  label: 'Mapbox',
  category: 'functional',
  provider: 'Mapbox, Inc.',
  country: 'US',
  privacyUrl: 'https://www.mapbox.com/legal/privacy',
  hosts: ['*.mapbox.com'],
  purposes: ['maps'],
  cookies: [
    { name: 'mapbox.eventData*', kind: 'local-storage', purpose: 'returning-browser' },
    { name: 'mapbox-tiles', kind: 'cache', purpose: 'settings' },
  ],
};
