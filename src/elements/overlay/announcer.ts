import { msg } from '@lit/localize';
import type { ConsentStore } from '../../core/store.js';
import { speak } from '../../localization/lit-localize.js';
import type { ViewModel } from '../base/view-model.js';
import { choiceSaved } from '../texts/words.js';
import { page } from '../../page/trusted-dom.js';

const regions = new WeakMap<ConsentStore, HTMLElement>();

/**
 * Announces once, politely, that an answer was saved (WCAG 2.2, 4.1.3), because the layer disappears with the answer. The
 * region is in the page before its text, because screen readers ignore one that arrives with its text. Routers that replace
 * `body` take the region out, so each layer that shows puts it back.
 */
export function announceAnswers(model: ViewModel): void {
  const { store } = model;
  const known = regions.get(store);
  const region = known ?? page.createElement('div');
  if (!region.isConnected) page.querySelector('body')?.append(region);
  if (known) return;
  regions.set(store, region);
  region.setAttribute('role', 'status');
  region.style.cssText =
    'all:initial!important;position:absolute!important;width:1px!important;height:1px!important;overflow:hidden!important;clip-path:inset(50%)!important';
  store.addEventListener('consent-change', () => {
    // Another tab announces the change that it made.
    if (!page.hasFocus()) return;
    region.lang = model.locale;
    const { status, persisted } = store.state;
    region.textContent = speak(model.words, () => {
      if (status === 'undecided') return '';
      return persisted
        ? choiceSaved()
        : msg('Your browser does not keep your choice: it applies to this page only.', {
            id: 'consent.not-kept',
          });
    });
  });
}
