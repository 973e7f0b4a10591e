import type { Service } from '../core/policy.js';
import type { Preset } from './preset.js';

interface Shelf {
  readonly shelf: readonly Preset[];
}

/**
 * Services that sites use together lie on one shelf, which comes as one file: few requests, and nobody pays for all.
 * Files of their own would also bear the vendors' names, which filter lists block (`/matomo.js`). A test holds the ids
 * and the shelves together.
 */
const shelves: readonly (readonly [ids: string, load: () => Promise<Shelf>])[] = [
  ['consent aspnet cloud-portal-affinity big-ip beamer hubspot matomo twentythree linkedin facebook x', () => import('./shelves/built-in.js')],
  ['youtube vimeo spotify soundcloud acast instagram tiktok pinterest', () => import('./shelves/media.js')],
  ['google-maps openstreetmap mapbox google-fonts adobe-fonts', () => import('./shelves/places.js')],
  [
    'hubspot-forms hubspot-chat hubspot-meetings intercom zendesk typeform calendly google-recaptcha ' +
    'friendly-captcha cloudflare-turnstile',
    () => import('./shelves/contact.js'),
  ],
  [
    'google-analytics hotjar clarity mixpanel posthog plausible siteimprove monsido segment vwo ' +
    'app-insights sentry datadog new-relic',
    () => import('./shelves/measuring.js'),
  ],
  [
    'google-ads google-tag-manager linkedin-insight meta-pixel microsoft-ads tiktok-pixel ' +
    'salesforce-pardot mailchimp leadfeeder',
    () => import('./shelves/outreach.js'),
  ],
  ['azure-app-gateway cloudflare stripe cookieyes', () => import('./shelves/servers.js')],
];

const loaded = new Map<string, Preset>();

/**
 * Fetches what the catalogue knows about services; those it does not know are passed over.
 *
 * @param services a policy's, or some of them
 * @returns all that was ever fetched, by id
 * @throws where a file does not arrive; asking again tries again
 */
export async function loadPresets(services: readonly Pick<Service, 'id'>[]): Promise<ReadonlyMap<string, Preset>> {
  const wanted = services.map(({ id }) => id).filter((id) => !loaded.has(id));
  const needed = shelves.filter(([ids]) => ids.split(' ').some((id) => wanted.includes(id)));
  const brought = await Promise.all(needed.map(([, load]) => load()));
  for (const preset of brought.flatMap(({ shelf }) => shelf)) loaded.set(preset.id, preset);
  return loaded;
}

/** What the catalogue knows about a service, if `loadPresets` has fetched it. */
export function findPreset(id: string): Preset | undefined {
  return loaded.get(id);
}
