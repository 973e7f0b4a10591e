import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ConsentStore } from '../../core/store.js';
import type { Language } from '../../language.js';
import { report } from '../../report.js';
import type { CookieBanner } from '../banner.js';
import { tokens } from '../tokens.styles.js';
import type { View } from '../view.js';
import { announceAnswers } from './announcer.js';
import { answersStyles } from './answers.styles.js';
import { bannerStyles } from './banner.styles.js';
import { keepFocusClear } from './clear-focus.js';
import { auditInDevelopment } from './development.js';
import { adopt, directionOf, draw, followLanguage, type ViewModel } from './draw.js';
import { policyLink } from './page-link.js';
import { description } from './banner-description.js';
import { keepScrollRoom } from './scroll-room.js';
import { TopLayer } from './top-layer.js';
import { whyAgain } from './why-again.js';
import { acceptAll, cookiePolicy, privacyChoices, rejectAll } from './words.js';

type Model = ViewModel<CookieBanner>;

const positions = ['bottom', 'top', 'bottom-start', 'bottom-end', 'center'];

/** Puts the first layer on the screen. */
export function openBanner(host: CookieBanner, store: ConsentStore, language: Language): View {
  const root = host.shadowRoot as ShadowRoot;
  const model: Model = { host, store, ...language };
  const isModal = host.modal;
  const update = () => draw(model, root, () => banner(model, isModal));
  adopt(root, tokens, answersStyles, bannerStyles);
  announceAnswers(model);
  update();
  const position = positionOf(host);
  const unfollow = followLanguage(model, update);
  const leave = enter(root.querySelector('.panel') as HTMLElement, host, isModal);
  auditInDevelopment(host);
  return {
    update() {
      if (host.modal === isModal && positionOf(host) === position) update();
      else reopen(host);
    },
    close() {
      unfollow();
      leave();
      draw(model, root, () => html``);
    },
  };
}

/** A modal banner is another element, and one that lies elsewhere makes room elsewhere: it begins anew. */
function reopen(host: CookieBanner): void {
  host.hide();
  void host.show();
}

function enter(panel: HTMLElement, host: CookieBanner, isModal: boolean): () => void {
  if (isModal) return enterModal(panel as HTMLDialogElement, host);
  const layer = new TopLayer(panel);
  const position = positionOf(host);
  const makeRoomAgain = position === 'center' ? () => undefined : keepScrollRoom(panel, position === 'top' ? 'top' : 'bottom');
  const stopClearing = keepFocusClear(panel, host);
  return () => {
    layer.leave();
    makeRoomAgain();
    stopClearing();
  };
}

function enterModal(dialog: HTMLDialogElement, { hide }: CookieBanner): () => void {
  dialog.showModal();
  // Filter lists hide the tag, at once or later: an invisible dialog would leave a dead page behind.
  const watch = new ResizeObserver(() => {
    if (!dialog.checkVisibility()) hide();
  });
  watch.observe(dialog);
  dialog.addEventListener('close', hide);
  return () => {
    watch.disconnect();
    dialog.removeEventListener('close', hide);
    dialog.close();
  };
}

function positionOf({ position }: CookieBanner): string {
  if (position === null || positions.includes(position)) return position ?? 'bottom';
  report(['position', position]);
  return 'bottom';
}

function banner(model: Model, isModal: boolean): TemplateResult {
  const { host, locale } = model;
  const shape = `panel surface ${isModal ? 'center' : positionOf(host)}`;
  return isModal
    ? html`<dialog class=${shape} part="panel" aria-labelledby="heading" lang=${locale} dir=${directionOf(locale)}>${content(model)}</dialog>`
    : html`<div class=${shape} part="panel" popover="manual" role="region" aria-labelledby="heading" lang=${locale} dir=${directionOf(locale)}>
        ${content(model)}
      </div>`;
}

function content(model: Model): TemplateResult {
  const { store, locale, host } = model;
  const link = policyLink(host, store);
  return html`<div class="frame">
    <div class="text">
      <div class="heading" part="heading" id="heading" role="heading" aria-level=${host.headingLevel ?? '2'} tabindex="-1" ?autofocus=${host.modal}>
        <slot name="heading">${msg('Your choice about cookies', { id: 'consent.banner.heading' })}</slot>
      </div>
      <p class="description" part="description">
        <slot name="description">${whyAgain(store)} ${description(store, locale)}</slot>
      </p>
      <div class="links" part="links">
        ${link === undefined ? nothing : html`<a href=${link}>${cookiePolicy()}</a>`}${privacyChoices(store)}<slot name="links"></slot>
      </div>
    </div>
    <div class="foot">
      <div class="actions" part="actions">
        <div class="answers wide">
          <button type="button" class="button solid" part="button" data-consent-action="reject-all">${rejectAll()}</button>
          <button type="button" class="button solid" part="button" data-consent-action="accept-all">${acceptAll()}</button>
          <button type="button" class="button" part="button" data-consent-action="open-preferences">${msg('Settings', { id: 'consent.settings' })}</button>
        </div>
      </div>
    </div>
  </div>`;
}
