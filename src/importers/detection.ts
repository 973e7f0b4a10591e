/**
 * How each tool is known to have been here: names of its cookies and of its `localStorage` keys. Most visitors have none,
 * and then nothing more is loaded.
 */
export const detection: Readonly<Record<string, RegExp>> = {
  cookieyes:
    /^(?:cookieyes(?:ID$|-)|cky-|cookielawinfo-checkbox-|viewed_cookie_policy$|CookieLawInfoConsent$)/,
  cookiebot: /^CookieConsent(?:BulkSetting-.*)?$/,
  onetrust: /^Optanon(?:Consent|AlertBoxClosed)$/,
  'vanilla-cookieconsent': /^cc_cookie$/,
  klaro: /^klaro$/,
  tarteaucitron: /^tarteaucitron$/,
  c15t: /^c15t$/,
  osano: /^cookieconsent_status$/,
  usercentrics:
    /^uc(?:_(?:settings|user_interaction|interaction_type|ui_version|tcf|gcm|ab_variant)|Data|String)$/,
  iframemanager: /^im_./,
  keksmeister: /^keksmeister_consent$/,
  probo: /^probo_consent(?::.*)?$/,
  'cookie-information': /^CookieInformationConsent$/,
  hubspot: /^__hs_(?:cookie_cat_pref|opt_out|initial_opt_in|gpc_banner_dismiss)$/,
  'piwik-pro': /^ppms_privacy_./,
};

/** Marks by which a vendor leaves the visitor alone: read, never removed. */
export const optOutMarks = /^__hs_opt_out$/;

/** Values that another script writes under a tool's name, such as react-cookie-consent under Cookiebot's: never removed. */
export const foreignValues = /^(?:true|false)$/;

/** Prefixes that others use as well: what carries them is read, never removed. */
export const ambiguous: readonly string[] = ['iframemanager'];
