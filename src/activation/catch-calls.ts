import { readyState, replaySoon } from './replay-events.js';
import { type Caller, type BlockedScript, type Release, sourceOf } from './blocked-script.js';
import { writeInPlace } from './write-in-place.js';
import { page } from '../page/trusted-dom.js';

type Method = (...args: unknown[]) => unknown;

const callers = new WeakMap<Element, Caller>();
/** The last caller of each address; an inline script has the page's. */
const byAddress = new Map<string, Caller>();
const events = /^(?:DOMContentLoaded|readystatechange|load|pageshow)$/;

/**
 * Lets a script that runs after the page was parsed do what works only before: write markup, wait for events that are over. The
 * methods stay caught afterwards, because a timer may call them; everybody else's calls go to the browser.
 *
 * @returns to be called when the script has run
 */
export function catchCalls(
  script: HTMLScriptElement,
  blocked: BlockedScript,
  release: Release,
): () => void {
  if (byAddress.size === 0) catchMethods();
  const caller: Caller = { script, blocked, release };
  callers.set(script, caller);
  byAddress.set(withoutHash(script.src || sourceOf(script) || page.URL), caller);
  const before = [window.onload, page.onreadystatechange];
  return () => {
    if (window.onload !== before[0]) replaySoon(caller, window, 'load', window.onload);
    if (page.onreadystatechange !== before[1])
      replaySoon(caller, document, 'readystatechange', page.onreadystatechange);
  };
}

function catchMethods(): void {
  for (const name of ['write', 'writeln', 'open', 'close']) {
    replace(document, name, (native, ...args) => {
      // With three arguments `document.open` opens a window.
      const caller = args.length > 2 ? undefined : findWriter();
      if (caller === undefined) return native(...args);
      writeInPlace(caller, name, args);
      return document;
    });
  }
  for (const target of [document, window]) {
    replace(target, 'addEventListener', (native, ...args) => {
      native(...args);
      const [name, listener] = args as [string, EventListener];
      const caller = events.test(name) && findCaller();
      if (caller) replaySoon(caller, target, name, listener);
    });
  }
  Reflect.defineProperty(document, 'readyState', {
    configurable: true,
    get() {
      const caller = current();
      if (caller) caller.knows = true;
      return readyState();
    },
  });
}

/** The prototype's method is asked for at each call: Zone.js and others replace it whenever they come. */
function replace(
  target: Document | Window,
  name: string,
  method: (native: Method, ...args: unknown[]) => unknown,
): void {
  const prototype = Object.getPrototypeOf(target) as Record<string, Method>;
  const native: Method = (...args) => prototype[name]?.apply(target, args);
  Reflect.defineProperty(target, name, {
    configurable: true,
    writable: true,
    value: method.bind(undefined, native),
  });
}

function current(): Caller | undefined {
  return (page.currentScript && callers.get(page.currentScript)) ?? undefined;
}

/** The script that is running, or the one whose callback or module is. */
function findCaller(): Caller | undefined {
  return (
    current() ??
    (page.currentScript
      ? undefined
      : addresses()
          .map((address) => byAddress.get(address))
          .find(Boolean))
  );
}

/**
 * Returns the caller of `document.write`. After parsing, such a call deletes the page, which only the site's own files can intend.
 *
 * @returns `undefined` for calls that go to the browser, `null` for an unknown caller
 */
function findWriter(): Caller | null | undefined {
  const caller = current();
  // While the page is parsed its own scripts write, and the browser ignores what other files write afterwards.
  if (caller || readyState() === 'loading' || (page.currentScript as HTMLScriptElement | null)?.src)
    return caller;
  let known: Caller | undefined;
  for (const address of addresses()) {
    known ??= byAddress.get(address);
    if (!byAddress.has(address) && address.startsWith(`${location.origin}/`)) return undefined;
  }
  return known ?? null;
}

/** The files in the stack, the nearest first, without this one. */
function addresses(): string[] {
  const [own, ...others] = new Error().stack?.match(/https?:\S+?(?=:\d+:\d+)/g) ?? [];
  return others.filter((address) => address !== own).map(withoutHash);
}

function withoutHash(address: string): string {
  return address.replace(/#.*/, '');
}
