import { grantsIgnored } from './grants-ignored.js';
import type { Finding, Importer, Source } from './importer.js';
import { unescaped } from './raw-value.js';
import { mergeFindings } from './merge-findings.js';

/** The numbers of its categories, as `setHubSpotConsent` names them. */
const names: Readonly<Record<string, string>> = {
  1: 'analytics',
  2: 'advertisement',
  3: 'functionality',
};

/**
 * HubSpot's own banner. Answers by category in `__hs_cookie_cat_pref`; `__hs_opt_out=yes` refuses everything. Its `no` named
 * no purpose, so it grants nothing. `__hs_do_not_track` outweighs every grant. No date.
 */
export const hubspot: Importer = {
  id: 'hubspot',
  categories: { analytics: 'statistics', advertisement: 'marketing', functionality: 'functional' },
  read(source) {
    const found = mergeFindings(source.cookies('__hs_cookie_cat_pref'), readOne);
    if (source.cookies('__hs_opt_out').includes('yes')) {
      return {
        ...('answers' in found ? found : { answers: new Map<string, boolean>() }),
        refusesAll: true,
      };
    }
    if ('reason' in found && found.reason === 'absent' && source.cookies('__hs_opt_out').length > 0)
      return { reason: 'implied' };
    return isUntracked(source) ? grantsIgnored(found) : found;
  },
};

function readOne(value: string): Finding {
  const text = unescaped(value) ?? '';
  if (!/^\d:(?:true|false)(?:[,_]\d:(?:true|false))*$/.test(text)) return { reason: 'unreadable' };
  const answers = new Map<string, boolean>();
  for (const [, number = '', answer] of text.matchAll(/(\d):(true|false)/g)) {
    const id = names[number] ?? number;
    answers.set(id, answer === 'true' && answers.get(id) !== false);
  }
  return { answers };
}

function isUntracked(source: Source): boolean {
  return source.cookies('__hs_do_not_track').some((value) => value !== 'no');
}
