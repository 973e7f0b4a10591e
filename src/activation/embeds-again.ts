/** A vendor's function that renders what is in the page now. */
type Render = (page: VendorGlobals, content: Element) => unknown;

/** A function of a vendor, which is not there before the vendor's script is complete. */
type Call = ((content: Element, force?: boolean) => unknown) | undefined;

/** The globals of the vendors below, as far as they are called. One that is incomplete renders the whole page when it is complete. */
interface VendorGlobals {
  readonly IN?: { parse?: Call };
  readonly twttr?: { widgets?: { load?: Call } };
  readonly FB?: { XFBML?: { parse?: Call } };
  readonly instgrm?: { Embeds?: { process?: () => unknown } };
  readonly PinUtils?: { build?: Call };
  readonly bluesky?: { scan?: Call };
  readonly tf?: { load?: () => unknown };
  readonly Calendly?: { initInlineWidgets?: () => unknown };
  readonly Trustpilot?: { loadFromElement?: Call };
  readonly Flourish?: { loadEmbed?: Call };
}

/** By the host of the embed script. Each function is documented by its vendor for content that is added later. */
const vendors: readonly (readonly [host: RegExp, render: Render])[] = [
  // https://learn.microsoft.com/linkedin/consumer/integrations/self-serve/plugins
  [/^platform\.linkedin\.com$/, ({ IN }, content) => IN?.parse?.(content)],
  // https://developer.x.com/en/docs/x-for-websites/javascript-api/guides/scripting-loading-and-initialization
  [/^platform\.(?:x|twitter)\.com$/, ({ twttr }, content) => twttr?.widgets?.load?.(content)],
  // https://developers.facebook.com/docs/reference/javascript/FB.XFBML.parse
  [/^connect\.facebook\.net$/, ({ FB }, content) => FB?.XFBML?.parse?.(content)],
  // https://developers.facebook.com/docs/instagram/oembed
  [/(?:^|\.)instagram\.com$/, ({ instgrm }) => instgrm?.Embeds?.process?.()],
  // https://developers.pinterest.com/docs/web-features/add-ons-overview
  [/^assets\.pinterest\.com$/, ({ PinUtils }, content) => PinUtils?.build?.(content)],
  [/^embed\.bsky\.app$/, ({ bluesky }, content) => bluesky?.scan?.(content)],
  // https://www.typeform.com/developers/embed/vanilla
  [/^embed\.typeform\.com$/, ({ tf }) => tf?.load?.()],
  [/^assets\.calendly\.com$/, ({ Calendly }) => Calendly?.initInlineWidgets?.()],
  // https://support.trustpilot.com/hc/articles/360019826660
  [
    /^widget\.trustpilot\.com$/,
    ({ Trustpilot }, content) =>
      content
        .querySelectorAll('.trustpilot-widget')
        .forEach((element) => Trustpilot?.loadFromElement?.(element, true)),
  ],
  [
    /^public\.flourish\.studio$/,
    ({ Flourish }, content) =>
      content
        .querySelectorAll('.flourish-embed')
        .forEach((element) => Flourish?.loadEmbed?.(element)),
  ],
];

/** Asks the vendor whose embed script came from that host to render what is in the page now. */
export function renderEmbeds(hostname: string, content: Element): void {
  // The gate closed while this file was on its way.
  if (!content.isConnected) return;
  try {
    for (const [host, render] of vendors)
      if (host.test(hostname)) render(globalThis as VendorGlobals, content);
  } catch (error) {
    reportError(error);
  }
}
