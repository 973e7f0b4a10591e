import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from '../base/lit.js';
import type { ConsentStore } from '../../core/store.js';
import type { Language } from '../../localization/language.js';
import { tokens } from '../base/tokens.styles.js';
import { answersStyles } from '../base/answers.styles.js';
import { bannerStyles } from '../banner/banner.styles.js';
import { avoidObscuringFocus } from './focus-clearance.js';
import { draw } from '../base/draw.js';
import { adopt, directionOf, redrawOnLanguageChange } from '../base/view-model.js';
import { TopLayer } from './top-layer.js';
import { page } from '../../page/trusted-dom.js';

const tag = 'data-consent-reload';

let leave = (): void => undefined;

/**
 * Offers to load the page again, because scripts that were withdrawn cannot be un-run. It blocks nothing, takes no focus and
 * hides none; whoever does not want it sends it away, and a later withdrawal brings it back.
 */
export function offerReload(store: ConsentStore, language: Language): void {
  leave();
  const host = page.createElement('div');
  page.querySelector('body')?.append(host);
  host.setAttribute(tag, '');
  const root = host.attachShadow({ mode: 'open' });
  adopt(root, tokens, answersStyles, bannerStyles);
  const model = { host, store, ...language };
  let isAnnounced = false;
  const show = () => draw(model, root, () => notice(model.locale, isAnnounced));
  show();
  leave = enter(
    root.querySelector('.panel') as HTMLElement,
    host,
    redrawOnLanguageChange(model, show),
  );
  // Screen readers do not announce a status that is inserted with its text (WCAG 2.2, 4.1.3).
  requestAnimationFrame(() => {
    isAnnounced = true;
    if (host.isConnected) show();
  });
}

function enter(panel: HTMLElement, host: Element, unsubscribe: () => void): () => void {
  const layer = new TopLayer(panel);
  const stopAvoiding = avoidObscuringFocus(panel, host);
  return () => {
    unsubscribe();
    layer.leave();
    stopAvoiding();
    host.remove();
  };
}

function notice(locale: string, isAnnounced: boolean): TemplateResult {
  return html`<div class="panel surface bottom" part="panel" popover="manual" role="region" aria-labelledby="text" lang=${locale} dir=${directionOf(locale)}>
    <div class="frame">
      <div class="text">
        <p class="description" part="description" id="text" role="status">
          ${isAnnounced ? msg('Things you switched off may keep running on this page until you reload it.', { id: 'consent.still-running' }) : nothing}
        </p>
      </div>
      <div class="foot">
        <div class="actions" part="actions">
          <div class="answers">
            <button type="button" class="button" part="button" data-consent-action="reload" @click=${() => location.reload()}>${msg('Reload page', { id: 'consent.reload' })}</button>
            <button type="button" class="button" part="button" data-consent-action="close" @click=${() => leave()}>${msg('Not now', { id: 'consent.not-now' })}</button>
          </div>
        </div>
      </div>
    </div>
  </div>`;
}
