import { ConsentChangeEvent } from '../core/events.js';
import type { Report } from '../core/diagnostics.js';
import type { ConsentStore } from '../core/store.js';
import { releaseAfter, whenVisited } from '../activation/page-activation.js';
import { report } from '../diagnostics/report.js';

/** Connects what a page's policy names. `first` is told of each change before anybody else. */
export type ConnectAll = (store: ConsentStore, report: Report) => { first: (change: ConsentChangeEvent) => void; settled: Promise<unknown> };

/**
 * Sees to it that vendors hear first: nothing held is let go before the integrations were told the present state, and every
 * change reaches them before it reaches an element. What connects them is loaded once the page is really visited; if it does
 * not arrive everything held stays held, and the next answer tries again.
 */
export function tellVendorsFirst(store: ConsentStore, load: () => Promise<ConnectAll>): void {
  let tell: ((change: ConsentChangeEvent) => void) | undefined;
  store.addEventListener(ConsentChangeEvent.type, (change) => tell?.(change));
  const connect = async (): Promise<unknown> => {
    try {
      const { first, settled } = (await load())(store, report);
      tell = first;
      return settled;
    } catch (error) {
      report(['integration-failed', '*', String(error)]);
      return new Promise((resolve) => store.addEventListener(ConsentChangeEvent.type, resolve, { once: true })).then(connect);
    }
  };
  releaseAfter(Promise.resolve(whenVisited()).then(connect));
}
