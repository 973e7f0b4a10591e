import { ConsentChangeEvent } from '../core/events.js';
import type { ConsentStore } from '../core/store.js';
import { draw, loadView } from '../elements/base/load-view.js';
import { page } from '../page/trusted-dom.js';

/** Offers a reload after a withdrawal of scripts that run, if the policy has `reloadOnWithdraw`. */
export function connectReloadOffer(store: ConsentStore): void {
  if (!store.policy.reloadOnWithdraw) return;
  store.addEventListener(ConsentChangeEvent.type, ({ remaining }) => {
    if (remaining.length > 0) void offer(store);
  });
}

async function offer(store: ConsentStore): Promise<void> {
  const host = page.documentElement;
  const loaded = await loadView(host, store, () => import('../elements/overlay/reload-notice.js'));
  if (loaded) draw(host, () => loaded.view.offerReload(store, loaded.language));
}
