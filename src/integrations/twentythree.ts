import { bindVendor, type CommonOptions, type Integration } from './integration.js';
import { page } from '../page/trusted-dom.js';

export interface TwentyThreeOptions extends CommonOptions {
  /** The host name of the video site: `video.example.com`. */
  readonly domain: string;
}

interface TwentyThreeWindow {
  TwentyThreeConsentStatus?: new (domain: string) => {
    setConsentStatus(status: 'given' | 'denied'): void;
  };
}

const path = '/resources/um/integrations/core-consent-status/consent-status.js';

/**
 * Tells TwentyThree's players. What tells them is a script of TwentyThree's own, so it is asked for only after a grant; a
 * player that was never told does not track, if *Settings → Privacy → Use tracking cookies* is off.
 * https://twentythree.com/help/managing-cookie-consent-on-the-twentythree-platform
 */
export const twentythree: Integration<TwentyThreeOptions> = {
  id: 'twentythree',
  connect(store, options) {
    const vendor = globalThis as TwentyThreeWindow;
    const { domain } = options;
    let script: HTMLScriptElement | undefined;
    let isGiven = false;
    const say = () =>
      vendor.TwentyThreeConsentStatus &&
      new vendor.TwentyThreeConsentStatus(domain).setConsentStatus(isGiven ? 'given' : 'denied');
    return bindVendor(store, twentythree.id, options, ({ tracking }) => {
      isGiven = tracking === true;
      if (script || !isGiven) return say();
      script = page.createElement('script');
      script.src = `${location.protocol === 'http:' ? 'http' : 'https'}://${domain}${path}`;
      // Whatever is true when it arrives.
      script.onload = say;
      script.onerror = () => (script = undefined);
      page.head.append(script);
    });
  },
};
