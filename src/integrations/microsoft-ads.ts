import { follow, type CommonOptions, type Integration } from './integration.js';

/** Notifies Microsoft Advertising's tag, by the same queue as its own snippet. */
export const microsoftAds: Integration<CommonOptions> = {
  id: 'microsoft-ads',
  connect(store, options) {
    const page = globalThis as { uetq?: unknown[] };
    return follow(store, microsoftAds.id, options, (grants, before) => {
      const tell = (when: string, isGranted = false) => (page.uetq ??= []).push('consent', when, { ad_storage: isGranted ? 'granted' : 'denied' });
      if (!before) tell('default');
      tell('update', grants.ad_storage);
    });
  },
};
