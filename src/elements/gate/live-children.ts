import { isExecutable } from '../../release/revive-script.js';

const loading = 'iframe,script,img,source,video,audio,track,embed,object,input,link,image,use,feImage,style,[background]';
const attributes = ['src', 'srcset', 'href', 'xlink:href', 'data', 'poster', 'background'];

/** What a browser loads while it parses, and so before consent, whatever the gate does. */
export interface LiveChild {
  readonly element: Element;
  readonly attribute: string;
  readonly url: string;
}

/** Finds an author's mistakes among a gate's children: what stands in a template or is held is none. */
export function findLiveChildren(gate: Element): LiveChild[] {
  return [...gate.querySelectorAll(loading)].flatMap((element) => {
    const isElsewhere = element.closest(gate.localName) !== gate || element.closest('[data-consent-content]');
    return isElsewhere ? [] : (findAddress(element) ?? []);
  });
}

function findAddress(element: Element): LiveChild | undefined {
  if (element instanceof HTMLScriptElement) {
    return isExecutable(element) ? { element, attribute: element.src ? 'src' : 'type', url: element.src } : undefined;
  }
  if (element.localName === 'style') return /@import|url\(/.test(element.textContent) ? { element, attribute: 'text', url: '' } : undefined;
  if (element.hasAttribute('srcdoc')) return undefined;
  for (const attribute of attributes) {
    const url = element.getAttribute(attribute)?.split(',').find(isRemote);
    if (url !== undefined) return { element, attribute, url: url.trim() };
  }
  return undefined;
}

/** The first word of a `srcset` candidate is its address; a plain address is one word. */
export function isRemote(candidate: string): boolean {
  try {
    const url = new URL(candidate.trim().split(/\s/)[0] ?? '', document.baseURI);
    return /^https?:$/.test(url.protocol) && url.origin !== location.origin;
  } catch {
    return false;
  }
}
