import { bindVendor, type CommonOptions, type Integration } from './integration.js';

/** Notifies Microsoft Advertising's tag, by the same queue as its own snippet. */
export const microsoftAds: Integration<CommonOptions> = {
  id: 'microsoft-ads',
  connect(store, options) {
    const page = globalThis as { uetq?: unknown[] };
    return bindVendor(store, microsoftAds.id, options, (grants, before) => {
      const send = (when: string, isGranted = false) =>
        (page.uetq ??= []).push('consent', when, { ad_storage: isGranted ? 'granted' : 'denied' });
      if (!before) send('default');
      send('update', grants.ad_storage);
    });
  },
};
