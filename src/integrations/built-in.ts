import type { Integration } from './integration.js';

/** Loads an integration of the library by its id. A test compares the ids with core's facts. */
export const builtIn: Readonly<Record<string, () => Promise<Integration<never>>>> = {
  matomo: async () => (await import('./matomo.js')).matomo,
  hubspot: async () => (await import('./hubspot.js')).hubspot,
  beamer: async () => (await import('./beamer.js')).beamer,
  twentythree: async () => (await import('./twentythree.js')).twentythree,
  'google-consent-mode': async () => (await import('./google-consent-mode.js')).googleConsentMode,
  'google-tag-manager': async () => (await import('./google-tag-manager.js')).googleTagManager,
  'microsoft-ads': async () => (await import('./microsoft-ads.js')).microsoftAds,
  clarity: async () => (await import('./clarity.js')).clarity,
  'meta-pixel': async () => (await import('./meta-pixel.js')).metaPixel,
  youtube: async () => (await import('./youtube.js')).youtube,
  vimeo: async () => (await import('./vimeo.js')).vimeo,
  'app-insights': async () => (await import('./app-insights.js')).appInsights,
};
