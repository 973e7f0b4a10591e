import { bindVendor, type CommonOptions, type Grants, type Integration } from './integration.js';

export interface GoogleConsentModeOptions extends CommonOptions {
  /**
   * `basic`, the default: Google's tags are held back until they may run. `advanced`: they run before consent and send pings
   * without cookies; whether the law allows that is the site's to judge.
   */
  readonly mode?: 'basic' | 'advanced';
  /** The name of the data layer; `dataLayer` when left out. */
  readonly dataLayer?: string;
  /** How long tags wait for the present state, in milliseconds; it arrives at once, so the wait is short. */
  readonly waitForUpdate?: number;
  /** Take ad click ids out of what is sent while `ad_storage` is denied; on unless `false`. */
  readonly adsDataRedaction?: boolean;
  /** Hand ad click ids on from page to page by the address. */
  readonly urlPassthrough?: boolean;
}

/** https://developers.google.com/tag-platform/security/guides/consent */
export const googleConsentMode: Integration<GoogleConsentModeOptions> = {
  id: 'google-consent-mode',
  connect(store, options, reportEarly) {
    const {
      mode,
      dataLayer = 'dataLayer',
      waitForUpdate,
      adsDataRedaction = true,
      urlPassthrough,
    } = options;
    const page = globalThis as unknown as Record<string, unknown>;
    const layer = (page[dataLayer] ??= []) as unknown[];
    const isLive = () => page.google_tag_manager !== undefined;
    const sent: unknown[] = [];
    // Google's tags take a list for an event of the page: only `arguments` will do.
    const gtag: (...command: unknown[]) => void = function () {
      // eslint-disable-next-line prefer-rest-params
      sent.push(arguments);
      // eslint-disable-next-line prefer-rest-params
      if (isLive()) layer.push(arguments);
    };
    if (mode !== 'advanced' && isLive()) reportEarly?.('google_tag_manager');
    return bindVendor(store, googleConsentMode.id, options, (grants, before) => {
      if (!before) {
        const denied = Object.fromEntries(
          Object.keys(grants).map((purpose) => [
            purpose,
            purpose === 'security_storage' && grants[purpose] === true,
          ]),
        );
        gtag('consent', 'default', {
          ...say(denied),
          ...(waitForUpdate !== undefined && { wait_for_update: waitForUpdate }),
        });
        gtag('set', 'ads_data_redaction', adsDataRedaction);
        if (urlPassthrough) gtag('set', 'url_passthrough', true);
      }
      gtag('consent', 'update', say(grants));
      if (isLive()) return;
      // A tag that comes later reads them in this order: what the page asked for must not be sent under another consent, nor may
      // a default of the page's own undo an answer.
      const others = layer.filter((item) => !sent.includes(item));
      layer.splice(
        0,
        layer.length,
        ...others.filter(isDefault),
        ...sent,
        ...others.filter((item) => !isDefault(item)),
      );
    });
  },
};

function isDefault(item: unknown): boolean {
  const call = Object(item) as Readonly<Record<number, unknown>>;
  return call[0] === 'consent' && call[1] === 'default';
}

function say(grants: Grants): Record<string, 'granted' | 'denied'> {
  return Object.fromEntries(
    Object.entries(grants).map(([purpose, isGranted]) => [
      purpose,
      isGranted ? 'granted' : 'denied',
    ]),
  );
}
