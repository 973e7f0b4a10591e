import { setTimeout as wait } from 'node:timers/promises';
import type { startDemo } from '../../../demo/server.mjs';
import { embeds, nonce } from './embeds.js';
import type { Window } from './engines/engine.js';

type Demo = Awaited<ReturnType<typeof startDemo>>;

/** What the third party heard in one step, and what was in the page at its end. */
export interface Step {
  readonly asked: readonly string[];
  readonly connections: number;
  readonly ran: readonly string[];
  /** By the embed's section: what is live in it, as `iframe[src]`. */
  readonly live: Readonly<Record<string, readonly string[]>>;
  /** What our code told the author, and what was thrown. */
  readonly told: readonly string[];
  readonly style: string;
}

export interface Journey {
  readonly before: Step;
  readonly rejected: Step;
  readonly nextPage: Step;
  readonly accepted: Step;
  readonly withdrawn: Step;
  readonly grantedAgain: Step;
  readonly returned: Step;
}

/** How the embeds come into a page. */
export interface Sending {
  readonly name: string;
  readonly slow?: boolean;
  /** Runs in the page, with the embeds' markup, where they come after it. */
  readonly add?: (html: string) => void;
}

export const sendings: readonly Sending[] = [
  { name: 'sent in one chunk' },
  { name: 'sent in slow chunks', slow: true },
  {
    name: 'added by insertAdjacentHTML',
    add: (html) => document.querySelector('main')!.insertAdjacentHTML('beforeend', html),
  },
  { name: 'added node by node', add: addNodes },
];

/** Milliseconds after which something is thought never to come about. The machine may be slow; only a real hang takes so long. */
const longest = 90_000;
let pages = 0;

/** A visitor who refuses, goes on, accepts, takes it back, accepts again and comes back. */
export async function travel(demo: Demo, window: Window, sending: Sending): Promise<Journey> {
  const arrive = async () => {
    demo.thirdParty.clear();
    pages += 1;
    await window.goto(addPage(demo, sending));
    if (sending.add) await window.evaluate(sending.add, markup(demo));
  };
  const answer = async (tag: string, action: string, opener?: string) => {
    demo.thirdParty.clear();
    await until(window, focus, tag, action, opener ?? '');
    await window.pressEnter();
  };
  const step = () => look(demo, window);

  await arrive();
  const before = await closed(window).then(step);
  await answer('cookie-banner', 'reject-all');
  const rejected = await step();
  await arrive();
  const nextPage = await closed(window).then(step);
  await answer('cookie-preferences', 'accept-all', '#settings');
  const accepted = await opened(demo, window, false).then(step);
  await answer('cookie-preferences', 'reject-all', '#settings');
  const withdrawn = await closed(window).then(step);
  await answer('cookie-preferences', 'accept-all', '#settings');
  const grantedAgain = await opened(demo, window, true).then(step);
  await arrive();
  const returned = await opened(demo, window, false).then(step);
  return { before, rejected, nextPage, accepted, withdrawn, grantedAgain, returned };
}

/** Each page has addresses of its own: Firefox keeps media, and WebKit preloads, from one page to the next. */
function markup(demo: Demo): string {
  const html = embeds
    .map((embed) => embed.html)
    .join('\n')
    .replaceAll('?set=', `?page=${pages}&set=`);
  return html.replaceAll('{{thirdParty}}', demo.thirdParty.origin);
}

