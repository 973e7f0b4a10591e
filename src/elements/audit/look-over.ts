import { page } from '../../page/trusted-dom.js';
import { whenIdle } from '../base/when-idle.js';
import type { FramedAddress } from './advice.js';

/** Markup that may be an author's mistake. Only a page that has some loads the advice. */
const suspects = [
  ':is(cookie-banner,cookie-preferences,cookie-declaration)>:not([slot])',
  'consent-trigger :is(h1,p,a,button,main,footer)',
  'consent-gate :is(h1,main,footer,cookie-banner)',
  '[data-consent-action]:not([data-consent-action=open-preferences])',
  'cookie-banner[modal=false],cookie-preferences[inline=false]',
].join();

/** Hosts whose pages forbid frames, while their embed URLs allow them. */
const framed =
  /youtu\.?be|vimeo|dailymotion|tiktok|spotify|soundcloud|\/maps|goo\.gl|instagram|loom\.com|\/video\/\d/;

const embed = /\/embed|\bplayer[./]/;

let isWaiting = false;

/** Checks the page for mistakes, once the browser is idle and the page is parsed. */
export function lookOverSoon(): void {
  if (isWaiting) return;
  isWaiting = true;
  whenIdle(() => {
    if (page.readyState === 'loading')
      page.addEventListener('DOMContentLoaded', look, { once: true });
    else look();
  });
}

function look(): void {
  isWaiting = false;
  const hasSuspects =
    page.querySelector(suspects) !== null ||
    framedAddresses().some(({ url }) => framed.test(url) && !embed.test(url));
  // Only advice: the page works without this chunk.
  if (hasSuspects)
    void import('./advice.js')
      .then(({ advise }) => advise(framedAddresses()))
      .catch(() => undefined);
}

/** The URLs that gates show in an iframe. */
function framedAddresses(): FramedAddress[] {
  const inTemplates = [
    ...page.querySelectorAll<HTMLTemplateElement>('consent-gate template'),
  ].flatMap(({ content }) => [...content.querySelectorAll('iframe')]);
  return [
    ...page.querySelectorAll('consent-gate[src],consent-gate iframe'),
    ...inTemplates,
  ].flatMap((element) =>
    ['src', 'data-consent-src', 'data-src'].flatMap((attribute) => {
      const url = element.getAttribute(attribute);
      return url === null ? [] : { element, attribute, url };
    }),
  );
}
