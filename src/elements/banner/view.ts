import type { ConsentStore } from '../../core/store.js';
import type { Language } from '../../localization/language.js';
import { speak } from '../../localization/lit-localize.js';
import { report } from '../../diagnostics/report.js';
import { tokens } from '../base/tokens.styles.js';
import type { View } from '../base/view.js';
import { guardAnswers } from '../base/guard-answers.js';
import { announceAnswers } from '../overlay/announcer.js';
import { answersStyles } from '../base/answers.styles.js';
import { type BannerHost, buildPanel } from './panel.js';
import { bannerStyles } from './banner.styles.js';
import { avoidObscuringFocus } from '../overlay/focus-clearance.js';
import { auditInDevelopment } from '../audit/development.js';
import { resetPageEffects } from '../base/reset-page-effects.js';
import { keepRoomWhenNeeded } from '../overlay/scroll-padding-when-needed.js';
import { TopLayer } from '../overlay/top-layer.js';
import type { enterModal } from './modal.js';
import { adopt, redrawOnLanguageChange, type ViewModel } from '../base/view-model.js';
import { page } from '../../page/trusted-dom.js';

type Model = ViewModel<BannerHost>;

const positions = ['bottom', 'top', 'bottom-start', 'bottom-end', 'center'];

/** Loads what few banners need. @returns what puts the first layer on the screen */
export async function loadBanner(
  host: BannerHost,
  store: ConsentStore,
): Promise<(language: Language) => View> {
  const modal = host.modal ? (await import('./modal.js')).enterModal : undefined;
  return (language) => openBanner(host, store, language, modal);
}

function openBanner(
  host: BannerHost,
  store: ConsentStore,
  language: Language,
  modal?: typeof enterModal,
): View {
  const root = host.shadowRoot as ShadowRoot;
  const model: Model = { host, store, ...language };
  const isModal = modal !== undefined;
  const position = positionOf(host);
  const { panel, write } = buildPanel(isModal, isModal ? 'center' : position);
  const update = () => speak(model.words, () => write(model));
  adopt(root, tokens, answersStyles, bannerStyles);
  announceAnswers(model);
  guardAnswers(host);
  update();
  root.append(panel);
  resetPageEffects(panel);
  const unsubscribe = redrawOnLanguageChange(model, update);
  let leave = enter(panel, host, modal);
  auditInDevelopment(host);
  reportOthers(host);
  return {
    update() {
      if (host.modal === isModal && positionOf(host) === position) update();
      else reopen(host);
    },
    moved() {
      leave();
      leave = enter(panel, host, modal);
    },
    close() {
      unsubscribe();
      leave();
      panel.remove();
    },
  };
}

/** Renders again from the start: a modal banner is another element, and another position needs space elsewhere. */
function reopen(host: BannerHost): void {
  host.hide();
  void host.show();
}

function enter(panel: HTMLElement, host: BannerHost, modal?: typeof enterModal): () => void {
  if (modal) return modal(panel as HTMLDialogElement, host.hide);
  const layer = new TopLayer(panel);
  const position = positionOf(host);
  const makeRoomAgain = keepRoomWhenNeeded(panel, host, position === 'top');
  const stopAvoiding = avoidObscuringFocus(panel, host);
  return () => {
    layer.leave();
    makeRoomAgain();
    stopAvoiding();
  };
}

/** A router that animates keeps two pages at once for a while. */
function reportOthers(host: BannerHost): void {
  setTimeout(() => {
    for (const other of page.querySelectorAll(host.localName))
      if (host.isConnected && other !== host) report(['banner-second', host.localName], other);
  }, 1000);
}

function positionOf({ position }: BannerHost): string {
  if (position === null || positions.includes(position)) return position ?? 'bottom';
  report(['position', position]);
  return 'bottom';
}
