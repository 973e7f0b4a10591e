import { msg, str } from '@lit/localize';
import { html, live, nothing, type TemplateResult } from '../base/lit.js';
import type { Category, Service } from '../../core/policy/policy.js';
import type { Choices } from '../../core/record.js';
import type { ConsentStore } from '../../core/store.js';
import type { Language } from '../../localization/language.js';
import { tokens } from '../base/tokens.styles.js';
import type { View } from '../base/view.js';
import { guardAnswers } from '../base/guard-answers.js';
import { announceAnswers } from '../overlay/announcer.js';
import { answersStyles } from '../base/answers.styles.js';
import { categoriesStyles } from './categories.styles.js';
import { categoryDescription, categoryLabel } from '../texts/categories.js';
import { deepActiveElement } from '../overlay/focus-clearance.js';
import { decidedIn } from '../texts/decided.js';
import { auditInDevelopment } from '../audit/development.js';
import { Draft } from './draft.js';
import { draw } from '../base/draw.js';
import { resetPageEffects } from '../base/reset-page-effects.js';
import { closeWhenInvisible } from '../overlay/invisible-dialog.js';
import { adopt, directionOf, redrawOnLanguageChange, type ViewModel } from '../base/view-model.js';
import { servicesToDeclare } from '../services/own-storage.js';
import { policyLink } from '../base/page-link.js';
import { receiptButton } from './receipt.js';
import { preferencesStyles } from './preferences.styles.js';
import { clearingWords } from './clearing-texts.js';
import {
  acceptAll,
  alwaysOn,
  choiceSaved,
  cookiePolicy,
  cookieSettings,
  isSignalHonored,
  labelled,
  rejectAll,
  saveChoices,
} from '../texts/words.js';
import { separateAnswers } from './separate-answers.js';
import { cookieTable, describe, providerLine } from '../services/service-details.js';
import { switchStyles } from './switch.styles.js';
import { tableStyles } from '../services/table.styles.js';
import { page } from '../../page/trusted-dom.js';

/** What the views read of the preferences. */
export interface PreferencesHost extends HTMLElement {
  readonly inline: boolean;
  readonly headingLevel: string | null;
  opener: Element | undefined;
  readonly close: () => void;
}

export interface PreferencesView extends View {
  /** What is switched on and off, as `store.save` takes it. */
  answers(): Choices;
  /** Brings them into view and gives them the focus, where they are in the page. @returns `false` where the visitor does not see them */
  focus(): unknown;
}

interface Model extends ViewModel<PreferencesHost> {
  readonly draft: Draft;
  readonly redraw: () => void;
  /** Whether an answer was given here: an inline view stays visible and must confirm it. */
  wasAnswered: boolean;
}

/** Puts the second layer on the screen: a modal dialog, or a part of the page. An update forgets what was not saved. */
export function openPreferences(
  host: PreferencesHost,
  store: ConsentStore,
  language: Language,
): PreferencesView {
  const root = host.shadowRoot as ShadowRoot;
  const draft = new Draft(store.policy, () => store.state);
  const redraw = () => draw(model, root, () => panel(model));
  const model: Model = { host, store, ...language, draft, redraw, wasAnswered: false };
  adopt(
    root,
    tokens,
    tableStyles,
    answersStyles,
    preferencesStyles,
    categoriesStyles,
    switchStyles,
  );
  announceAnswers(model);
  guardAnswers(host, true);
  redraw();
  const unsubscribe = redrawOnLanguageChange(model, redraw);
  store.addEventListener('consent-clear', redraw);
  resetPageEffects(root.querySelector('.panel') as HTMLElement);
  const dialog = root.querySelector('dialog');
  let leave = dialog ? enter(dialog, host) : () => undefined;
  // Before the answer is handled, which draws anew.
  const onClick = ({ target }: Event) =>
    void (model.wasAnswered = (target as Element).closest('.answers') !== null);
  root.addEventListener('click', onClick, true);
  auditInDevelopment(host);
  return {
    update() {
      const hadFocus = root.activeElement !== null;
      draft.forget();
      redraw();
      // What was pressed may be gone with what it took back.
      if (hadFocus && !root.activeElement) root.getElementById('heading')?.focus();
    },
    moved() {
      leave();
      if (dialog) leave = enter(dialog, host);
    },
    close() {
      unsubscribe();
      store.removeEventListener('consent-clear', redraw);
      root.removeEventListener('click', onClick, true);
      leave();
      draw(model, root, () => html``);
    },
    answers: () => draft.answers(),
    focus() {
      const heading = root.querySelector<HTMLElement>('.heading');
      return !host.inline || !heading || focusIfVisible(heading);
    },
  };
}

