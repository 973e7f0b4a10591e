/** The type of an option of an integration: one of some strings, or any value of a kind. */
export type OptionKind = 'boolean' | 'text' | 'host' | 'milliseconds' | readonly string[];

export interface IntegrationFacts {
  /** The service the vendor is in the catalogue; the integration follows its answer if the policy has it. */
  readonly service?: string;
  /** The category that decides if the policy does not have that service. */
  readonly category?: string;
  /** The vendor's purposes, each with the id that decides about it: the first of several ids that the policy has. */
  readonly purposes: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, OptionKind>>;
}

/** The integrations the library has, by id: all that can be known of them before one is loaded. */
export const integrationFacts: Readonly<Record<string, IntegrationFacts>> = {
  matomo: {
    service: 'matomo',
    category: 'statistics',
    purposes: { tracking: 'statistics' },
    options: { mode: ['full-consent', 'cookie-consent'], pageView: 'boolean' },
  },
  hubspot: {
    service: 'hubspot',
    category: 'performance',
    purposes: { analytics: 'performance', advertisement: 'marketing', functionality: 'functional' },
    options: { doNotTrack: 'boolean' },
  },
  beamer: { service: 'beamer', category: 'functional', purposes: { widget: 'functional' } },
  twentythree: {
    service: 'twentythree',
    category: 'marketing',
    purposes: { tracking: 'marketing' },
    options: { domain: 'host' },
  },
  'google-consent-mode': {
    purposes: {
      ad_storage: 'google-ads marketing',
      ad_user_data: 'google-ads marketing',
      ad_personalization: 'google-ads marketing',
      analytics_storage: 'google-analytics statistics',
      functionality_storage: 'functional',
      personalization_storage: 'functional',
      security_storage: 'necessary',
    },
    options: {
      mode: ['basic', 'advanced'],
      dataLayer: 'text',
      waitForUpdate: 'milliseconds',
      adsDataRedaction: 'boolean',
      urlPassthrough: 'boolean',
    },
  },
  'google-tag-manager': {
    service: 'google-tag-manager',
    purposes: {},
    options: { dataLayer: 'text', event: 'text' },
  },
  'microsoft-ads': {
    service: 'microsoft-ads',
    category: 'marketing',
    purposes: { ad_storage: 'marketing' },
  },
  clarity: {
    service: 'clarity',
    category: 'statistics',
    purposes: { ad_Storage: 'marketing', analytics_Storage: 'statistics' },
  },
  'meta-pixel': {
    service: 'meta-pixel',
    category: 'marketing',
    purposes: { tracking: 'marketing' },
  },
  youtube: { purposes: {} },
  vimeo: { purposes: {} },
  'app-insights': {
    service: 'app-insights',
    category: 'performance',
    purposes: { telemetry: 'performance' },
    options: { mode: ['telemetry', 'cookies'], global: 'text' },
  },
};
