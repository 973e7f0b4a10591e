import { googleAds } from '../google-ads.js';
import { googleTagManager } from '../google-tag-manager.js';
import { leadfeeder } from '../leadfeeder.js';
import { linkedinInsight } from '../linkedin-insight.js';
import { mailchimp } from '../mailchimp.js';
import { metaPixel } from '../meta-pixel.js';
import { microsoftAds } from '../microsoft-ads.js';
import { salesforcePardot } from '../salesforce-pardot.js';
import { tiktokPixel } from '../tiktok-pixel.js';

/** Tags of advertising and sales. */
export const shelf = [
  googleAds, googleTagManager, linkedinInsight, metaPixel, microsoftAds, tiktokPixel, salesforcePardot, mailchimp,
  leadfeeder,
];
