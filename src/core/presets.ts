/**
 * The catalogue's services by category: all that the first chunk needs to know of them, so they are written as short as
 * can be. A test holds them and the files of `src/catalogue/` together.
 */
const idsByCategory = {
  necessary:
    'consent aspnet cloud-portal-affinity big-ip cloudflare-turnstile azure-app-gateway cloudflare stripe cookieyes',
  functional:
    'beamer google-maps openstreetmap mapbox google-fonts adobe-fonts hubspot-forms hubspot-chat hubspot-meetings ' +
    'intercom zendesk typeform calendly google-recaptcha friendly-captcha',
  performance: 'hubspot app-insights sentry datadog new-relic',
  statistics: 'matomo google-analytics hotjar clarity mixpanel posthog plausible siteimprove monsido segment vwo',
  marketing:
    'twentythree linkedin facebook x youtube vimeo spotify soundcloud acast instagram tiktok pinterest google-ads ' +
    'google-tag-manager linkedin-insight meta-pixel microsoft-ads tiktok-pixel salesforce-pardot mailchimp leadfeeder',
};

/** The category of each of the catalogue's services, by id. */
export const presetCategories: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(idsByCategory).flatMap(([category, ids]) => ids.split(' ').map((id) => [id, category])),
);

/** What a policy has that names no categories of its own. */
export const builtInCategories: readonly { id: string }[] = Object.keys(idsByCategory).map((id) => ({ id }));

/** The tools whose decisions can be taken over. A test holds this list and the files of `src/importers/` together. */
export const importerIds: readonly string[] = [
  'cookieyes', 'cookiebot', 'onetrust', 'vanilla-cookieconsent', 'klaro', 'tarteaucitron', 'c15t', 'osano', 'usercentrics',
  'iframemanager', 'keksmeister', 'probo', 'cookie-information', 'hubspot', 'piwik-pro',
];

/** The tools that can be obeyed while they go on asking. */
export const followerIds: readonly string[] = ['cookieyes', 'cookiebot', 'onetrust', 'tcf'];
