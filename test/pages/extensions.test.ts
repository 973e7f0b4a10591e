import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { recordEndpoint, sending, taken } from './support/records.js';
import {
  arrived,
  assertNothingReached,
  consentCookie,
  control,
  frame,
  opener,
  soon,
  stateOf,
  tell,
  until,
  visit,
} from './support/visitor.js';

type Path = readonly string[];
interface Rule {
  readonly prehideSelectors: readonly string[];
  readonly detectCmp: readonly { exists: Path }[];
  readonly detectPopup: readonly { visible: Path }[];
  readonly optIn: readonly { waitForThenClick: Path }[];
  readonly optOut: readonly { waitForThenClick: Path }[];
  readonly test: readonly { cookieContains: string }[];
}

const docs = readFileSync(new URL('../../docs/extensions.md', import.meta.url), 'utf8');
const printed = (kind: string) => new RegExp('```' + kind + '\\n([^`]+)```').exec(docs)?.[1] ?? '';
const rule = JSON.parse(printed('json autoconsent')) as Rule;
const body = `${opener}<consent-gate category="marketing" service="twentythree" label="Tour" src="${frame('tour')}"></consent-gate>`;

/** Each selector after the first is looked for in the shadow root of what the one before found, as such tools do. */
function find(path: readonly string[]): HTMLElement | null {
  return path.reduce<
    { querySelector: (selector: string) => HTMLElement | null } | HTMLElement | null
  >((place, selector) => {
    const root = place instanceof HTMLElement ? (place.shadowRoot ?? place) : place;
    return root?.querySelector(selector) ?? null;
  }, document) as HTMLElement | null;
}

/** What an extension's content script does with a rule. */
async function follow(page: Page, steps: Rule['optOut']): Promise<void> {
  await page.addStyleTag({ content: `${rule.prehideSelectors.join(',')}{opacity:0!important}` });
  await page.evaluate(`find = ${String(find)}`);
  const seen = (path: Path) =>
    page.evaluate(
      (at) =>
        ((globalThis as unknown as { find: typeof find }).find(at)?.getBoundingClientRect().width ??
          0) > 0,
      path,
    );
  for (const { exists } of rule.detectCmp) await soon(() => seen(exists), 'it is recognised');
  for (const { visible } of rule.detectPopup) await soon(() => seen(visible), 'it shows');
  for (const { waitForThenClick } of steps) {
    await soon(() => seen(waitForThenClick), 'what is to be clicked is there');
    await page.evaluate(
      (at) => (globalThis as unknown as { find: typeof find }).find(at)!.click(),
      waitForThenClick,
    );
  }
}

describe('S-22: a tool that answers for its user', () => {
  it('can say no by the rule that the docs print, and it counts like any other refusal', async () => {
    const { page } = await visit({ body });
    await follow(page, rule.optOut);
    await until(page, () => !document.querySelector('cookie-banner')!.open);
    for (const { cookieContains } of rule.test)
      assert.ok((await consentCookie(page))!.value.includes(cookieContains));
    assert.deepEqual(
      [(await stateOf(page)).method, (await stateOf(page)).categories.marketing],
      ['reject-all', false],
    );
    await assertNothingReached(page);
  });

  it('cannot say yes: only the visitor’s own click grants', async () => {
    const { page, reports } = await visit({ body });
    assert.deepEqual(rule.optIn, []);
    await (await control(page, 'cookie-banner', 'accept-all')).evaluate((button) => button.click());
    await soon(() => reports.some((report) => report.includes('a script made it')), 'a report');
    await assertNothingReached(page);
    assert.equal((await stateOf(page)).status, 'undecided');
  });

  it('says no by it, and the record says that no person pressed', async () => {
    const endpoint = recordEndpoint();
    const { page } = await visit({ head: sending(endpoint), body });
    await follow(page, rule.optOut);
    const [record] = await taken(endpoint);
    assert.deepEqual([record!.method, record!.trusted], ['reject-all', false]);
  });

  it('can say no in the few lines that the docs print', async () => {
    const { page } = await visit({ body });
    await until(page, () => document.querySelector('cookie-banner')!.open);
    await page.evaluate(printed('js'));
    assert.equal((await stateOf(page)).method, 'reject-all');
  });

  it('can take back by the controls where a visitor does, one after the other', async () => {
    const { page } = await visit({ body });
    await tell(page, 'grantAll');
    await arrived('/frame.html?name=tour');
    await page.evaluate(() => document.querySelector<HTMLElement>('#settings')!.click());
    const reject = () =>
      page.evaluate(
        () =>
          document
            .querySelector('cookie-preferences')
            ?.shadowRoot?.querySelector('[data-consent-action="reject-all"]') != null,
      );
    await soon(reject, 'the preferences');
    await page.evaluate(() =>
      document
        .querySelector('cookie-preferences')!
        .shadowRoot!.querySelector<HTMLElement>('[data-consent-action="reject-all"]')!
        .click(),
    );
    await until(page, () => !document.querySelector('consent-gate')?.frame);
    assert.equal((await stateOf(page)).method, 'reject-all');
  });

  it('that clicks all there is, in an order nobody meant, throws nothing and leaves a usable page', async () => {
    const { page } = await visit({
      body: `${body}<cookie-declaration></cookie-declaration><cookie-preferences></cookie-preferences>`,
    });
    await until(page, () => document.querySelector('cookie-banner')!.open);
    await page.evaluate(async () => {
      for (let round = 0; round < 10; round++) {
        const roots = [...document.querySelectorAll('*')].flatMap(
          ({ shadowRoot }) => shadowRoot ?? [],
        );
        const controls = roots.flatMap((root) => [
          ...root.querySelectorAll<HTMLElement>('[data-consent-action],summary,input'),
        ]);
        for (const control of round % 2 ? controls.reverse() : controls)
          if (control.getAttribute('href') === null) control.click();
        await new Promise(requestAnimationFrame);
      }
      for (const dialog of [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => [
        ...(shadowRoot?.querySelectorAll('dialog') ?? []),
      ]))
        dialog.close();
    });
    await page.evaluate(() => document.querySelector('cookie-preferences')!.close());
    await until(
      page,
      () =>
        document.querySelector('cookie-preferences')!.shadowRoot!.querySelector(':modal') === null,
    );
    await page.click('#settings');
    await until(page, () => document.querySelector('cookie-preferences')!.open);
  });
});
