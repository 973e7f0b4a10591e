import { ConsentChangeEvent } from '../core/events.js';
import type { Report } from '../core/diagnostics.js';
import type { ConsentStore } from '../core/store.js';
import { activateAfter, whenPageActivated } from '../activation/page-activation.js';
import { report } from '../diagnostics/report.js';

/** Connects what a page's policy names. `first` is told of each change before anybody else. */
export type ConnectAll = (
  store: ConsentStore,
  report: Report,
) => { notify: (change: ConsentChangeEvent) => void; connected: Promise<unknown> };

/**
 * Sees to it that vendors hear first: nothing held is let go before the integrations were told the present state, and every
 * change reaches them before it reaches an element. What connects them is loaded once the page is really visited; if it does
 * not arrive everything held stays held, and the next answer tries again.
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
