import type { Finding, Importer } from './importer.js';
import { dateOf, fieldsOf } from './raw-value.js';
import { mergeFindings } from './merge-findings.js';

/**
 * Cookie Information. JSON with what was approved and what was denied, written when somebody answered. The format is from
 * recorded cookies: https://support.cookieinformation.com/en/articles/5373910
 */
export const cookieInformation: Importer = {
  id: 'cookie-information',
  categories: {
    cookie_cat_necessary: 'necessary',
    cookie_cat_functional: 'functional',
    cookie_cat_statistic: 'statistics',
    cookie_cat_marketing: 'marketing',
  },
  read: (source) => mergeFindings(source.cookies('CookieInformationConsent'), readOne),
};

function readOne(value: string): Finding {
  const fields = fieldsOf(value);
  const decidedAt = dateOf(fields?.get('timestamp'));
  const [approved, denied] = [
    namesIn(fields?.get('consents_approved')),
    namesIn(fields?.get('consents_denied')),
  ];
  if (!fields || decidedAt === undefined || !approved || !denied) return { reason: 'unreadable' };
  const answers = new Map([
    ...approved.map((id) => [id, true] as const),
    ...denied.map((id) => [id, false] as const),
  ]);
  const id = fields.get('user_uid');
  return answers.size > 0
    ? { answers, decidedAt, id: typeof id === 'string' ? id : undefined }
    : { reason: 'undecided' };
}

function namesIn(list: unknown): readonly string[] | undefined {
  return Array.isArray(list) && list.every((name) => typeof name === 'string') ? list : undefined;
}
