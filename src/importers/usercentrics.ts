import type { Finding, Importer, Source } from './importer.js';
import { dateOf, entriesOf, fieldsOf } from './raw-value.js';
import { mergeFindings } from './merge-findings.js';

/** Actions of the tool itself, before or without an answer. */
const silent: readonly unknown[] = [
  'onInitialPageLoad',
  'onNonEURegion',
  'onSessionRestored',
  'onEssentialChange',
];

/**
 * Usercentrics, in `localStorage`: `uc_settings` in version 2, `ucData` in version 3. Answers by service, under ids the site
 * has to name. Both are there before anyone answers, so nothing counts without `uc_user_interaction`.
 */
export const usercentrics: Importer = {
  id: 'usercentrics',
  categories: {},
  read(source) {
    const stored = ['uc_settings', 'ucData'].filter((key) => source.stored(key) !== undefined);
    if (stored.length === 0) return { reason: 'absent' };
    if (!isInteraction(source)) return { reason: 'undecided' };
    return mergeFindings(stored, (key) => {
      const value = source.stored(key) ?? '';
      return key === 'ucData' ? readData(value) : readSettings(value);
    });
  },
};

/** `uc_interaction_type` is of later releases; another type than `user` is no visitor's. */
function isInteraction(source: Source): boolean {
  return (
    source.stored('uc_user_interaction') === 'true' &&
    (source.stored('uc_interaction_type') ?? 'user') === 'user'
  );
}

/** Version 3 keeps no history: only the interaction distinguishes defaults from choices. */
function readData(value: string): Finding {
  const services = entriesOf(entriesOf(fieldsOf(value)?.get('consent'))?.get('services'));
  if (!services) return { reason: 'unreadable' };
  const answers = new Map<string, boolean>();
  for (const [id, service] of services) {
    const consent = entriesOf(service)?.get('consent');
    if (typeof consent === 'boolean') answers.set(id, consent);
  }
  return answers.size > 0 ? { answers, lastsForever: true } : { reason: 'undecided' };
}

/** In version 2 a service that is on counts if its history has an act of the visitor; others are on by default. */
function readSettings(value: string): Finding {
  const fields = fieldsOf(value);
  const services: unknown = fields?.get('services');
  if (!fields || !Array.isArray(services)) return { reason: 'unreadable' };
  const answers = new Map<string, boolean>();
  const dates: number[] = [];
  for (const service of services.map(entriesOf)) {
    const [id, status] = [service?.get('id'), service?.get('status')];
    if (typeof id !== 'string' || typeof status !== 'boolean') continue;
    const acts = actsIn(service?.get('history'));
    if (status && acts.length === 0) continue;
    answers.set(id, status && answers.get(id) !== false);
    dates.push(
      ...acts.map((act) => dateOf(act.get('timestamp'))).filter((date) => date !== undefined),
    );
  }
  if (answers.size === 0) return { reason: services.length > 0 ? 'implied' : 'undecided' };
  const id = fields.get('controllerId');
  const decidedAt = dates.length > 0 ? Math.max(...dates.slice(-10_000)) : undefined;
  return { answers, decidedAt, lastsForever: true, id: typeof id === 'string' ? id : undefined };
}

/** The visitor's own acts. */
function actsIn(history: unknown): ReadonlyMap<string, unknown>[] {
  const events = Array.isArray(history) ? history.map(entriesOf) : [];
  return events.filter(
    (event) =>
      event !== undefined &&
      !silent.includes(event.get('action')) &&
      event.get('type') !== 'implicit',
  ) as ReadonlyMap<string, unknown>[];
}
