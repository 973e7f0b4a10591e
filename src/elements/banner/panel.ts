import { msg } from '@lit/localize';
import type { CookieBanner } from './banner.js';
import { description } from './description.js';
import { element } from '../base/make-element.js';
import { sentences } from '../texts/formats.js';
import { policyLink } from '../base/page-link.js';
import { directionOf, type ViewModel } from '../base/view-model.js';
import { whyAgain } from './why-again.js';
import { acceptAll, cookiePolicy, privacyChoices, rejectAll } from '../texts/words.js';

/** The banner's element, and what writes its words, again whenever they may be others. */
export interface BannerPanel {
  readonly panel: HTMLElement;
  readonly write: (model: ViewModel<CookieBanner>) => void;
}

/** Built by hand: who answers on the first layer, as most do, should not have fetched Lit. */
export function buildPanel(isModal: boolean, position: string): BannerPanel {
  const title = slot('heading');
  const text = slot('description');
  const more = slot('links');
  const heading = element('div', { class: 'heading', part: 'heading', id: 'heading', role: 'heading', tabindex: '-1' }, title);
  heading.autofocus = isModal;
  const links = element('div', { class: 'links', part: 'links' }, more);
  const answers = [answer('reject-all', 'solid'), answer('accept-all', 'solid'), answer('open-preferences')];
  const kind = isModal ? {} : { popover: 'manual', role: 'region' };
  const panel = element(
    isModal ? 'dialog' : 'div',
    { class: `panel surface ${position}`, part: 'panel', 'aria-labelledby': 'heading', ...kind },
    element(
      'div',
      { class: 'frame' },
      element('div', { class: 'text' }, heading, element('p', { class: 'description', part: 'description' }, text), links),
      element('div', { class: 'foot' }, element('div', { class: 'actions', part: 'actions' }, element('div', { class: 'answers wide' }, ...answers))),
    ),
  );
  const policy = element('a', {});
  const choices = element('button', { type: 'button', class: 'link', 'data-consent-action': 'open-preferences' });

  const write = ({ host, store, locale }: ViewModel<CookieBanner>) => {
    panel.lang = locale;
    panel.dir = directionOf(locale);
    heading.ariaLevel = host.headingLevel ?? '2';
    say(title, msg('Your cookie choices', { id: 'consent.banner.heading' }));
    say(text, sentences(locale, whyAgain(store), description(store, locale)));
    const href = policyLink(host, store);
    policy.href = href ?? '';
    say(policy, href === undefined ? '' : cookiePolicy());
    say(choices, privacyChoices(store));
    // What says nothing is not there. What stays is not moved: it may have the focus.
    for (const link of [choices, policy]) if (link.textContent === '') link.remove();
      else if (!link.parentNode) links.prepend(link);
    const words = [rejectAll(), acceptAll(), msg('Settings', { id: 'consent.settings' })];
    answers.forEach((button, index) => say(button, words[index] ?? ''));
  };
  return { panel, write };
}

function slot(name: string): HTMLElement {
  return element('slot', { name });
}

function answer(action: string, kind = ''): HTMLElement {
  return element('button', { type: 'button', class: `button ${kind}`.trim(), part: 'button', 'data-consent-action': action });
}

/** A text that is put in again, though it is the same, would lose what somebody has marked in it. */
function say(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
