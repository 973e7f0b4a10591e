import { astroClientRouter, bundleModule, packageFile } from './packages.js';
import type { PageParts } from './visitor.js';

/** A router from its released package, on a page that it did not build. */
export interface Router {
  readonly name: string;
  readonly parts: () => Promise<PageParts>;
  /** Puts a link where the router follows it. */
  readonly around?: (link: string) => string;
}

export const script = (address: string, attributes = '') =>
  `<script ${attributes} src="${address}"></script>`;
const turbo = async () =>
  script(await packageFile('@hotwired/turbo/dist/turbo.es2017-esm.js'), 'type="module"');
const htmx = async () => script(await packageFile('htmx.org/dist/htmx.min.js'));
const around = (link: string) => `<div hx-boost="true">${link}</div>`;

/** Routers that swap the page when a link is clicked, and when the visitor goes back. */
export const routers: readonly Router[] = [
  { name: 'Turbo Drive', parts: async () => ({ head: await turbo() }) },
  {
    name: 'Turbo Drive with view transitions',
    parts: async () => ({
      head: `<meta name="view-transition" content="same-origin">${await turbo()}`,
    }),
  },
  { name: 'Astro ClientRouter', parts: async () => ({ head: await astroClientRouter() }) },
  {
    name: 'Astro ClientRouter with a persistent banner',
    parts: async () => ({
      head: await astroClientRouter(),
      banner: '<cookie-banner data-astro-transition-persist="banner"></cookie-banner>',
    }),
  },
  { name: 'htmx boost', parts: async () => ({ head: await htmx() }), around },
  {
    name: 'htmx boost with view transitions',
    parts: async () => ({
      head: `<meta name="htmx-config" content='{"globalViewTransitions":true}'>${await htmx()}`,
    }),
    around,
  },
  {
    name: 'Unpoly',
    parts: async () => ({
      head: `${script(await packageFile('unpoly/unpoly.min.js'))}<script>up.link.config.followSelectors.push('#next'); up.fragment.config.mainTargets.unshift('main')</script>`,
    }),
  },
  {
    name: 'Swup',
    parts: async () => ({
      head: script(
        await bundleModule(
          `import Swup from 'swup'; new Swup({ containers: ['main'], animationSelector: false });`,
        ),
        'type="module"',
      ),
    }),
  },
];
