/**
 * Addresses that EasyList Cookie and its like block. A file of ours with such a name would not arrive,
 * and gates and withdrawal would be gone with it.
 */
const BANNERS =
  /(?:^|[/._-])(?:cookie|gdpr)[-_]?(?:banner|consent|notice|bar)|consent[-_]?manager/i;

/** EasyPrivacy blocks trackers by the name of their script, wherever it comes from; bundled modules have no address. */
const TRACKERS =
  /^cdn\/(?:.*\/)?(?:matomo|piwik|gtag|gtm|analytics|hotjar|fbevents|pixel|tracking)\.js$/i;

/** @param {string} path below dist */
export function isBlocked(path) {
  return BANNERS.test(path) || TRACKERS.test(path);
}
