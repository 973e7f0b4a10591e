import { ConsentChangeEvent } from '../core/events.js';
import type { ConsentStore } from '../core/store.js';
import { page } from './trusted-dom.js';

/**
 * Notifies other tabs of a decision, and reads the cookie again when a page is restored. A message is only a hint: each tab reads
 * the cookie itself, so no message can grant anything.
 */
export function connectTabSync(store: ConsentStore): void {
  const name = `@cetegra/consent:${store.policy.cookie.name}`;
  let channel: BroadcastChannel | undefined;
  let listening = false;

  const refresh = () => {
    listening = true;
    const wasCorrected = store.refresh();
    listening = false;
    if (wasCorrected) notify();
  };
  const notify = () => quietly(() => channel?.postMessage(null));
  const open = () => {
    channel ??= quietly(() => new BroadcastChannel(name));
    channel?.addEventListener('message', refresh);
  };
  // A channel left open keeps the page out of the back/forward cache in Firefox: https://bugzilla.mozilla.org/show_bug.cgi?id=1570673
  const close = () => {
    channel?.close();
    channel = undefined;
  };

  open();
  store.addEventListener(ConsentChangeEvent.type, () => {
    if (!listening) notify();
  });
  // Reports changes without a channel too, and those by a server or an extension: https://wicg.github.io/cookie-store/
  // A page may have another global of that name.
  quietly(() => globalThis.cookieStore?.addEventListener('change', refresh));
  addEventListener('pagehide', close);
  addEventListener('pageshow', (event) => {
    open();
    if (event.persisted) refresh();
  });
  page.addEventListener('visibilitychange', () => {
    if (page.visibilityState === 'visible') refresh();
  });
}

/** The constructor throws where storage is blocked (Firefox), and in a frame with an opaque origin. */
function quietly<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