/** Async where the page comes slowly: the drop-in then runs while the parser is still at it. */
function addPage(demo: Demo, { name, slow, add }: Sending): string {
  return demo.page(
    `/matrix-${pages}`,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,"><script nonce="${nonce}">(${String(listen)})()</script>
    <script type="module" ${slow ? 'async' : ''} src="/assets/consent/consent.js"></script></head>
    <body><cookie-banner></cookie-banner><button type="button" id="settings" data-consent-action="open-preferences">Settings</button><main>${add ? '' : markup(demo)}</main></body></html>`,
    { 'content-security-policy': `script-src 'self' 'nonce-${nonce}' ${demo.thirdParty.origin}` },
    slow ? { size: 240, pause: 20 } : undefined,
  );
}

/** Runs in the page before everything else. */
function listen(): void {
  const told: string[] = Object.assign(globalThis, { told: [] }).told;
  const { error } = console;
  console.error = (...facts: unknown[]) => {
    told.push(String(facts[0]));
    error(...facts);
  };
  addEventListener('error', ({ message }) => told.push(message));
  addEventListener('unhandledrejection', ({ reason }) => told.push(String(reason)));
}

/** Every gate of the page shows its placeholder; those inside of a gate's template are not there. */
async function closed(window: Window): Promise<void> {
  await until(window, () => {
    const gates = [...document.querySelectorAll('consent-gate')];
    return (
      gates.length > 0 &&
      gates.every((gate) => !gate.open && gate.shadowRoot?.querySelector('[part=placeholder]'))
    );
  });
}

/** All is open, and has arrived as often as it ever will. A lazy picture waits until it is looked at. */
async function opened(demo: Demo, window: Window, again: boolean): Promise<void> {
  await until(window, () =>
    [...document.querySelectorAll('consent-gate')].every(({ open }) => open),
  );
  await window.evaluate(async () => {
    for (const section of document.querySelectorAll('section')) {
      section.scrollIntoView();
      await new Promise(requestAnimationFrame);
    }
  });
  // What is kept in memory (a module, an image) need not be asked for again.
  const wanted = embeds
    .flatMap(({ asks, oncePerDocument }) => (again && oncePerDocument ? [] : asks))
    .filter((path) => !again || path.startsWith('/frame.html'));
  for (
    const end = Date.now() + longest;
    !wanted.every((path) => asked(demo).includes(path));
    await wait(25)
  )
    if (Date.now() > end) break;
  const runs = embeds.flatMap((embed) => (again && embed.oncePerDocument ? [] : embed.runs)).length;
  const ran = () => window.evaluate(() => (globalThis as { ran?: string[] }).ran?.length ?? 0);
  if (!again)
    for (const end = Date.now() + longest; (await ran()) < runs; await wait(25))
      if (Date.now() > end) break;
}

/** Whatever was about to happen has happened: two frames were painted, and a request sent after them is answered. */
async function look(demo: Demo, window: Window): Promise<Step> {
  const page = await window.evaluate(async (origin: string) => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    await fetch(`${origin}/__log`);
    const { ran = [], told = [] } = globalThis as { ran?: string[]; told?: string[] };
    const live: Record<string, string[]> = {};
    for (const element of document.querySelectorAll('section *')) {
      if (
        element.localName === 'consent-gate' ||
        element instanceof HTMLScriptElement ||
        element.matches('iframe[srcdoc]')
      )
        continue;
      const name = ['src', 'srcset', 'href', 'data', 'poster'].find((attribute) =>
        element.getAttribute(attribute)?.includes(origin),
      );
      if (name) (live[element.closest('section')!.id] ??= []).push(`${element.localName}[${name}]`);
    }
    for (const gate of document.querySelectorAll('section consent-gate')) {
      if (gate.shadowRoot?.querySelector('iframe'))
        (live[gate.closest('section')!.id] ??= []).push('iframe[src]', 'content');
    }
    for (const content of document.querySelectorAll('[data-consent-content]'))
      (live[content.closest('section')!.id] ??= []).push('content');
    const style = getComputedStyle(document.documentElement).getPropertyValue(
      '--third-party-style',
    );
    return { ran: [...ran], told: [...told], live, style: style.trim() };
  }, demo.thirdParty.origin);
  return { ...page, asked: asked(demo), connections: demo.thirdParty.connections() };
}

function asked(demo: Demo): string[] {
  return demo.thirdParty.log().map(({ path }) => path.replace(/page=\d+&/, ''));
}

/** Runs in the page: focuses a control of a tag once it is there, after clicking what opens it. */
function focus(tag: string, action: string, opener: string): boolean {
  const control = document
    .querySelector(`${tag}[open]`)
    ?.shadowRoot?.querySelector<HTMLElement>(`[data-consent-action="${action}"]`);
  if (control) control.focus();
  else if (opener) document.querySelector<HTMLElement>(opener)?.click();
  return control !== undefined && control !== null;
}

async function until<A extends unknown[]>(
  window: Window,
  check: (...args: A) => unknown,
  ...args: A
): Promise<void> {
  for (const end = Date.now() + longest; !(await window.evaluate(check, ...args)); await wait(25)) {
    if (Date.now() > end)
      throw new Error(`It never came about: ${String(check)} ${args.join(' ')}`);
  }
}

/** Runs in the page: builds each element anew, as a framework does, and puts it in piece by piece. */
function addNodes(html: string): void {
  const build = (node: Node): Node => {
    if (!(node instanceof Element)) return document.importNode(node);
    const made = document.createElementNS(node.namespaceURI, node.localName);
    for (const { name, value } of node.attributes) made.setAttribute(name, value);
    if (made instanceof HTMLTemplateElement)
      made.content.append(...[...(node as HTMLTemplateElement).content.childNodes].map(build));
    else for (const child of [...node.childNodes]) made.appendChild(build(child));
    return made;
  };
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const section of [...parsed.body.children])
    document.querySelector('main')!.append(build(section));
}
