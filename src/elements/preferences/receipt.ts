import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from '../base/lit.js';
import type { ConsentStore } from '../../core/store.js';
import { report } from '../../diagnostics/report.js';

/** Lets visitors take the record of their decision along, where the site keeps one. */
export function receiptButton(store: ConsentStore): TemplateResult | typeof nothing {
  if (!store.policy.records) return nothing;
  return html`<button type="button" class="link" data-consent-action="download-receipt" @click=${() => void download(store)}>
    ${msg('Download a receipt', { id: 'consent.receipt' })}
  </button>`;
}

async function download(store: ConsentStore): Promise<void> {
  try {
    const { downloadReceipt } = await import('../../endpoints/records/receipt.js');
    downloadReceipt(store);
  } catch (error) {
    report(['server-not-told', String(error)]);
  }
}
