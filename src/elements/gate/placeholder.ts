import { msg, str } from '@lit/localize';
import {
  type Category,
  findCategory,
  findService,
  isFollowing,
  type Policy,
} from '../../core/policy/policy.js';
import type { Requirement } from '../../core/requirement.js';
import type { ConsentStore } from '../../core/store.js';
import { report } from '../../diagnostics/report.js';
import type { Language } from '../../localization/language.js';
import { page } from '../../page/trusted-dom.js';
import { answersStyles } from '../base/answers.styles.js';
import { draw } from '../base/draw.js';
import { guardAnswers } from '../base/guard-answers.js';
import { html, nothing, type TemplateResult } from '../base/lit.js';
import { tokens } from '../base/tokens.styles.js';
import { adopt, directionOf, redrawOnLanguageChange, type ViewModel } from '../base/view-model.js';
import type { View } from '../base/view.js';
import { whenIdle } from '../base/when-idle.js';
import { announceAnswers } from '../overlay/announcer.js';
import { type Provider, providerOf } from '../services/provider.js';
import { categoryLabel } from '../texts/categories.js';
import { listOf } from '../texts/formats.js';
import { purposes } from '../texts/purposes.js';
import { cookieSettings, labelled } from '../texts/words.js';
import { drawNoMore, drawSoon } from './placeholder-queue.js';
import { placeholderStyles } from './placeholder.styles.js';

/** What the placeholder reads of its gate. */
interface GateHost extends HTMLElement {
  readonly src: string | null;
  readonly label: string | null;
  readonly poster: string | null;
  readonly answers: string | null;
  readonly isEmpty: boolean;
  whenInspected(): Promise<boolean>;
}

interface Model extends ViewModel<GateHost> {
  readonly requirement: Requirement;
}

/**
 * Renders what a closed gate shows, when its turn comes: what is held back, what happens if it comes, and the answers.
 *
 * @param guarded reports what fails, instead of throwing
 */
export function drawPlaceholder(
  host: GateHost,
  target: HTMLElement,
  store: ConsentStore,
  language: Language,
  requirement: Requirement,
  guarded: (run: () => void) => void,
): View {
  const model: Model = { host, store, requirement, ...language };
  let drawn = false;
  const redraw = () =>
    draw(model, target, () => html`<slot name="placeholder">${placeholder(model)}</slot>`);
  const update = () => drawn && guarded(redraw);
  drawSoon(host, () =>
    guarded(() => {
      const fallback = target.querySelector(':scope > slot:not([name])');
      adopt(host.shadowRoot as ShadowRoot, tokens, answersStyles, placeholderStyles);
      announceAnswers(model);
      guardAnswers(host);
      redraw();
      drawn = true;
      // The author's fallback stood here alone until now; from now on it has its place in the placeholder.
      fallback?.remove();
    }),
  );
  const unsubscribe = redrawOnLanguageChange(model, update);
  return {
    update,
    close() {
      unsubscribe();
      drawNoMore(host);
    },
  };
}

function placeholder(model: Model): TemplateResult {
  const { host, store, locale, requirement } = model;
  const service =
    requirement.service === undefined ? undefined : findService(store.policy, requirement.service);
  const words = service && providerOf(service, store, locale);
  const title =
    host.label ?? words?.label ?? msg('Content from another site', { id: 'gate.title' });
  const canAnswer = requirement.mistake === undefined && !store.denied;
  const picture = localPicture(host);
  return html`<div class="box surface here" part="placeholder" role="group" aria-label=${msg(str`Not shown: ${title}`, { id: 'gate.held-back' })} lang=${locale} dir=${directionOf(locale)}>
    ${picture === undefined ? nothing : html`<img class="poster" src=${picture} alt="" />`}
    <p class="heading" part="heading">${title}</p>
    ${canAnswer ? html`<p class="description" part="description"><slot name="description">${explanation(model, words)}</slot></p>` : nothing}
    ${canAnswer && !isEmpty(host, title) ? buttons(model, words, title) : nothing}
    <div class="links" part="links" data-address=${host.querySelector(':scope > a[href]') ? nothing : (host.src ?? nothing)}>
      ${store.denied ? nothing : html`<button type="button" class="link" data-consent-action="open-preferences">${cookieSettings()}</button>`}
      ${
        words?.privacyUrl === undefined
          ? nothing
          : html`<a href=${words.privacyUrl} target="_blank" rel="noopener noreferrer">${msg(str`${words.label} privacy policy`, { id: 'gate.privacy-policy' })}</a>`
      }
      <slot></slot>
    </div>
  </div>`;
}

