import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from '../base/lit.js';
import { findPreset } from '../../data/services/load-services.js';
import { purposes } from '../../data/services/purposes.js';
import type { CookieDetails, Policy, Service } from '../../core/policy/policy.js';
import type { ConsentStore } from '../../core/store.js';
import { retention } from '../texts/amounts.js';
import { sentences } from '../texts/formats.js';
import { ownService, ownStorage } from './own-storage.js';
import { providerOf, type Provider } from './provider.js';
import { labelled, pick } from '../texts/words.js';

/** A service as its visitors read of it in the tables. */
export interface ServiceWords extends Provider {
  readonly purpose: string;
  readonly cookies: readonly (Omit<CookieDetails, 'purpose'> & { readonly purpose: string })[];
}

/** The policy's own words, the catalogue's where the policy has none. The catalogue must have been asked: `loadPresets`. */
export function describe(
  service: Service,
  store: Pick<ConsentStore, 'policy' | 'state' | 'marketOf'>,
  locale: string,
): ServiceWords {
  const isOwnService = service.id === ownService.id;
  const preset = isOwnService
    ? { ...ownService, cookies: ownStorage(store) }
    : findPreset(service.id);
  const own = service.cookies?.map((cookie) => ({
    ...cookie,
    purpose: pick(cookie.purpose, locale) ?? '',
  }));
  return {
    ...providerOf(
      isOwnService ? { label: ownService.label, ...runBySite(store.policy), ...service } : service,
      store,
      locale,
    ),
    purpose:
      pick(service.description, locale) ??
      sentences(locale, ...(preset?.purposes.map((purpose) => purposes[purpose]()) ?? [])),
    cookies:
      own ??
      preset?.cookies.map((cookie) => ({ ...cookie, purpose: purposes[cookie.purpose]() })) ??
      [],
  };
}

function runBySite({ controller }: Policy): { readonly provider?: string } {
  return controller?.name === undefined ? {} : { provider: controller.name };
}

/** The provider of a service and a link to its privacy policy. */
export function providerLine({
  provider,
  country,
  privacyUrl,
  label,
}: ServiceWords): TemplateResult | typeof nothing {
  if (provider === undefined && privacyUrl === undefined) return nothing;
  return html`<p class="quiet">
    ${provider === undefined ? nothing : providedBy(provider, country)}
    ${
      privacyUrl === undefined
        ? nothing
        : html` · <a href=${privacyUrl} target="_blank" rel="noopener noreferrer" aria-label=${labelled(privacyPolicy(), label)}
            >${privacyPolicy()}</a
          >`
    }
  </p>`;
}

const privacyPolicy = () => msg('Privacy policy', { id: 'service.privacy-policy' });

/** The sentence of the language, cut where the name goes: browsers must not translate a name. */
function providedBy(provider: string, country: string | undefined): TemplateResult {
  const name = '\0';
  const text =
    country === undefined
      ? msg(str`Provider: ${name}`, { id: 'service.provided-by' })
      : msg(str`Provider: ${name}, ${country}`, { id: 'service.provided-from' });
  const [before = '', after = ''] = text.split(name);
  return html`${before}<span translate="no">${provider}</span>${after}`;
}

/** @param above the text directly above: an equal purpose of a single cookie is not repeated */
export function cookieTable(
  { cookies, label }: ServiceWords,
  locale: string,
  above?: string,
): TemplateResult {
  if (cookies.length === 0)
    return html`<p class="quiet">${msg('No cookies are listed for this service.', { id: 'service.no-cookies' })}</p>`;
  const name = msg('Name', { id: 'table.name' });
  const purpose = msg('Purpose', { id: 'table.purpose' });
  const isRepeated = cookies.length === 1 && cookies[0]?.purpose === above;
  const duration = msg('Duration', { id: 'table.retention' });
  return html`<table part="table" role="table" aria-label=${labelled(msg('Cookies', { id: 'table.cookies' }), label)}>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">${name}</th>
        ${isRepeated ? nothing : html`<th role="columnheader" scope="col">${purpose}</th>`}
        <th role="columnheader" scope="col">${duration}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${cookies.map(
        (cookie) =>
          html`<tr role="row">
            <td role="cell" ><code translate="no" dir="ltr">${cookie.name}</code></td>
            ${isRepeated ? nothing : html`<td role="cell" data-label=${labelled(purpose, '')}>${cookie.purpose}</td>`}
            <td role="cell" data-label=${labelled(duration, '')}>${retention(cookie, locale)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
