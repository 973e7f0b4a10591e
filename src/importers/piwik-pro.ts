import type { Finding, Importer } from './importer.js';
import { entriesOf, fieldsOf } from './raw-value.js';
import { mergeFindings } from './merge-findings.js';

const prefix = 'ppms_privacy_';

/**
 * Piwik PRO's consent manager. A cookie for each of its apps, with a status for each type: 1 granted, 0 refused, -1 not
 * answered. No date. The format is from recorded cookies and public readers of them.
 */
export const piwikPro: Importer = {
  id: 'piwik-pro',
  categories: {
    analytics: 'statistics',
    conversion_tracking: 'marketing',
    marketing_automation: 'marketing',
    remarketing: 'marketing',
  },
  read: (source) =>
    mergeFindings(
      [...new Set(source.names())]
        .filter((name) => name.startsWith(prefix))
        .flatMap((name) => source.cookies(name)),
      readOne,
    ),
};

function readOne(value: string): Finding {
  const fields = fieldsOf(value);
  const consents = entriesOf(fields?.get('consents'));
  if (!fields || !consents) return { reason: 'unreadable' };
  const answers = new Map<string, boolean>();
  for (const [id, consent] of consents) {
    const status = entriesOf(consent)?.get('status');
    if (status === 0 || status === 1) answers.set(id, status === 1);
  }
  const id = fields.get('visitorId');
  return answers.size > 0
    ? { answers, id: typeof id === 'string' ? id : undefined }
    : { reason: 'undecided' };
}