/** Scrolls to an element, looks whether it is really on the screen, and gives it the focus. */
function focusIfVisible(heading: HTMLElement): boolean {
  heading.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = heading.getBoundingClientRect();
  const isSeen =
    heading.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    heading.contains(
      (heading.getRootNode() as ShadowRoot).elementFromPoint(
        left + Math.min(width, 40) / 2,
        top + height / 2,
      ),
    );
  if (isSeen) heading.focus({ preventScroll: true });
  return isSeen;
}

function enter(dialog: HTMLDialogElement, host: PreferencesHost): () => void {
  const active = host.opener ?? deepActiveElement();
  const opener = active instanceof HTMLElement && active !== page.body ? active : undefined;
  host.opener = undefined;
  dialog.showModal();
  const stopLooking = closeWhenInvisible(dialog, host.close);
  dialog.addEventListener('close', host.close);
  return () => {
    stopLooking();
    dialog.removeEventListener('close', host.close);
    dialog.close();
    // The dialog goes with its view; Firefox does not find its way back into another shadow root by itself.
    if (opener?.isConnected) opener.focus({ preventScroll: true });
  };
}

function panel(model: Model): TemplateResult {
  const { host, locale } = model;
  const direction = directionOf(locale);
  if (host.inline) {
    return html`<section class="panel surface here inline" part="panel" aria-labelledby="heading" lang=${locale} dir=${direction}>
      <div class="frame">
        <div class="head">${heading(model)}</div>
        ${body(model)}${actions(model)}
      </div>
    </section>`;
  }
  return html`<dialog class="panel surface" part="panel" aria-labelledby="heading" lang=${locale} dir=${direction}>
    <div class="frame">
      <div class="head">${heading(model)}${closeButton()}</div>
      ${body(model)}${actions(model)}
    </div>
  </dialog>`;
}

/** The heading takes the focus when the dialog opens: no answer is a keystroke nearer than another. */
function heading({ host }: Model): TemplateResult {
  return html`<div class="heading" part="heading" id="heading" role="heading" aria-level=${host.headingLevel ?? '2'} tabindex="-1" ?autofocus=${!host.inline}>
    ${cookieSettings()}
  </div>`;
}

function closeButton(): TemplateResult {
  return html`<button type="button" class="close" part="close" data-consent-action="close" aria-label=${msg('Close', { id: 'consent.close' })}>
    <svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><path d="m4 4 12 12M16 4 4 16" /></svg>
  </button>`;
}

function body(model: Model): TemplateResult {
  const { host, store, locale } = model;
  const link = policyLink(host, store);
  return html`<div class="body">
    <p part="description">
      ${msg('Choose what this site may store and read on your device. What is off stays off until you switch it on.', { id: 'consent.preferences.description' })}
      ${link === undefined ? nothing : html`<a href=${link}>${cookiePolicy()}</a>`}
    </p>
    ${notices(model)} ${separateAnswers(model)}
    <ul class="categories" role="list">
      ${store.policy.categories.map((category) => categoryItem(model, category, locale))}
    </ul>
  </div>`;
}

