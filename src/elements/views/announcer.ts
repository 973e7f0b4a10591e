import { msg } from '@lit/localize';
import type { ConsentStore } from '../../core/store.js';
import { speak } from '../../localization.js';
import type { ViewModel } from './view-model.js';
import { choiceSaved } from './words.js';

const announced = new WeakSet<ConsentStore>();

/**
 * Says once, politely, that an answer was taken (WCAG 2.2, 4.1.3): what was answered goes away with the answer. The region
 * stands in the page before it has a text, because a region that comes with its text is not heard.
 */
export function announceAnswers(model: ViewModel): void {
  const { store } = model;
  if (announced.has(store)) return;
  announced.add(store);
  const region = document.createElement('div');
  region.setAttribute('role', 'status');
  region.style.cssText = 'all:initial!important;position:absolute!important;width:1px!important;height:1px!important;overflow:hidden!important;clip-path:inset(50%)!important';
  document.querySelector('body')?.append(region);
  store.addEventListener('consent-change', () => {
    // A change that another tab made is told there.
    if (!document.hasFocus()) return;
    region.lang = model.locale;
    const { status, persisted } = store.state;
    region.textContent = speak(model.words, () => {
      if (status === 'undecided') return '';
      return persisted ? choiceSaved() : msg('Your browser does not keep your choice: it applies to this page only.', { id: 'consent.not-kept' });
    });
  });
}
