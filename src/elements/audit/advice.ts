import { nearest } from '../../diagnostics/nearest.js';
import { report } from '../../diagnostics/report.js';
import { page } from '../../page/trusted-dom.js';

/** The actions of our own controls. In the page's markup only the first has an effect. */
const actions = [
  'open-preferences',
  'accept-all',
  'reject-all',
  'save',
  'close',
  'allow-once',
  'allow-service',
  'allow-category',
  'withdraw-service',
  'withdraw-all',
];

/** URLs of pages that forbid frames, and the embed URL to write instead. */
const pages: readonly (readonly [page: RegExp, embed: string])[] = [
  [
    /\/\/(?:(?:www|m|music)\.)?youtube\.com\/watch\?(?:.*&)?v=([\w-]+)/,
    'https://www.youtube-nocookie.com/embed/$1',
  ],
  [
    /\/\/(?:(?:www|m)\.)?youtube\.com\/(?:shorts|live)\/([\w-]+)/,
    'https://www.youtube-nocookie.com/embed/$1',
  ],
  [
    /\/\/(?:(?:www|m)\.)?youtube\.com\/playlist\?list=([\w-]+)/,
    'https://www.youtube-nocookie.com/embed/videoseries?list=$1',
  ],
  [/\/\/youtu\.be\/([\w-]+)/, 'https://www.youtube-nocookie.com/embed/$1'],
  [/\/\/(?:www\.)?vimeo\.com\/(?:.*\/)?(\d+)/, 'https://player.vimeo.com/video/$1'],
  [
    /\/\/(?:www\.)?dailymotion\.com\/video\/(\w+)/,
    'https://geo.dailymotion.com/player.html?video=$1',
  ],
  [/\/\/(?:www\.)?tiktok\.com\/@[^/]+\/video\/(\d+)/, 'https://www.tiktok.com/embed/v2/$1'],
  [
    /\/\/open\.spotify\.com\/(?!embed)(?:intl-\w+\/)?(\w+\/\w+)/,
    'https://open.spotify.com/embed/$1',
  ],
  [/\/\/(?:www\.)?soundcloud\.com\/[^/]+\/[^/]+/, 'https://w.soundcloud.com/player/?url=…'],
  [
    /\/\/(?:www\.)?google\.[a-z.]+\/maps(?!\/embed|\/d\/embed)/,
    'https://www.google.com/maps/embed?pb=…',
  ],
  [/\/\/(?:maps\.app\.)?goo\.gl\//, 'https://www.google.com/maps/embed?pb=…'],
  [
    /\/\/(?:www\.)?instagram\.com\/(p|reel)\/([\w-]+)\/?(?:\?|$)/,
    'https://www.instagram.com/$1/$2/embed/',
  ],
  [/\/\/(?:www\.)?loom\.com\/share\/(\w+)/, 'https://www.loom.com/embed/$1'],
];

/** A page of a TwentyThree site, whose host is the customer's own. */
const twentyThree = /^https:\/\/([^/]+)\/(?:video|secret)\/(\d+)/;

/** A URL that a gate shows in an iframe. */
export interface FramedAddress {
  readonly element: Element;
  readonly attribute: string;
  readonly url: string;
}

/** Reports probable mistakes of the page's author, each once. */
export function advise(addresses: readonly FramedAddress[]): void {
  for (const child of page.querySelectorAll(
    ':is(cookie-banner,cookie-preferences,cookie-declaration)>:not([slot])',
  ))
    reportSwallowed(child.parentElement, child);
  for (const child of page.querySelectorAll('consent-trigger :is(h1,p,a,button,main,footer)'))
    reportSwallowed(child.closest('consent-trigger'), child);
  for (const child of page.querySelectorAll('consent-gate :is(h1,main,footer,cookie-banner)'))
    reportSwallowed(child.closest('consent-gate'), child);
  for (const element of page.querySelectorAll<HTMLElement>('[data-consent-action]'))
    adviseOnAction(element);
  for (const [tag, flag] of [
    ['cookie-banner', 'modal'],
    ['cookie-preferences', 'inline'],
  ] as const) {
    for (const element of page.querySelectorAll(`${tag}[${flag}=false]`))
      report(['flag-false', tag, flag], element);
  }
  for (const address of addresses) adviseOnAddress(address);
}

const swallowing = new WeakSet<Element>();

/** One report for each tag, however much it contains. A script or a template shows nothing. */
function reportSwallowed(tag: Element | null, child: Element): void {
  if (
    !tag ||
    swallowing.has(tag) ||
    /^(?:script|template|style|noscript|link)$/.test(child.localName)
  )
    return;
  swallowing.add(tag);
  report(['content-swallowed', tag.localName, child.localName], tag);
}

function adviseOnAction(element: HTMLElement): void {
  const action = element.dataset.consentAction ?? '';
  if (!actions.includes(action))
    report(
      ['action-unknown', element.localName, action, nearest(action, actions) ?? 'open-preferences'],
      element,
    );
}

function adviseOnAddress({ element, attribute, url }: FramedAddress): void {
  const tag = element.localName;
  for (const [page, embed] of pages) {
    const match = page.exec(url);
    if (match)
      return report(
        [
          'page-address',
          tag,
          attribute,
          url,
          embed.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? ''),
        ],
        element,
      );
  }
  const video =
    element.closest('consent-gate')?.getAttribute('service') === 'twentythree'
      ? twentyThree.exec(url)
      : null;
  if (video)
    report(
      [
        'page-address',
        tag,
        attribute,
        url,
        `https://${video[1] ?? ''}/v.ihtml/player.html?token=…&source=embed&photo%5fid=${video[2] ?? ''}`,
      ],
      element,
    );
}
