import { resolveEndpoint } from '../../core/policy/endpoint.js';
import type { ConsentChangeEvent } from '../../core/events.js';
import type { RecordOptions } from '../../core/policy/policy.js';
import type { ConsentRecord } from '../../core/record.js';
import type { ConsentStore } from '../../core/store.js';
import { newId } from '../../page/new-id.js';
import { report } from '../../diagnostics/report.js';
import { watchAnswers, type Answered } from './answered.js';
import { openOutbox } from './outbox.js';
import { proofRecord } from './sent-record.js';
import { sendRecords } from './sender.js';

/**
 * Makes a record of each decision of this page and sees to it that the site's server gets it; of one that was taken over
 * from another tool too, with that tool's id.
 *
 * @param before the decision the page began with
 * @param changes what has changed since; the caller goes on adding to it
 */
export function keepRecords(
  store: ConsentStore,
  { url }: RecordOptions,
  before: ConsentRecord | undefined,
  changes: ConsentChangeEvent[],
): void {
  const endpoint = resolveEndpoint(url, location.href);
  if (!endpoint) return report(['endpoint-refused', 'records.url', url]);
  const prefix = `${store.policy.cookie.name}.record.`;
  const outbox = openOutbox(prefix, localStorageIfAny(), () => Date.now());
  const send = sendRecords(endpoint.href, outbox, prefix);
  let currentConsent = consentIn(before);

  const onAnswer = (answered: Answered) => {
    for (const { record, state } of changes.splice(0)) {
      if (record) outbox.add(proofRecord(store.policy, record, state, answered, currentConsent));
      currentConsent = consentIn(record ?? store.record);
    }
    send();
  };
  const answered = watchAnswers();
  if (changes.length > 0) onAnswer(unseen);
  store.addEventListener('consent-change', () => onAnswer(answered()));
  void store.settled?.then((results) => {
    const source = (results as readonly TakenOver[] | undefined)?.find(
      ({ record }) => record,
    )?.importer;
    const { record, state } = store;
    // Without storage each page imports it again, and nothing marks the first import.
    if (source === undefined || record?.method !== 'import' || !state.persisted) return;
    outbox.add({
      ...proofRecord(store.policy, { ...record, id: record.id ?? newId() }, state, unseen),
      source,
    });
    currentConsent = consentIn(record);
    send();
  });
}

/** The importers' result for each tool. */
interface TakenOver {
  readonly importer: string;
  readonly record?: unknown;
}

/** Decided before this could look. */
const unseen: Answered = { layer: 'unknown', trusted: false };

/** The id of a record that grants something: a refusal is not followed from one decision to the next. */
function consentIn(record: ConsentRecord | undefined): string | undefined {
  return record && Object.values(record.choices).includes(true) ? record.id : undefined;
}

/** The mere look throws where storage is forbidden. */
function localStorageIfAny(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
