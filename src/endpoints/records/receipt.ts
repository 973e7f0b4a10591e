import type { ConsentStore } from '../../core/store.js';
import { toConsentRecord } from './consent-record.js';
import { knownOf } from './sent-record.js';
import { page } from '../../page/trusted-dom.js';

/** Downloads the record of the current decision as a file. The browser creates it and sends it nowhere. */
export function downloadReceipt({ record, policy, state }: ConsentStore): void {
  if (!record) return;
  const known = knownOf(policy, record, state);
  const receipt = toConsentRecord(known, policy);
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(receipt, null, 2)], { type: 'application/ld+json' }),
  );
  const link = page.createElement('a');
  link.href = address;
  link.download = `consent-receipt-${known.decidedAt.slice(0, 10)}.json`;
  link.click();
  // The browser reads it after this task.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