/** An answer must do something. */
function isEmpty(host: GateHost, title: string): boolean {
  if (host.isEmpty) void reportEmpty(host, title);
  return host.isEmpty;
}

/** A framework may fill the gate after it has put it into the page. */
async function reportEmpty(host: GateHost, title: string): Promise<void> {
  await whenQuiet();
  if (!(await host.whenInspected()) && host.isEmpty && host.isConnected)
    report(['gate-empty', title], host);
}

function explanation(
  { host, requirement, store, locale }: Model,
  words: Provider | undefined,
): string {
  const used = purposes(categoriesOf(store.policy, requirement), locale);
  const sender = words?.provider ?? words?.label ?? hostOf(host.src);
  return sender === undefined
    ? msg(
        str`This content comes from another site. If you choose to show it, that site gets your IP address and may store cookies. Used for: ${used}.`,
        { id: 'gate.description.unnamed' },
      )
    : msg(
        str`This content comes from ${sender}. If you choose to show it, ${sender} gets your IP address and may store cookies. Used for: ${used}.`,
        { id: 'gate.description' },
      );
}

function buttons(
  { host, requirement, store, locale }: Model,
  words: Provider | undefined,
  title: string,
): TemplateResult {
  const offered = offeredAnswers(host, store, requirement);
  const categories = categoriesOf(store.policy, requirement).map((category) =>
    categoryLabel(category, locale),
  );
  const list = listOf(categories, locale);
  const allowCategory = () =>
    categories.length > 1
      ? msg(str`Allow these categories: ${list}`, { id: 'gate.show-categories' })
      : msg(str`Allow the whole category: ${list}`, { id: 'gate.show-category' });
  return html`<div class="actions" part="actions">
    <div class="answers">
      ${offered.includes('once') ? button('allow-once', msg('Show once', { id: 'gate.show-once' }), title) : nothing}
      ${offered.includes('service') && words ? button('allow-service', msg(str`Always show ${words.label}`, { id: 'gate.show-service' }), title) : nothing}
      ${offered.includes('category') ? button('allow-category', allowCategory(), title) : nothing}
    </div>
  </div>`;
}

/** Many gates on a page have the same buttons: what each is about belongs to its name. */
function button(action: string, text: string, title: string): TemplateResult {
  return html`<button type="button" class="button" part="button" data-consent-action=${action} aria-label=${labelled(text, title)}>${text}</button>`;
}

function categoriesOf(policy: Policy, requirement: Requirement): Category[] {
  return requirement.covered.flatMap((id) => findCategory(policy, id) ?? []);
}

function hostOf(src: string | null): string | undefined {
  return src !== null && URL.canParse(src) ? new URL(src).hostname : undefined;
}

const known = ['once', 'service', 'category'];

/**
 * The answers a gate offers: as its author asks, else once and always this service. Where another tool is followed, what
 * lasts is answered there. Of a gate that needs another category too, the service's grant alone would open nothing.
 */
export function offeredAnswers(
  gate: GateHost,
  { policy, state }: ConsentStore,
  { service, categories }: Requirement,
): readonly string[] {
  const wished = gate.answers?.split(/\s+/).filter(Boolean) ?? ['once', 'service'];
  const unknown = wished.find((answer) => !known.includes(answer));
  if (unknown !== undefined) report(['answers', gate.answers ?? '', unknown], gate);
  if (isFollowing(policy)) return wished.filter((answer) => answer === 'once');
  const opensByService = service !== undefined && categories.every((id) => state.categories[id]);
  return opensByService ? wished : wished.filter((answer) => answer !== 'service');
}

/** The gate's poster, if it comes from this site: a request to another site would reveal the visit. */
export function localPicture(gate: GateHost): string | undefined {
  const { poster } = gate;
  if (!poster?.trim()) return undefined;
  const url = URL.canParse(poster, page.baseURI) ? new URL(poster, page.baseURI) : undefined;
  if (url?.origin === location.origin) return url.href;
  report(['poster', poster], gate);
  return undefined;
}

/** Resolves when the page has loaded and the browser has nothing else to do: by then frameworks have drawn what they had. */
export async function whenQuiet(): Promise<void> {
  if (page.readyState !== 'complete')
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  await new Promise<unknown>(whenIdle);
}
