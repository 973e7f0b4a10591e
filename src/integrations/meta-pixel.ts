import { bindVendor, type CommonOptions, type Integration } from './integration.js';

/**
 * Stops and resumes Meta's pixel. Its snippet does nothing where `fbq` exists, so it cannot be notified before it runs: block it.
 * https://developers.facebook.com/docs/meta-pixel/implementation/gdpr
 */
export const metaPixel: Integration<CommonOptions> = {
  id: 'meta-pixel',
  connect(store, options, reportEarly) {
    const page = globalThis as { fbq?: (...command: string[]) => void };
    return bindVendor(store, metaPixel.id, options, ({ tracking }, before) => {
      if (page.fbq && !tracking && !before) reportEarly?.('fbq');
      page.fbq?.('consent', tracking ? 'grant' : 'revoke');
    });
  },
};
