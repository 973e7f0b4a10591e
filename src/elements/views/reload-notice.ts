import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ConsentStore } from '../../core/store.js';
import type { Language } from '../../language.js';
import { tokens } from '../tokens.styles.js';
import { bannerStyles } from './banner.styles.js';
import { adopt, directionOf, draw } from './draw.js';
import { TopLayer } from './top-layer.js';

const tag = 'data-consent-reload';

/**
 * Offers to load the page again, because scripts that were withdrawn cannot be un-run. It blocks nothing and takes no
 * focus; whoever does not want it sends it away, and a later withdrawal brings it back.
 */
export function offerReload(store: ConsentStore, language: Language): void {
  document.querySelector(`[${tag}]`)?.remove();
  const host = document.body.appendChild(document.createElement('div'));
  host.setAttribute(tag, '');
  const root = host.attachShadow({ mode: 'open' });
  adopt(root, tokens, bannerStyles);
  const leave = () => {
    layer.leave();
    host.remove();
  };
  const show = (isHeard: boolean) => draw({ host, store, ...language }, root, () => notice(language.locale, isHeard, leave));
  show(false);
  const layer = new TopLayer(root.querySelector('.panel') as HTMLElement);
  // A status that comes with its text is not heard (WCAG 2.2, 4.1.3).
  requestAnimationFrame(() => host.isConnected && show(true));
}

function notice(locale: string, isHeard: boolean, leave: () => void): TemplateResult {
  return html`<div class="panel surface bottom" part="panel" popover="manual" role="region" aria-labelledby="text" lang=${locale} dir=${directionOf(locale)}>
    <div class="text">
      <p class="description" part="description" id="text" role="status">
        ${isHeard ? msg('What you switched off may go on here until this page is loaded again.', { id: 'consent.still-running' }) : nothing}
      </p>
    </div>
    <div class="actions" part="actions">
      <div class="answers">
        <button type="button" class="button" part="button" data-consent-action="reload" @click=${() => location.reload()}>${msg('Load again', { id: 'consent.reload' })}</button>
        <button type="button" class="button" part="button" data-consent-action="close" @click=${leave}>${msg('Not now', { id: 'consent.not-now' })}</button>
      </div>
    </div>
  </div>`;
}
