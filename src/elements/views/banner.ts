import type { ConsentStore } from '../../core/store.js';
import type { Language } from '../../language.js';
import { speak } from '../../localization.js';
import { report } from '../../report.js';
import type { CookieBanner } from '../banner.js';
import { tokens } from '../tokens.styles.js';
import type { View } from '../view.js';
import { announceAnswers } from './announcer.js';
import { answersStyles } from './answers.styles.js';
import { buildPanel } from './banner-panel.js';
import { bannerStyles } from './banner.styles.js';
import { keepFocusClear } from './clear-focus.js';
import { auditInDevelopment } from './development.js';
import { freeOfPage } from './free-of-page.js';
import { keepScrollRoom } from './scroll-room.js';
import { TopLayer } from './top-layer.js';
import { leaveUnseen } from './unseen-dialog.js';
import { adopt, followLanguage, type ViewModel } from './view-model.js';

type Model = ViewModel<CookieBanner>;

const positions = ['bottom', 'top', 'bottom-start', 'bottom-end', 'center'];

/** Puts the first layer on the screen. */
export function openBanner(host: CookieBanner, store: ConsentStore, language: Language): View {
  const root = host.shadowRoot as ShadowRoot;
  const model: Model = { host, store, ...language };
  const isModal = host.modal;
  const position = positionOf(host);
  const { panel, write } = buildPanel(isModal, isModal ? 'center' : position);
  const update = () => speak(model.words, () => write(model));
  adopt(root, tokens, answersStyles, bannerStyles);
  announceAnswers(model);
  update();
  root.append(panel);
  freeOfPage(panel);
  const unfollow = followLanguage(model, update);
  const leave = enter(panel, host, isModal);
  auditInDevelopment(host);
  return {
    update() {
      if (host.modal === isModal && positionOf(host) === position) update();
      else reopen(host);
    },
    close() {
      unfollow();
      leave();
      panel.remove();
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
  const layer = new TopLayer(dialog);
  const stopLooking = leaveUnseen(dialog, hide);
  const dismiss = () => void (dialog.open || layer.isAway || hide());
  dialog.addEventListener('close', dismiss);
  return () => {
    stopLooking();
    layer.leave();
    dialog.removeEventListener('close', dismiss);
    dialog.close();
  };
}

function positionOf({ position }: CookieBanner): string {
  if (position === null || positions.includes(position)) return position ?? 'bottom';
  report(['position', position]);
  return 'bottom';
}
