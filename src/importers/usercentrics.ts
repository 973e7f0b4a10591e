import type { Finding, Importer } from './importer.js';
import { dateOf, entriesOf, fieldsOf } from './raw-value.js';

/** What the tool did by itself, before anyone answered. */
const silent: readonly unknown[] = ['onInitialPageLoad', 'onNonEURegion', 'onSessionRestored'];

/** Usercentrics, version 2, in `localStorage`. Answers by service, under ids the site has to name. */
export const usercentrics: Importer = {
  id: 'usercentrics',
  categories: {},
  read(source) {
    const settings = source.stored('uc_settings');
    if (settings === undefined) return { reason: 'absent' };
    if (source.stored('uc_user_interaction') !== 'true') return { reason: 'undecided' };
    return readSettings(settings);
  },
};

function readSettings(value: string): Finding {
  const fields = fieldsOf(value);
  const services: unknown = fields?.get('services');
  if (!fields || !Array.isArray(services)) return { reason: 'unreadable' };
  const answers = new Map<string, boolean>();
  const dates: number[] = [];
  for (const service of services.map(entriesOf)) {
    const [id, status] = [service?.get('id'), service?.get('status')];
    if (typeof id !== 'string' || typeof status !== 'boolean') continue;
    answers.set(id, status && answers.get(id) !== false);
    dates.push(...datesIn(service?.get('history')));
  }
  if (answers.size === 0) return { reason: 'undecided' };
  const id = fields.get('controllerId');
  const decidedAt = dates.length > 0 ? Math.max(...dates.slice(-10_000)) : undefined;
  return { answers, decidedAt, lastsForever: true, id: typeof id === 'string' ? id : undefined };
}

function datesIn(history: unknown): number[] {
  const events = Array.isArray(history) ? history.map(entriesOf) : [];
  return events
    .filter((event) => !silent.includes(event?.get('action')))
    .map((event) => dateOf(event?.get('timestamp')))
    .filter((date) => date !== undefined);
}
