import type { ConsentStore } from '../../core/store.js';
import { page } from '../../page/trusted-dom.js';

interface Banner extends HTMLElement {
  readonly hide: () => void;
  readonly show: () => Promise<void>;
}

/** A page around this one; reading one of another origin throws. */
type Around = Window & typeof globalThis & Partial<Record<symbol, ConsentStore>>;

const slot = Symbol.for('@cetegra/consent:store/1');

/**
 * Decides whether the banner of a page in a frame asks. A page of this origin around it asks instead, once for both. In a
 * frame of another site nobody is asked: browsers do not store the answer there, so the visitor would be asked at each
 * load. Openers, gates and `show()` work in every frame.
 */
export function askInFrame(banner: Banner, store: ConsentStore): void {
  const around = pagesOfThisOrigin();
  const ask = (): void => {
    const shouldAsk = banner.isConnected && store.state.needsDecision;
    if (shouldAsk && !around.some((page) => isAsking(page, banner)) && !isInAnotherSite())
      void banner.show();
  };
  const look = (page: Around) => (): void => {
    if (isAsking(page, banner)) return banner.hide();
    // An answer around the frame need not cover what is asked in it.
    store.refresh();
    ask();
  };
  for (const page of around)
    for (const type of ['consent-ready', 'consent-change'])
      page.document.addEventListener(type, look(page));
  ask();
}

function isAsking(page: Around, { localName }: Banner): boolean {
  const store = page[slot];
  return (
    store?.state.needsDecision === true &&
    !store.denied &&
    page.document.querySelector(localName) !== null
  );
}

function pagesOfThisOrigin(): Around[] {
  const found: Around[] = [];
  try {
    for (let page: Window = self; page !== page.parent;) {
      page = page.parent;
      if (page.document) found.push(page as Around);
    }
  } catch {
    // Nothing further out can be read.
  }
  return found;
}

/** Whether a page around is certainly of another site. If the browser does not report it, the banner asks. */
function isInAnotherSite(): boolean {
  const origins = location.ancestorOrigins
    ? [...location.ancestorOrigins]
    : [page.referrer].filter(Boolean);
  return origins.some((origin) => siteOf(origin) !== siteOf(location.href));
}

/** Scheme and two labels. Under a longer public suffix two sites look like one, and the banner asks. */
function siteOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { protocol, hostname } = new URL(address);
  return (
    protocol + (/^[\d.]+$|:/.test(hostname) ? hostname : hostname.split('.').slice(-2).join('.'))
  );
}
