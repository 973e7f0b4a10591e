import type { Page } from 'puppeteer-core';
import type { Visited } from './visitor.js';

/** What a visitor comes with to a market. */
export interface Situation {
  readonly market: string;
  readonly state: string;
  /** The consent cookie's value; left out, there is none. */
  readonly cookie?: string | undefined;
}

/** What a page showed in all situations: each text once, with the first place where it was read. */
export interface Shown {
  readonly texts: readonly (readonly [view: string, text: string, where: string])[];
  readonly faults: readonly string[];
  /** The receipts that were downloaded, by situation. */
  readonly receipts: readonly (readonly [where: string, receipt: string])[];
}

/** The functions below, as they are called in the page. */
interface Driver {
  readTexts(root: ParentNode): string[];
  lacks(locale: string): string[];
  enter(situation: Situation, locale: string, reopens: boolean): Promise<string[]>;
  takeReceipt(): Promise<string>;
  viewsOf(): (readonly [view: string, root: ParentNode])[];
}

type Driven = Visited & { driver: Driver };

/** Every text that a reader or a screen reader meets: names stay in their sentence, links and buttons are texts of their own. */
function readTexts(root: ParentNode): string[] {
  const texts: string[] = [];
  const isName = (node: Node) => node instanceof Element && node.getAttribute('translate') === 'no';
  const read = (parent: ParentNode & Node) => {
    let run = '';
    const end = () => {
      const text = run.replace(/\s+/g, ' ').replace(/ · ?$/, '').trim();
      if (text !== '') texts.push(text);
      run = '';
    };
    for (const child of parent.childNodes) {
      if (child instanceof Text || isName(child)) run += child.textContent;
      else if (child instanceof Element) end();
    }
    end();
    for (const child of parent.children) {
      // An open gate keeps its placeholder, hidden.
      if (child.matches('style, script, template, svg, [hidden]')) continue;
      texts.push(
        ...['aria-label', 'data-label', 'alt', 'title']
          .flatMap((name) => child.getAttribute(name) ?? '')
          .filter(Boolean),
      );
      if (!isName(child)) read(child);
    }
  };
  read(root);
  return texts;
}

/** The views that are there, each with its root. */
function viewsOf(): (readonly [view: string, root: ParentNode])[] {
  const tags = [
    'cookie-banner',
    'cookie-preferences',
    'consent-gate',
    'cookie-declaration',
    'consent-trigger',
    '[data-consent-reload]',
  ];
  const hosts = tags.flatMap((tag) =>
    [...document.querySelectorAll(tag)].map(
      (host) => [tag, host.shadowRoot as ParentNode] as const,
    ),
  );
  return [
    ...hosts,
    ...[...document.querySelectorAll('body > [role=status]')].map(
      (region) => ['announcement', region] as const,
    ),
  ];
}

/** What keeps the page from being what the decision and the language ask for; nothing once it is. */
function lacks(locale: string): string[] {
  const { cetegraConsent: store } = globalThis as Driven;
  const panels = (tag: string, part: string) =>
    [...document.querySelectorAll(tag)].map((host) => {
      const panel = host.shadowRoot?.querySelector<HTMLElement>(part);
      return panel?.closest('[hidden]') === null ? panel : undefined;
    });
  const faults: string[] = [];
  const check = (what: string, panel: HTMLElement | undefined, isWanted: boolean) => {
    if ((panel !== undefined) !== isWanted)
      faults.push(`${what} ${isWanted ? 'does not show' : 'shows'}`);
    else if (panel && panel.lang !== locale)
      faults.push(`${what} is in the language ${panel.lang}`);
  };
  check('the banner', panels('cookie-banner', '.panel')[0], store.state.needsDecision);
  check('the preferences', panels('cookie-preferences', '.panel')[0], true);
  check('the declaration', panels('cookie-declaration', '.surface')[0], true);
  const gates = [...document.querySelectorAll('consent-gate')];
  const placeholders = panels('consent-gate', '[part~=placeholder]');
  gates.forEach((gate, index) => {
    const needed = [
      ...(gate.getAttribute('category')?.split(' ') ?? []),
      gate.getAttribute('service') ?? '',
    ].filter(Boolean);
    check(
      `the placeholder ${index + 1}`,
      placeholders[index],
      !needed.every((id) => store.isGranted(id)),
    );
  });
  const details =
    document.querySelector('cookie-preferences')?.shadowRoot?.querySelectorAll('details') ?? [];
  for (const one of details) one.open = true;
  if (details.length === 0) faults.push('the preferences have no disclosures');
  return faults;
}

/** Puts a visitor with that cookie into the market, and waits until every view has followed. @returns what did not */
async function enter(
  { market, cookie }: Situation,
  locale: string,
  reopens: boolean,
): Promise<string[]> {
  const { cetegraConsent: store, driver } = globalThis as Driven;
  const preferences = document.querySelector('cookie-preferences')!;
  document.cookie = `cetegra_consent=${cookie ?? ''};path=/;max-age=${cookie === undefined ? 0 : 9999}`;
  store.setMarket(market);
  if (reopens) preferences.close();
  if (!preferences.open) await preferences.show();
  const end = Date.now() + Number(4000);
  let faults = driver.lacks(locale);
  while (faults.length > 0 && Date.now() < end) {
    await new Promise(requestAnimationFrame);
    faults = driver.lacks(locale);
  }
  return faults;
}

/** Presses the button and reads the file that the page offers. */
function takeReceipt(): Promise<string> {
  const button = document
    .querySelector('cookie-preferences')!
    .shadowRoot!.querySelector<HTMLElement>('[data-consent-action=download-receipt]');
  if (!button) return Promise.resolve('');
  return new Promise((resolve) => {
    URL.createObjectURL = (file) => {
      void (file as Blob).text().then(resolve);
      return '#';
    };
    HTMLAnchorElement.prototype.click = () => undefined;
    button.click();
  });
}

/** Puts what drives a page into it. */
export async function installDriver(page: Page): Promise<void> {
  const functions = [readTexts, viewsOf, lacks, enter, takeReceipt];
  await page.evaluate(
    `globalThis.driver = { ${functions.map((run) => `${run.name}: ${String(run)}`).join(', ')} }`,
  );
}

/** Goes through situations in the page, and reads what each view shows. */
export function walk(
  page: Page,
  locale: string,
  situations: readonly Situation[],
  reopens: boolean,
): Promise<Shown> {
  return page.evaluate(
    async (locale, situations, reopens) => {
      const { driver } = globalThis as Driven;
      const texts = new Map<string, readonly [string, string, string]>();
      const faults: string[] = [];
      const receipts: (readonly [string, string])[] = [];
      for (const situation of situations) {
        const where = `${locale} in ${situation.market}, ${situation.state}`;
        faults.push(
          ...(await driver.enter(situation, locale, reopens)).map((fault) => `${where}: ${fault}`),
        );
        for (const [view, root] of driver.viewsOf()) {
          for (const text of driver.readTexts(root))
            if (!texts.has(view + text)) texts.set(view + text, [view, text, where]);
        }
        if (situation.cookie !== undefined) receipts.push([where, await driver.takeReceipt()]);
      }
      return { texts: [...texts.values()], faults, receipts };
    },
    locale,
    situations,
    reopens,
  );
}
