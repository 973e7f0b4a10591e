import type { LiveChild } from './live-children.js';

const attributes: Readonly<Record<string, readonly string[]>> = {
  script: ['src'],
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  link: ['href'],
  video: ['poster'],
  image: ['href', 'xlink:href'],
};

/**
 * Forms that Firefox fetches although they stand in a template, because its speculative parser looks into it:
 * https://bugzilla.mozilla.org/show_bug.cgi?id=1441044. To be removed when that is mended.
 */
export function findEagerForms({ content }: HTMLTemplateElement): LiveChild[] {
  const found: LiveChild[] = [];
  for (const element of content.querySelectorAll('script,img,source,link,video,image,style')) {
    if (isPutOff(element)) continue;
    for (const attribute of attributes[element.localName] ?? []) {
      const url = element.getAttribute(attribute);
      if (url && isRemote(url)) found.push({ element, attribute, url });
    }
    if (element.localName === 'style' && element.textContent.includes('@import')) found.push({ element, attribute: 'text', url: '' });
  }
  for (const nested of content.querySelectorAll('template')) found.push(...findEagerForms(nested));
  return found;
}

function isPutOff(element: Element): boolean {
  if (element instanceof HTMLScriptElement) return element.type === 'text/plain';
  if (element.localName === 'img') return element.getAttribute('loading') === 'lazy';
  if (element.localName !== 'source') return false;
  const picture = element.closest('picture');
  return !picture || picture.querySelector('img[loading="lazy"]') !== null;
}

function isRemote(value: string): boolean {
  const url = value.trim().split(/[\s,]/)[0] ?? '';
  return URL.canParse(url, document.baseURI) && new URL(url, document.baseURI).origin !== location.origin;
}
