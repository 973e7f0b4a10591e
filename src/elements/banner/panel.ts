import { msg, str } from '@lit/localize';
import { isImpliedGrant } from '../../core/jurisdiction.js';
import type { Category } from '../../core/policy/policy.js';
import type { ConsentStore } from '../../core/store.js';
import { page } from '../../page/trusted-dom.js';
import { policyLink } from '../base/page-link.js';
import { directionOf, type ViewModel } from '../base/view-model.js';
import { sentences } from '../texts/formats.js';
import { purposes } from '../texts/purposes.js';
import { acceptAll, cookiePolicy, privacyChoices, rejectAll } from '../texts/words.js';

/** The members of the banner that its views use. */
export interface BannerHost extends HTMLElement {
  readonly modal: boolean;
  readonly position: string | null;
  readonly headingLevel: string | null;
  readonly hide: () => void;
  readonly show: () => Promise<void>;
}

/** The banner's element, and what writes its words, again whenever they may be others. */
export interface BannerPanel {
  readonly panel: HTMLElement;
  readonly write: (model: ViewModel<BannerHost>) => void;
}

/** Built by hand: who answers on the first layer, as most do, should not have fetched Lit. */
export function buildPanel(isModal: boolean, position: string): BannerPanel {
  const title = slot('heading');
  const text = slot('description');
  const more = slot('links');
  const heading = element(
    'div',
    { class: 'heading', part: 'heading', id: 'heading', role: 'heading', tabindex: '-1' },
    title,
  );
  heading.autofocus = isModal;
  const links = element('div', { class: 'links', part: 'links' }, more);
  const answers = [
    answer('reject-all', 'solid'),
    answer('accept-all', 'solid'),
    answer('open-preferences'),
  ];
  const kind = isModal ? {} : { popover: 'manual', role: 'region' };
  const panel = element(
    isModal ? 'dialog' : 'div',
    { class: `panel surface ${position}`, part: 'panel', 'aria-labelledby': 'heading', ...kind },
    element(
      'div',
      { class: 'frame' },
      element(
        'div',
        { class: 'text' },
        heading,
        element('p', { class: 'description', part: 'description' }, text),
        links,
      ),
      element(
        'div',
        { class: 'foot' },
        element(
          'div',
          { class: 'actions', part: 'actions' },
          element('div', { class: 'answers wide' }, ...answers),
        ),
      ),
    ),
  );
  const policy = element('a', {});
  const choices = element('button', {
    type: 'button',
    class: 'link',
    'data-consent-action': 'open-preferences',
  });

  const write = ({ host, store, locale }: ViewModel<BannerHost>) => {
    panel.lang = locale;
    panel.dir = directionOf(locale);
    heading.ariaLevel = host.headingLevel ?? '2';
    setText(title, msg('Your cookie choices', { id: 'consent.banner.heading' }));
    setText(text, sentences(locale, whyAgain(store), description(store, locale)));
    const href = policyLink(host, store);
    policy.href = href ?? '';
    setText(policy, href === undefined ? '' : cookiePolicy());
    setText(choices, privacyChoices(store));
    // Empty parts are removed. Parts that stay are not moved, because one may have the focus.
    for (const link of [choices, policy])
      if (link.textContent === '') link.remove();
      else if (!link.parentNode) links.prepend(link);
    const words = [rejectAll(), acceptAll(), msg('Settings', { id: 'consent.settings' })];
    answers.forEach((button, index) => setText(button, words[index] ?? ''));
  };
  return { panel, write };
}

function slot(name: string): HTMLElement {
  return element('slot', { name });
}

function answer(action: string, kind = ''): HTMLElement {
  return element('button', {
    type: 'button',
    class: `button ${kind}`.trim(),
    part: 'button',
    'data-consent-action': action,
  });
}

/** A text that is put in again, though it is the same, would lose what somebody has marked in it. */
function setText(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** Says what is asked for, and apart from it what is done unless the visitor objects: where the law lets a site do so. */
function description({ policy, state, marketOf }: ConsentStore, locale: string): string {
  const market = marketOf();
  const optional = policy.categories.filter((category) => !category.required);
  const isAsked = (category: Category) => !isImpliedGrant(market, category);
  const asked = optional.filter(isAsked);
  const unlessRefused = optional.filter(
    (category) => !isAsked(category) && !(category.gpc && state.signals.gpc),
  );
  const name = policy.controller?.name;
  const who =
    name === undefined
      ? msg('we and third parties', { id: 'consent.banner.we' })
      : msg(str`${name} and third parties`, { id: 'consent.banner.controller' });
  const consent = () =>
    msg(
      str`With your consent, ${who} store and read information on your device for ${purposes(asked, locale)}. You can say no, and you can change your choice or withdraw your consent at any time in the cookie settings.`,
      { id: 'consent.banner.description' },
    );
  const notice = () =>
    msg(
      str`Unless you say no, ${who} store and read information on your device for ${purposes(unlessRefused, locale)}. You can say no at any time.`,
      { id: 'consent.banner.notice' },
    );
  return sentences(locale, asked.length > 0 && consent(), unlessRefused.length > 0 && notice());
}

/** Why someone who has answered before is asked again, in one sentence; nothing for who is asked for the first time. */
function whyAgain({ policy, state, record, lapsed, marketOf }: ConsentStore): string {
  if (!state.needsDecision) return '';
  if (lapsed)
    return msg('You are asked again because your earlier choice has expired.', {
      id: 'consent.again.expired',
    });
  if (!record) return '';
  if (state.status === 'stale')
    return msg('You are asked again because the cookie policy has changed.', {
      id: 'consent.again.changed',
    });
  const before = marketOf(record.market);
  const impliedGrantEnded = policy.categories.some(
    (category) =>
      !category.required &&
      record.choices[category.id] === undefined &&
      isImpliedGrant(before, category),
  );
  return impliedGrantEnded && record.market !== state.market
    ? msg('You are asked again because other rules apply here.', { id: 'consent.again.market' })
    : msg('You are asked again because something new has been added.', {
        id: 'consent.again.added',
      });
}

/** An element with its attributes and children: what a view is built from that does without Lit. */
function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = page.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
