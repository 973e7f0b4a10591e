import { ConsentChangeEvent } from '../core/events.js';
import type { Report } from '../core/diagnostics.js';
import type { ConsentStore } from '../core/store.js';
import { activateAfter, whenPageActivated } from '../activation/page-activation.js';
import { report } from '../diagnostics/report.js';

/** Connects the integrations of a policy. `notify` passes each change to them before other listeners receive it. */
export type ConnectAll = (
  store: ConsentStore,
  report: Report,
) => { notify: (change: ConsentChangeEvent) => void; connected: Promise<unknown> };

/**
 * Notifies integrations before everything else. Blocked scripts and content are released only after the integrations received the
 * present state, and integrations receive every change before the elements. Their code loads when the page is activated. If it does
 * not arrive, everything blocked stays blocked, and the next answer retries.
 */
export function notifyVendorsFirst(store: ConsentStore, load: () => Promise<ConnectAll>): void {
  let listener: ((change: ConsentChangeEvent) => void) | undefined;
  store.addEventListener(ConsentChangeEvent.type, (change) => listener?.(change));
  const connect = async (): Promise<unknown> => {
    try {
      const { notify, connected } = (await load())(store, report);
      listener = notify;
      return connected;
    } catch (error) {
      report(['integration-failed', '*', String(error)]);
      return new Promise((resolve) =>
        store.addEventListener(ConsentChangeEvent.type, resolve, { once: true }),
      ).then(connect);
    }
  };
  activateAfter(Promise.resolve(whenPageActivated()).then(connect));
}
