/** One SDK of the development dependencies and what starts it with made-up keys. */
export interface Sdk {
  /** The package's name. */
  readonly name: string;
  /** The preset that describes its service. */
  readonly preset: string;
  /** A module that starts the SDK and reports something to it. */
  readonly start: string;
  /** Names that prove that it ran: patterns with their place, such as `cookie _pk_id.*`. Empty where it writes none. */
  readonly writes: readonly string[];
  /** For packages that write nothing before the vendor answers with its script or settings: the address they ask. */
  readonly loads?: string;
}

export const sdks: readonly Sdk[] = [
  {
    name: 'mixpanel-browser',
    preset: 'mixpanel',
    writes: ['cookie mp_*_mixpanel'],
    start: `import mixpanel from 'mixpanel-browser';
      mixpanel.init('0123456789abcdef0123456789abcdef', { track_pageview: true, record_sessions_percent: 100, flags: true });
      mixpanel.identify('visitor');
      mixpanel.track('event');`,
  },
  {
    name: '@datadog/browser-rum',
    preset: 'datadog',
    writes: ['cookie _dd_s*', 'session-storage _dd_tab_id'],
    start: `import { datadogRum } from '@datadog/browser-rum';
      datadogRum.init({ applicationId: '01234567-0123-0123-0123-0123456789ab', clientToken: 'pub0123456789abcdef', site: 'datadoghq.eu', service: 'test',
        sessionSampleRate: 100, sessionReplaySampleRate: 100, storeContextsAcrossPages: true });
      datadogRum.setUser({ id: 'visitor' });
      datadogRum.addAction('event');`,
  },
  {
    name: '@newrelic/browser-agent',
    preset: 'new-relic',
    writes: ['local-storage NRBA_SESSION*'],
    start: `import { BrowserAgent } from '@newrelic/browser-agent';
      const agent = new BrowserAgent({
        init: { session: { expiresMs: 14400000, inactiveMs: 1800000 }, session_replay: { enabled: true, sampling_rate: 100 }, privacy: { cookies_enabled: true }, ajax: { deny_list: [] } },
        info: { beacon: 'bam.nr-data.net', errorBeacon: 'bam.nr-data.net', licenseKey: 'NRJS-0123456789abcdef', applicationID: '1', sa: 1 },
        loader_config: { accountID: '1', trustKey: '1', agentID: '1', licenseKey: 'NRJS-0123456789abcdef', applicationID: '1' },
      });
      agent.setUserId('visitor');
      agent.addPageAction('event');`,
  },
  {
    name: '@friendlycaptcha/sdk',
    preset: 'friendly-captcha',
    writes: ['session-storage frc_s*'],
    start: `import { FriendlyCaptchaSDK } from '@friendlycaptcha/sdk';
      new FriendlyCaptchaSDK().createWidget({ element: document.body.appendChild(document.createElement('div')), sitekey: 'FCMTEST' });`,
  },
  {
    name: '@amplitude/analytics-browser',
    preset: 'amplitude',
    writes: ['cookie AMP_*', 'cookie AMP_MKTG_*'],
    start: `import * as amplitude from '@amplitude/analytics-browser';
      await amplitude.init('0123456789abcdef0123456789abcdef', 'visitor', { autocapture: true }).promise;
      amplitude.identify(new amplitude.Identify().set('plan', 'none'));
      amplitude.track('event');`,
  },
  {
    name: '@snowplow/browser-tracker',
    preset: 'snowplow',
    writes: ['cookie _sp_id.*', 'cookie _sp_ses.*'],
    start: `import { newTracker, trackPageView, setUserId } from '@snowplow/browser-tracker';
      newTracker('sp', 'https://collector.snowplow.io', { appId: 'test' });
      setUserId('visitor');
      trackPageView();`,
  },
  {
    name: 'logrocket',
    preset: 'logrocket',
    writes: [],
    loads: 'https://cdn.logr-in.com/',
    start: `import LogRocket from 'logrocket';
      LogRocket.init('test/test');
      LogRocket.identify('visitor');
      LogRocket.track('event');`,
  },
  {
    name: '@fullstory/browser',
    preset: 'fullstory',
    writes: [],
    loads: 'https://edge.fullstory.com/',
    start: `import { init, FullStory } from '@fullstory/browser';
      init({ orgId: 'o-0-na1' });
      FullStory('setIdentity', { uid: 'visitor' });
      FullStory('trackEvent', { name: 'event', properties: {} });`,
  },
  {
    name: '@hcaptcha/loader',
    preset: 'hcaptcha',
    writes: [],
    loads: 'https://js.hcaptcha.com/',
    start: `import { hCaptchaLoader } from '@hcaptcha/loader';
      void hCaptchaLoader({ sentry: false }).catch(() => undefined);`,
  },
  {
    name: 'posthog-js',
    preset: 'posthog',
    writes: ['cookie ph_phc_*_posthog', 'local-storage ph_phc_*'],
    start: `import posthog from 'posthog-js';
      posthog.init('phc_0123456789abcdefghij', { api_host: 'https://eu.i.posthog.com', defaults: '2025-05-24' });
      posthog.identify('visitor');
      posthog.capture('event');`,
  },
  {
    name: '@segment/analytics-next',
    preset: 'segment',
    writes: [],
    loads: 'https://cdn.segment.com/',
    start: `import { AnalyticsBrowser } from '@segment/analytics-next';
      const analytics = AnalyticsBrowser.load({ writeKey: 'test' });
      void analytics.identify('visitor', { plan: 'none' });
      void analytics.group('group');
      void analytics.track('event');`,
  },
  {
    name: '@microsoft/applicationinsights-web',
    preset: 'app-insights',
    writes: ['cookie ai_user', 'cookie ai_session', 'session-storage AI_buffer*'],
    start: `import { ApplicationInsights } from '@microsoft/applicationinsights-web';
      const insights = new ApplicationInsights({ config: {
        connectionString: 'InstrumentationKey=01234567-0123-0123-0123-0123456789ab;IngestionEndpoint=https://northeurope-0.in.applicationinsights.azure.com/' } });
      insights.loadAppInsights();
      insights.setAuthenticatedUserContext('visitor', undefined, true);
      insights.trackEvent({ name: 'event' });`,
  },
  {
    name: 'clarity-js',
    preset: 'clarity',
    writes: ['cookie _clck', 'cookie _clsk'],
    start: `import { clarity } from 'clarity-js';
      clarity.start({ projectId: 'test', upload: 'https://test.clarity.ms/collect', track: true, content: true });
      clarity.identify('visitor');
      clarity.event('event', 'value');`,
  },
  {
    name: '@sentry/browser',
    preset: 'sentry',
    writes: ['session-storage sentryReplaySession'],
    start: `import * as Sentry from '@sentry/browser';
      Sentry.init({ dsn: 'https://0123456789abcdef@o1.ingest.de.sentry.io/1', tracesSampleRate: 1, replaysSessionSampleRate: 1, replaysOnErrorSampleRate: 1,
        transport: Sentry.makeBrowserOfflineTransport(Sentry.makeFetchTransport),
        integrations: [Sentry.replayIntegration({ useCompression: false }), Sentry.browserTracingIntegration()] });
      Sentry.setUser({ id: 'visitor' });
      Sentry.captureMessage('event');`,
  },
  {
    name: 'plausible-tracker',
    preset: 'plausible',
    writes: [],
    loads: 'https://plausible.io/',
    start: `import Plausible from 'plausible-tracker';
      const plausible = Plausible({ domain: 'example.com', trackLocalhost: true });
      plausible.enableAutoPageviews();
      plausible.trackEvent('event');`,
  },
  {
    name: '@plausible-analytics/tracker',
    preset: 'plausible',
    writes: [],
    loads: 'https://plausible.io/',
    start: `import { init, track } from '@plausible-analytics/tracker';
      init({ domain: 'example.com', captureOnLocalhost: true });
      track('event', {});`,
  },
  {
    name: '@rudderstack/analytics-js',
    preset: 'rudderstack',
    writes: [],
    loads: 'https://api.rudderstack.com/',
    start: `import { RudderAnalytics } from '@rudderstack/analytics-js';
      const rudder = new RudderAnalytics();
      rudder.load('test', 'https://test.dataplane.rudderstack.com', { configUrl: 'https://api.rudderstack.com' });
      rudder.identify('visitor', { plan: 'none' });
      rudder.group('group');
      rudder.track('event');`,
  },
  {
    name: '@openreplay/tracker',
    preset: 'openreplay',
    writes: ['session-storage __openreplay_*'],
    start: `import { tracker } from '@openreplay/tracker';
      tracker.configure({ projectKey: 'test', __DISABLE_SECURE_MODE: true });
      await tracker.start({ userID: 'visitor' }).catch(() => undefined);
      tracker.event('event');`,
  },
  {
    name: 'countly-sdk-web',
    preset: 'countly',
    writes: ['local-storage */cly_*'],
    start: `import Countly from 'countly-sdk-web';
      Countly.init({ app_key: 'test', url: 'https://test.count.ly', debug: false });
      Countly.track_sessions();
      Countly.track_pageview();
      Countly.change_id('visitor');
      Countly.add_event({ key: 'event' });`,
  },
  {
    name: '@bugsnag/browser',
    preset: 'bugsnag',
    writes: ['local-storage bugsnag-anonymous-id'],
    start: `import Bugsnag from '@bugsnag/browser';
      Bugsnag.start({ apiKey: '0123456789abcdef0123456789abcdef' });
      Bugsnag.setUser('visitor');
      Bugsnag.notify(new Error('event'));`,
  },
  {
    name: '@grafana/faro-web-sdk',
    preset: 'grafana-faro',
    writes: ['*-storage com.grafana.faro.*'],
    start: `import { initializeFaro, getWebInstrumentations } from '@grafana/faro-web-sdk';
      const faro = initializeFaro({ url: 'https://faro-collector-prod-eu-west-0.grafana.net/collect/test', app: { name: 'test' },
        sessionTracking: { enabled: true, persistent: true }, instrumentations: getWebInstrumentations({ captureConsole: false }) });
      faro.api.setUser({ id: 'visitor' });
      faro.api.pushEvent('event');`,
  },
  {
    name: '@contentsquare/tag-sdk',
    preset: 'contentsquare',
    writes: [],
    loads: 'https://static.hj.contentsquare.net/',
    start: `import { injectContentsquareScript } from '@contentsquare/tag-sdk';
      injectContentsquareScript({ siteId: '12345' });`,
  },
  {
    name: '@stripe/stripe-js',
    preset: 'stripe',
    writes: [],
    loads: 'https://js.stripe.com/',
    start: `import { loadStripe } from '@stripe/stripe-js';
      void loadStripe('pk_test_0123456789').catch(() => undefined);`,
  },
  {
    name: '@vimeo/player',
    preset: 'vimeo',
    writes: [],
    loads: 'https://player.vimeo.com/',
    start: `import Player from '@vimeo/player';
      const frame = document.body.appendChild(document.createElement('iframe'));
      frame.src = 'https://player.vimeo.com/video/1';
      void new Player(frame).ready().catch(() => undefined);`,
  },
  {
    name: '@piwikpro/tracking-base-library',
    preset: 'piwik-pro',
    writes: [],
    loads: 'https://test.containers.piwik.pro/',
    start: `import PiwikPro, { PageViews, UserManagement } from '@piwikpro/tracking-base-library';
      PiwikPro.initialize('01234567-0123-0123-0123-0123456789ab', 'https://test.containers.piwik.pro');
      UserManagement.setUserId('visitor');
      PageViews.trackPageView();`,
  },
  {
    name: '@braze/web-sdk',
    preset: 'braze',
    writes: ['local-storage ab.storage.*'],
    start: `import * as braze from '@braze/web-sdk';
      braze.initialize('01234567-0123-0123-0123-0123456789ab', { baseUrl: 'sdk.fra-01.braze.eu', noCookies: false, manageServiceWorkerExternally: true });
      braze.changeUser('visitor');
      braze.openSession();
      braze.logCustomEvent('event');`,
  },
];
