import type { Preset } from '../preset.js';

/** Names as @grafana/faro-web-sdk writes them. */
export const grafanaFaro: Preset = {
  id: 'grafana-faro',
  label: 'Grafana Faro',
  category: 'performance',
  provider: 'Raintank, Inc.',
  country: 'US',
  privacyUrl: 'https://grafana.com/legal/privacy-policy/',
  hosts: ['*.grafana.net'],
  purposes: ['errors', 'visits'],
  cookies: [
    { name: 'com.grafana.faro.*', kind: 'local-storage', purpose: 'one-visit' },
    { name: 'com.grafana.faro.*', kind: 'session-storage', purpose: 'one-visit' },
  ],
  unsure: ['hosted by the site or by the vendor', 'provider'],
};
