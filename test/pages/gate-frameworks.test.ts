import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { errorsOf, frameworks, setProps, unmount, visitApp } from './support/framework-apps.js';
import {
  acceptedAll,
  arrived,
  assertNothingReached,
  control,
  reached,
  rejectedAll,
  settled,
  soon,
  tell,
  timesReached,
  until,
  type Visited,
} from './support/visitor.js';

const isOpen = (page: Page) =>
  until(
    page,
    () =>
      document.querySelector('consent-gate')?.open === true &&
      document.querySelector('consent-gate')?.frame !== null,
  );
const isClosed = (page: Page) =>
  until(
    page,
    () =>
      document.querySelector('consent-gate')?.open === false &&
      document.querySelector('consent-gate')?.frame === null,
  );
const fallbackSays = (page: Page, text: string) =>
  until(
    page,
    (expected) => document.querySelector('consent-gate > a')?.textContent === expected,
    text,
  );
/** The names of the frames that are in the page with a live address. */
const shownNames = (page: Page) =>
  page.$$eval('consent-gate', (gates) =>
    gates
      .flatMap((gate) => [
        ...gate.querySelectorAll<HTMLIFrameElement>('iframe[src]'),
        ...gate.shadowRoot!.querySelectorAll('iframe'),
      ])
      .map(({ src }) => new URL(src).searchParams.get('name')),
  );

for (const framework of frameworks) {
  describe(`E2: a gate in ${framework.name}`, () => {
    for (const form of ['src', 'data-consent-src'] as const) {
      it(`in the form "${form}" asks nothing before an answer and on a refusal, and once after it`, async () => {
        const { page, reports } = await visitApp(framework, form);
        await control(page, 'consent-gate', 'allow-once');
        await assertNothingReached(page);
        await tell(page, 'denyAll');
        await setProps(page, { count: 1 });
        await assertNothingReached(page);
        await tell(page, 'grantAll');
        await arrived('/frame.html?name=one');
        await isOpen(page);
        await settled(page);
        assert.deepEqual(
          [reached(), reports, await errorsOf(page)],
          [['/frame.html?name=one'], [], []],
        );
      });

      it(`in the form "${form}" lives through what a framework does to it: drawing anew, other children, a key, going and coming`, async () => {
        const { page } = await visitApp(framework, form, acceptedAll);
        await isOpen(page);
        await setProps(page, { count: 1 });
        await fallbackSays(page, 'Fallback 1');
        await setProps(page, { fallback: false });
        await until(
          page,
          () =>
            document.querySelector('consent-gate > b') !== null &&
            !document.querySelector('consent-gate > a'),
        );
        await settled(page);
        assert.deepEqual(reached(), ['/frame.html?name=one'], 'drawing anew loads nothing again');
        await tell(page, 'denyAll');
        await setProps(page, { fallback: true, count: 2 });
        await fallbackSays(page, 'Fallback 2');
        await isClosed(page);
        await tell(page, 'grantAll');
        await arrived('/frame.html?name=one', 2);
        await setProps(page, { key: 'other' });
        await arrived('/frame.html?name=one', 3);
        await setProps(page, { gone: true });
        await until(page, () => !document.querySelector('consent-gate'));
        await setProps(page, { gone: false });
        await arrived('/frame.html?name=one', 4);
        await unmount(page);
        await until(page, () => !document.querySelector('consent-gate'));
        assert.deepEqual([timesReached('/frame.html'), await errorsOf(page)], [4, []]);
      });

      it(`in the form "${form}" shows another address when the app gives it one`, async () => {
        const { page } = await visitApp(framework, form, acceptedAll);
        await isOpen(page);
        await setProps(page, { name: 'two' });
        await arrived('/frame.html?name=two');
        await settled(page);
        assert.deepEqual(
          await page.$$eval('consent-gate', (gates) =>
            gates.map(({ frame }) => new URL(frame!.src).search),
          ),
          ['?name=two'],
        );
        assert.deepEqual(
          [reached(), await errorsOf(page)],
          [['/frame.html?name=one', '/frame.html?name=two'], []],
        );
      });
    }

    it('removes the copy of a held child that the app replaced, however often it does', async () => {
      const { page, reports } = await visitApp(framework, 'keyed', acceptedAll);
      await isOpen(page);
      for (const name of ['two', 'three', 'four']) {
        await setProps(page, { name });
        await arrived(`/frame.html?name=${name}`);
        await settled(page);
        assert.deepEqual(await shownNames(page), [name]);
      }
      await tell(page, 'withdrawAll');
      await isClosed(page);
      await setProps(page, { name: 'five' });
      await settled(page);
      assert.deepEqual(
        reached(),
        ['one', 'two', 'three', 'four'].map((name) => `/frame.html?name=${name}`),
      );
      assert.deepEqual([reports, await errorsOf(page)], [[], []]);
    });

    it('keeps a live child that the app wrote by mistake as an inert node, which the app can remove and write again', async () => {
      const { page, reports } = await visitApp(framework, 'live', rejectedAll);
      for (const count of [1, 2]) {
        await setProps(page, { fallback: false });
        await until(
          page,
          () =>
            document.querySelector('consent-gate > iframe[data-consent-blocked-src]:not([src])') !==
            null,
        );
        await setProps(page, { fallback: true, count });
        await fallbackSays(page, `Fallback ${count}`);
        assert.equal(await page.$('consent-gate > iframe'), null);
      }
      await tell(page, 'grantAll');
      await settled(page);
      await setProps(page, { gone: true });
      await until(page, () => !document.querySelector('consent-gate'));
      assert.deepEqual(
        [
          reports.filter((text) => /<iframe src=.*is live in a consent gate/.test(text)).length,
          await errorsOf(page),
        ],
        [1, []],
      );
      assert.match(reports.join(), framework.advice);
    });

    if (framework.hasLiveTemplates) {
      it('in a <template>, whose children are real nodes there, loses its address, is reported with the fix, and breaks nothing', async () => {
        const { page, reports } = await visitApp(framework, 'template', rejectedAll);
        await soon(() => reports.length > 0, 'a report');
        await setProps(page, { count: 1 });
        await fallbackSays(page, 'Fallback 1');
        await setProps(page, { gone: true });
        await until(page, () => !document.querySelector('consent-gate'));
        await settled(page);
        assert.match(reports.join(), /iframe src=.*beside the content of a <template>/s);
        assert.match(reports.join(), framework.advice);
        assert.deepEqual(
          [
            reports.length,
            await errorsOf(page),
            await page.evaluate(() => (globalThis as Visited).ran ?? []),
          ],
          [1, [], []],
        );
      });
    } else {
      it('in a <template> asks nothing before an answer, and once after it', async () => {
        const { page, reports } = await visitApp(framework, 'template');
        await control(page, 'consent-gate', 'allow-once');
        await assertNothingReached(page);
        await tell(page, 'grantAll');
        await arrived('/frame.html?name=one');
        await setProps(page, { count: 1 });
        await fallbackSays(page, 'Fallback 1');
        assert.deepEqual(
          [reached(), reports, await errorsOf(page)],
          [['/frame.html?name=one'], [], []],
        );
      });
    }
  });
}
