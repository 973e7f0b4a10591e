import { bindVendor, type CommonOptions, type Integration } from './integration.js';

export interface HubSpotOptions extends CommonOptions {
  /** Also leave HubSpot's own mark against tracking, a cookie that stays, as long as its analytics are denied. */
  readonly doNotTrack?: boolean;
}

interface HubSpotWindow {
  disableHubSpotCookieBanner?: boolean;
  _hsp?: unknown[];
  _hsq?: unknown[];
}

/**
 * HubSpot does not store it, so every page reports it. https://developers.hubspot.com/docs/api/events/cookie-banner
 */
export const hubspot: Integration<HubSpotOptions> = {
  id: 'hubspot',
  connect(store, options) {
    const page = globalThis as HubSpotWindow;
    page.disableHubSpotCookieBanner = true;
    return bindVendor(store, hubspot.id, options, (grants, before) => {
      const privacy = (page._hsp ??= []);
      // It takes the cookies out, and with them what was allowed: what still is must be said again.
      if (Object.keys(grants).some((purpose) => before?.[purpose] && !grants[purpose]))
        privacy.push(['revokeCookieConsent']);
      privacy.push(['setHubSpotConsent', grants]);
      if (!options.doNotTrack || before?.analytics === grants.analytics) return;
      if (!grants.analytics) (page._hsq ??= []).push(['doNotTrack']);
      else if (before) (page._hsq ??= []).push(['doNotTrack', { track: true }]);
    });
  },
};
