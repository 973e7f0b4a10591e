import type { Finding, Importer } from './importer.js';
import { dateOf, entriesOf, fieldsOf } from './raw-value.js';
import { mergeFindings } from './merge-findings.js';
import { usualCategories } from './usual-categories.js';

/**
 * vanilla-cookieconsent, version 3. It keeps what was accepted; what was refused is known from the categories its
 * `services` name, or from those the site says it asked about. A category that is on may have services that are off:
 * `services` lists those that are on.
 */
export const vanilla: Importer = {
  id: 'vanilla-cookieconsent',
  categories: usualCategories,
  read(source, asked = []) {
    const cookies = source.cookies('cc_cookie');
    const stored = source.stored('cc_cookie');
    return mergeFindings(cookies.length > 0 || stored === undefined ? cookies : [stored], (value) =>
      readOne(value, asked),
    );
  },
};

function readOne(value: string, asked: readonly string[]): Finding {
  const fields = fieldsOf(value);
  const accepted: unknown = fields?.get('categories');
  if (!fields || !Array.isArray(accepted)) return { reason: 'unreadable' };
  if (!fields.get('consentTimestamp')) return { reason: 'undecided' };
  const decidedAt = dateOf(fields.get('lastConsentTimestamp') ?? fields.get('consentTimestamp'));
  if (decidedAt === undefined) return { reason: 'unreadable' };
  const services = entriesOf(fields.get('services'));
  const chosen = chosenIn(services);
  // The site maps services too: one that is on somewhere is no category that is off.
  const on = new Set([...chosen.values()].flat());
  const answers = new Map<string, boolean>(
    [...asked.filter((id) => !on.has(id)), ...(services?.keys() ?? [])].map((id) => [id, false]),
  );
  for (const id of accepted) if (typeof id === 'string') answers.set(id, true);
  const consentId = fields.get('consentId');
  return {
    answers,
    chosen,
    decidedAt,
    expiresAt: dateOf(fields.get('expirationTime')),
    id: typeof consentId === 'string' ? consentId : undefined,
  };
}

/** Treats an unreadable list as one without our ids, so it grants no service. */
function chosenIn(
  services: ReadonlyMap<string, unknown> | undefined,
): ReadonlyMap<string, readonly string[]> {
  const lists = [...(services ?? [])].map(([category, list]): [string, readonly string[]] => [
    category,
    Array.isArray(list) ? list.map((name) => (typeof name === 'string' ? name : '')) : [''],
  ]);
  return new Map(lists.filter(([, list]) => list.length > 0));
}
