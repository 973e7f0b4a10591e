/**
 * How each tool is known to have been here: names of its cookies and of its `localStorage` keys. Most visitors have none,
 * and then nothing more is loaded.
 */
export const signs: Readonly<Record<string, RegExp>> = {
  cookieyes: /^(?:cookieyes(?:ID$|-)|cky-|cookielawinfo-checkbox-|viewed_cookie_policy$|CookieLawInfoConsent$)/,
  cookiebot: /^CookieConsent(?:BulkSetting-.*)?$/,
  onetrust: /^Optanon(?:Consent|AlertBoxClosed)$/,
  'vanilla-cookieconsent': /^cc_cookie$/,
  klaro: /^klaro$/,
  tarteaucitron: /^tarteaucitron$/,
  c15t: /^c15t$/,
  osano: /^cookieconsent_status$/,
  usercentrics: /^uc_(?:settings|user_interaction|tcf|gcm|ab_variant)$/,
  iframemanager: /^im_./,
  keksmeister: /^keksmeister_consent$/,
  probo: /^probo_consent(?::.*)?$/,
};

/** Prefixes that others use as well: what carries them is read, never removed. */
export const ambiguous: readonly string[] = ['iframemanager'];
