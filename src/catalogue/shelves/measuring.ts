import { appInsights } from '../app-insights.js';
import { clarity } from '../clarity.js';
import { datadog } from '../datadog.js';
import { googleAnalytics } from '../google-analytics.js';
import { hotjar } from '../hotjar.js';
import { mixpanel } from '../mixpanel.js';
import { monsido } from '../monsido.js';
import { newRelic } from '../new-relic.js';
import { plausible } from '../plausible.js';
import { posthog } from '../posthog.js';
import { segment } from '../segment.js';
import { sentry } from '../sentry.js';
import { siteimprove } from '../siteimprove.js';
import { vwo } from '../vwo.js';

/** Counting, recording, comparing, finding errors. */
export const shelf = [
  googleAnalytics, hotjar, clarity, mixpanel, posthog, plausible, siteimprove, monsido, segment, vwo, appInsights,
  sentry, datadog, newRelic,
];
