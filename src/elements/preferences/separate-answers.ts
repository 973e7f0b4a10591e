import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from '../base/lit.js';
import { findCategory, type Service } from '../../core/policy/policy.js';
import type { ConsentStore } from '../../core/store.js';
import { describe } from '../services/service-details.js';
import { allowed, labelled, notAllowed, withdraw } from '../texts/words.js';

/**
 * The services that were answered apart from their category, by a gate or by their own switch, and a way to take each
 * back: whoever allowed one video finds it here without opening every category.
 */
export function separateAnswers({
  store,
  locale,
}: {
  readonly store: ConsentStore;
  readonly locale: string;
}): TemplateResult | typeof nothing {
  const answered = store.policy.services.filter((service) => isAnsweredApart(store, service));
  if (answered.length === 0) return nothing;
  return html`<div class="apart" data-varies>
    <p id="apart">${msg('Your choices for single services:', { id: 'consent.answered-apart' })}</p>
    <ul role="list" aria-labelledby="apart">
      ${answered.map((service) => answer(store, service, describe(service, store, locale).label))}
    </ul>
  </div>`;
}

function answer({ state }: ConsentStore, { id }: Service, label: string): TemplateResult {
  const isGranted = state.services[id] === true;
  return html`<li>
    <span class="name" translate="no">${label}</span> <span class="quiet">${isGranted ? allowed() : notAllowed()}</span>
    ${
      isGranted
        ? html`<button type="button" class="link" data-consent-action="withdraw-service" data-service=${id} aria-label=${labelled(withdraw(), label)}>${withdraw()}</button>`
        : nothing
    }
  </li>`;
}

function isAnsweredApart({ policy, record }: ConsentStore, { id, category }: Service): boolean {
  return (
    record !== undefined &&
    Object.hasOwn(record.choices, id) &&
    findCategory(policy, category)?.required === false
  );
}
