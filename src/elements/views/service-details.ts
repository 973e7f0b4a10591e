import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { presets, type Preset } from '../../catalogue/index.js';
import type { CookieDetails, Policy, Service } from '../../core/policy.js';
import { retention } from './amounts.js';
import { pick } from './words.js';

/** A service as its visitors read of it: the policy's own words, the catalogue's where the policy has none. */
export interface ServiceWords {
  readonly label: string;
  readonly purpose: string;
  readonly provider: string | undefined;
  /** Where the provider is, in words. */
  readonly country: string | undefined;
  readonly privacyUrl: string | undefined;
  readonly cookies: readonly { readonly name: string; readonly purpose: string; readonly retention: CookieDetails['retention'] }[];
}

export function describe(service: Service, policy: Policy, locale: string): ServiceWords {
  const preset: Preset | undefined = Object.hasOwn(presets, service.id) ? presets[service.id] : undefined;
  const own = service.cookies?.map((cookie) => ({ name: cookie.name, purpose: pick(cookie.purpose, locale) ?? '', retention: cookie.retention }));
  return {
    label: pick(service.label, locale) ?? preset?.label ?? service.id,
    purpose: pick(service.description, locale) ?? preset?.purpose() ?? '',
    provider: service.provider ?? preset?.provider ?? (preset ? policy.controller?.name : undefined),
    country: countryName(service.country ?? preset?.country, locale),
    privacyUrl: webAddress(service.privacyUrl ?? preset?.privacyUrl),
    cookies: own ?? preset?.cookies.map((cookie) => ({ name: cookie.name, purpose: cookie.purpose(), retention: cookie.retention })) ?? [],
  };
}

/** Who provides a service, and where they say what they do. */
export function providerLine({ provider, country, privacyUrl, label }: ServiceWords): TemplateResult | typeof nothing {
  if (provider === undefined && privacyUrl === undefined) return nothing;
  return html`<p class="quiet">
    ${provider === undefined ? nothing : html`${msg('Provider', { id: 'service.provider' })}: <span translate="no">${provider}</span>${country === undefined ? nothing : `, ${country}`}`}
    ${privacyUrl === undefined
      ? nothing
      : html` · <a href=${privacyUrl} target="_blank" rel="noopener noreferrer" aria-label="${msg('Privacy policy', { id: 'service.privacy-policy' })}, ${label}"
            >${msg('Privacy policy', { id: 'service.privacy-policy' })}</a
          >`}
  </p>`;
}

export function cookieTable({ cookies, label }: ServiceWords, locale: string): TemplateResult {
  if (cookies.length === 0) return html`<p class="quiet">${msg('No cookies are named for this service.', { id: 'service.no-cookies' })}</p>`;
  const name = msg('Name', { id: 'table.name' });
  const purpose = msg('Purpose', { id: 'table.purpose' });
  const kept = msg('Kept for', { id: 'table.retention' });
  return html`<table part="table" role="table" aria-label="${msg('Cookies', { id: 'table.cookies' })}, ${label}">
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">${name}</th>
        <th role="columnheader" scope="col">${purpose}</th>
        <th role="columnheader" scope="col">${kept}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${cookies.map(
        (cookie) =>
          html`<tr role="row">
            <td role="cell" data-label=${name}><code translate="no">${cookie.name}</code></td>
            <td role="cell" data-label=${purpose}>${cookie.purpose}</td>
            <td role="cell" data-label=${kept}>${retention(cookie.retention, locale)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function countryName(code: string | undefined, locale: string): string | undefined {
  return code !== undefined && /^[A-Z]{2}$/.test(code) ? new Intl.DisplayNames(locale, { type: 'region' }).of(code) : undefined;
}

/** Policies come from JSON: an address in one may be anything. */
function webAddress(value: string | undefined): string | undefined {
  return value !== undefined && /^https?:\/\//i.test(value) ? value : undefined;
}