function notices({ store, locale }: Model): (TemplateResult | typeof nothing)[] {
  const { state } = store;
  const decided = decidedIn(state, locale);
  return [
    isSignalHonored(store)
      ? notice(
          html`<strong>${msg('Opt-out request honored.', { id: 'consent.opt-out-honoured' })}</strong> ${msg('Your browser sends the Global Privacy Control signal, and this site follows it: what it covers is off unless you switch it on here.', { id: 'consent.gpc-honoured' })}`,
        )
      : nothing,
    state.status !== 'undecided' && !state.persisted
      ? notice(
          msg('Your browser does not keep your choice: it applies to this page only.', {
            id: 'consent.not-kept',
          }),
        )
      : nothing,
    ...clearingWords(store, locale).map(notice),
    decided === undefined
      ? nothing
      : html`<p class="quiet" data-varies>${decided} ${receiptButton(store)}</p>`,
  ];
}

function notice(text: string | TemplateResult): TemplateResult {
  return html`<p class="notice">${text}</p>`;
}

/** A group named by its category: who tabs into the switch of a service hears what it belongs to. */
function categoryItem(model: Model, category: Category, locale: string): TemplateResult {
  const services = servicesToDeclare(model.store.policy, category);
  return html`<li>
    <div class="category" part="category" role="group" aria-labelledby="name-${category.id}">
      <div class="row">
        ${
          category.required
            ? html`<span class="name" id="name-${category.id}">${categoryLabel(category, locale)}</span><span class="quiet">${alwaysOn()}</span>`
            : toggle(model, category.id, categoryLabel(category, locale), 'name')
        }
        <p class="quiet" id="about-${category.id}">${categoryDescription(category, locale)}</p>
      </div>
      ${
        services.length === 0
          ? nothing
          : html`<details>
            <summary aria-label=${labelled(disclosure(services), categoryLabel(category, locale))}>${disclosure(services)}</summary>
            <ul class="services" role="list">
              ${services.map((service) => serviceItem(model, service, category))}
            </ul>
          </details>`
      }
    </div>
  </li>`;
}

function disclosure(services: readonly Service[]): string {
  return msg(str`Services (${services.length}) and their cookies`, {
    id: 'consent.services-and-cookies',
  });
}

function serviceItem(model: Model, service: Service, category: Category): TemplateResult {
  const words = describe(service, model.store, model.locale);
  return html`<li class="service" part="service">
    <div class="row">
      ${model.draft.hasOwnSwitch(service, category) ? toggle(model, service.id, words.label, 'name') : html`<span class="name" translate="no">${words.label}</span>`}
      <p class="quiet" id="about-${service.id}">${words.purpose}</p>
    </div>
    ${providerLine(words)}${cookieTable(words, model.locale, words.purpose)}
  </li>`;
}

function toggle(model: Model, id: string, label: string, style: string): TemplateResult {
  const { draft, redraw } = model;
  const onChange = (event: Event) => {
    model.wasAnswered = false;
    draft.set(id, (event.target as HTMLInputElement).checked);
    redraw();
  };
  // The label stands before it for the eye only: after it is where a reader of check boxes looks for one.
  return html`<input type="checkbox" role="switch" part="switch" id="switch-${id}" name=${id} aria-labelledby="name-${id}" aria-describedby="about-${id}" .checked=${live(draft.isOn(id))} @change=${onChange} />
    <label class=${style} id="name-${id}" for="switch-${id}">${label}</label>`;
}

function actions(model: Model): TemplateResult {
  const { host, store } = model;
  return html`<div class="foot">
    ${host.inline && model.wasAnswered && store.state.persisted ? html`<p class="told" data-varies>${choiceSaved()}</p>` : nothing}
    <div class="actions" part="actions">
      <div class="answers wide">
        <button type="button" class="button" part="button" data-consent-action="reject-all">${rejectAll()}</button>
        <button type="button" class="button" part="button" data-consent-action="accept-all">${acceptAll()}</button>
        <button type="button" class="button solid" part="button" data-consent-action="save">${saveChoices()}</button>
      </div>
    </div>
  </div>`;
}
