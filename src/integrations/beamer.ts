import { bindVendor, type CommonOptions, type Integration } from './integration.js';

interface BeamerWindow {
  beamer_config?: { lazy?: boolean };
  Beamer?: { init?: () => void; destroy?: () => void };
}

/**
 * Beamer has no call about consent: its script is to be held back. This takes the widget down at a withdrawal, and puts it up
 * again. A script that is not held is kept from starting by itself.
 */
export const beamer: Integration<CommonOptions> = {
  id: 'beamer',
  connect(store, options) {
    const page = globalThis as BeamerWindow;
    const wish = page.beamer_config?.lazy;
    return bindVendor(store, beamer.id, options, ({ widget }, before) => {
      if (!widget) {
        (page.beamer_config ??= {}).lazy = true;
        page.Beamer?.destroy?.();
      } else if (before) {
        (page.beamer_config ??= {}).lazy = wish === true;
        page.Beamer?.init?.();
      }
    });
  },
};
