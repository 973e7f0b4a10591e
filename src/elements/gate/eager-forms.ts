import type { LiveChild } from './live-children.js';

const attributes: Readonly<Record<string, readonly string[]>> = {
  script: ['src', 'href', 'xlink:href'],
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  link: ['href'],
  video: ['poster'],
  image: ['href', 'xlink:href'],
  feImage: ['href', 'xlink:href'],
};

/**
 * Forms that Firefox fetches although they stand in a template, because its speculative parser looks into it:
 * https://bugzilla.mozilla.org/show_bug.cgi?id=1441044. To be removed when that is mended.
 */
export function findEagerForms({ content }: HTMLTemplateElement): LiveChild[] {
  const found: LiveChild[] = [];
  for (const element of content.querySelectorAll('script,img,source,link,video,image,feImage,style')) {
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

/** Takes out what a gate's children load by their own `style`, or by the page in an iframe's `srcdoc`. */
export function takeRareForms(gate: Element): LiveChild[] {
  const ours = [...gate.querySelectorAll('[style],iframe[srcdoc]:not([src])')].filter(
    (element) => element.closest(gate.localName) === gate && !element.closest('[data-consent-content]'),
  );
  return ours.flatMap((element) => {
    const attribute = element.hasAttribute('srcdoc') ? 'srcdoc' : 'style';
    const code = element.getAttribute(attribute) ?? '';
    const pattern = attribute === 'srcdoc' ? /\s(?:src|srcset|data|poster)\s*=\s*["']?([^\s"'>]+)|<link[^>]*href\s*=\s*["']?([^\s"'>]+)|url\(["']?([^"')]+)/gi : /url\(["']?([^"')]+)/gi;
    const url = [...code.matchAll(pattern)].flatMap((match) => match.slice(1)).find((found) => found && isRemote(found));
    if (url === undefined) return [];
    if (attribute === 'style') element.removeAttribute('style');
    else element.remove();
    return [{ element, attribute, url }];
  });
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
  if (!URL.canParse(url, document.baseURI)) return false;
  const { protocol, origin } = new URL(url, document.baseURI);
  return /^https?:$/.test(protocol) && origin !== location.origin;
}
