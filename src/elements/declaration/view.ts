import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from '../base/lit.js';
import { isFollowing, servicesOf, type Category, type Service } from '../../core/policy/policy.js';
import type { ConsentStore } from '../../core/store.js';
import type { Language } from '../../localization/language.js';
import { tokens } from '../base/tokens.styles.js';
import type { View } from '../base/view.js';
import { announceAnswers } from '../overlay/announcer.js';
import { categoryDescription, categoryLabel } from '../texts/categories.js';
import { decidedIn } from '../texts/decided.js';
import { declarationStyles } from './declaration.styles.js';
import { draw } from '../base/draw.js';
import { adopt, directionOf, redrawOnLanguageChange, type ViewModel } from '../base/view-model.js';
import { servicesToDeclare } from '../services/own-storage.js';
import { cookieTable, describe, providerLine } from '../services/service-details.js';
import { tableStyles } from '../services/table.styles.js';
import { allowed, alwaysOn, labelled, notAllowed, withdraw, withdrawAll } from '../texts/words.js';
import { page } from '../../page/trusted-dom.js';

interface DeclarationHost extends HTMLElement {
  readonly headingLevel: string | null;
}

type Model = ViewModel<DeclarationHost>;

/** Renders the tables of the cookie policy, with what the visitor has decided. */
export function drawDeclaration(
  host: DeclarationHost,
  store: ConsentStore,
  language: Language,
): View {
  const root = host.shadowRoot as ShadowRoot;
  const model: Model = { host, store, ...language };
  const update = () => draw(model, root, () => declaration(model));
  adopt(root, tokens, tableStyles, declarationStyles);
  announceAnswers(model);
  update();
  const unsubscribe = redrawOnLanguageChange(model, update);
  const leave = syncFragment(root);
  return {
    update,
    close() {
      unsubscribe();
      leave();
    },
  };
}

/** A link to `#service-matomo` or `#category-statistics` finds its place here, where the browser does not look. @returns what stops it */
function syncFragment(root: ShadowRoot): () => void {
  const sync = () => {
    const id = location.hash.slice(1);
    const place = id && !page.getElementById(id) ? root.getElementById(id) : null;
    place?.scrollIntoView();
    place?.focus({ preventScroll: true });
  };
  addEventListener('hashchange', sync);
  sync();
  return () => removeEventListener('hashchange', sync);
}

function declaration(model: Model): TemplateResult {
  const { store, locale } = model;
  return html`<div class="surface" lang=${locale} dir=${directionOf(locale)}>
    ${decision(model)} ${store.policy.categories.map((category) => section(model, category))}
  </div>`;
}

/** Another tool shows the date of its own decision and withdraws it. A withdrawal here would apply to this page only. */
function decision({ store, locale }: Model): TemplateResult {
  const { state } = store;
  const isFollowed = isFollowing(store.policy);
  const anything =
    !isFollowed &&
    store.policy.categories.some((category) => !category.required && isGrantedIn(store, category));
  return html`<div class="intro">
    ${
      isFollowed && state.decidedAt !== undefined
        ? nothing
        : html`<p part="status">${decidedIn(state, locale) ?? msg('You have not made a choice yet.', { id: 'declaration.undecided' })}</p>`
    }
    ${
      store.denied
        ? nothing
        : html`<div class="actions" part="actions">
          <button type="button" class="button" part="button" data-consent-action="open-preferences">${msg('Change your choice', { id: 'declaration.change' })}</button>
          ${
            anything
              ? html`<button type="button" class="button" part="button" data-consent-action="withdraw-all">${withdrawAll()}</button>`
              : nothing
          }
        </div>`
    }
  </div>`;
}

function isGrantedIn({ policy, state }: ConsentStore, { id }: Category): boolean {
  return (
    state.categories[id] === true ||
    servicesOf(policy, id).some((service) => state.services[service.id])
  );
}

function section(model: Model, category: Category): TemplateResult {
  const { host, store, locale } = model;
  const level = Number(host.headingLevel ?? '2') || 2;
  const services = servicesToDeclare(store.policy, category);
  return html`<section class="category" part="category" aria-labelledby="category-${category.id}">
    <div class="heading" role="heading" aria-level=${level} id="category-${category.id}" tabindex="-1">${categoryLabel(category, locale)}</div>
    <p>${categoryDescription(category, locale)}</p>
    ${services.map((service) => serviceEntry(model, service, category, level + 1))}
    ${services.length === 0 ? html`<p class="quiet">${msg('No services in this category.', { id: 'declaration.no-services' })}</p>` : nothing}
  </section>`;
}

function serviceEntry(
  { store, locale }: Model,
  service: Service,
  category: Category,
  level: number,
): TemplateResult {
  const words = describe(service, store, locale);
  const isGranted = store.state.services[service.id] === true;
  return html`<div class="service" part="service">
    <div class="line">
      <div class="name" role="heading" aria-level=${level} id="service-${service.id}" tabindex="-1" translate="no">${words.label}</div>
      <span class="status" part="status">${category.required ? alwaysOn() : isGranted ? allowed() : notAllowed()}</span>
      ${
        isGranted && !category.required && !store.denied && !isFollowing(store.policy)
          ? html`<button type="button" class="link" data-consent-action="withdraw-service" data-service=${service.id} aria-label=${labelled(withdraw(), words.label)}>${withdraw()}</button>`
          : nothing
      }
    </div>
    <p>${words.purpose}</p>
    ${providerLine(words)}${cookieTable(words, locale)}
  </div>`;
}
