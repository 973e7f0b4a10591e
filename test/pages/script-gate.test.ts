import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  acceptedAll,
  arrived,
  assertNothingReached,
  control,
  cookieValue,
  holdBack,
  press,
  reached,
  rejectedAll,
  settled,
  soon,
  tell,
  thirdParty,
  visit,
  type Visited,
} from './support/visitor.js';

const held = (attributes: string, code = '') =>
  `<script type="text/plain" ${attributes}>${code}</script>`;
const at = (path: string) => `src="{{thirdParty}}${path}"`;
const ranIn = (page: Page) => page.evaluate(() => (globalThis as Visited).ran ?? []);
const push = (name: string) => `(globalThis.ran ??= []).push('${name}');`;

describe('E13: a script of the page with data-consent', () => {
  it('L1: does not run, and asks nothing, before it is granted nor after a refusal', async () => {
    const { page } = await visit({
      body:
        held('data-consent="statistics"', push('inline')) +
        held('data-consent="statistics" data-consent-service="matomo"', push('service')) +
        held(`data-consent="marketing" ${at('/script.js')}`) +
        held(`data-consent-service="matomo" ${at('/script.js')}`),
    });
    await assertNothingReached(page);
    await press(page, 'cookie-banner', 'reject-all');
    await assertNothingReached(page);
    assert.deepEqual(await ranIn(page), []);
  });

  it('runs once and in document order as soon as it is granted; one that is missing holds nothing back', async () => {
    const { page } = await visit({
      head: held(`data-consent="statistics" ${at('/slow-script.js?set=slow')}`),
      body:
        held('data-consent="statistics"', push('inline')) +
        held(`data-consent="statistics" ${at('/missing.js')}`) +
        held(`data-consent="marketing" ${at('/script.js?set=other')}`) +
        held(`data-consent-service="matomo" ${at('/script.js?set=service')}`) +
        held(`data-consent="statistics" data-type="module" ${at('/module.js?set=module')}`) +
        held('data-consent="statistics marketing"', push('both')),
    });
    await control(page, 'cookie-banner', 'accept-all');
    await tell(page, 'grant', 'statistics');
    await soon(async () => (await ranIn(page)).includes('module'), 'the module ran');
    assert.deepEqual(await ranIn(page), ['slow', 'inline', 'service', 'module']);
    await tell(page, 'grant', 'marketing');
    await soon(async () => (await ranIn(page)).length === 6, 'all ran');
    assert.deepEqual((await ranIn(page)).slice(4), ['other', 'both']);
    await settled(page);
    assert.equal(new Set(reached()).size, reached().length);
  });

  it('runs at once for a visitor who has agreed', async () => {
    const { page } = await visit({
      cookie: cookieValue({ c: 'statistics' }),
      body:
        held(`data-consent="statistics" ${at('/script.js')}`) +
        held(`data-consent="marketing" ${at('/module.js')}`),
    });
    await arrived('/script.js');
    await settled(page);
    assert.deepEqual(reached(), ['/script.js']);
  });

  it('runs once per document: a withdrawal and another grant do not run it again', async () => {
    const { page } = await visit({
      cookie: acceptedAll,
      body:
        held('data-consent="statistics"', push('inline')) +
        held(`data-consent="statistics" ${at('/script.js?set=file')}`),
    });
    await soon(async () => (await ranIn(page)).length === 2, 'both ran');
    await tell(page, 'denyAll');
    await tell(page, 'grantAll');
    await settled(page);
    assert.deepEqual(await ranIn(page), ['inline', 'file']);
    assert.deepEqual(reached(), ['/script.js?set=file']);
  });

  for (const [where, body] of [
    [
      'of the page',
      held(`data-consent="statistics" ${at('/script.js?set=late')}`) +
        held('data-consent="statistics"', push('next')),
    ],
    [
      'in a gate',
      `<consent-gate category="statistics"><template>${held(at('/script.js?set=late'))}${held('', push('next'))}</template></consent-gate>`,
    ],
  ] as const) {
    it(`L11: does not run where it was taken back while its file was on its way, and runs at the next grant: ${where}`, async () => {
      const { page } = await visit({ body });
      await control(page, 'cookie-banner', 'accept-all');
      const { asked, letThrough } = await holdBack(page, 'set=late');
      await tell(page, 'grant', 'statistics');
      await asked;
      await tell(page, 'withdraw', 'statistics');
      letThrough();
      await arrived('/script.js?set=late');
      // Asked for when that has arrived: it runs later.
      await page.evaluate(
        (address) =>
          new Promise((resolve) =>
            document.head.append(
              Object.assign(document.createElement('script'), { src: address, onload: resolve }),
            ),
          ),
        `${thirdParty}/script.js?set=witness`,
      );
      await settled(page);
      assert.deepEqual(await ranIn(page), ['witness']);
      await tell(page, 'grant', 'statistics');
      await soon(async () => (await ranIn(page)).length === 3, 'both ran');
      assert.deepEqual(await ranIn(page), ['witness', 'late', 'next']);
    });
  }

  for (const [what, attributes] of [
    ['written for browsers without modules', 'nomodule'],
    ['of a kind that browsers do not run', 'data-type="text/html"'],
    ['without an address', 'src=""'],
  ] as const) {
    it(`holds nothing back where it is ${what}`, async () => {
      const { page } = await visit({
        cookie: acceptedAll,
        body:
          held(`data-consent="statistics" ${attributes} ${at('/script.js?set=never')}`) +
          held('data-consent="statistics"', push('next')),
      });
      await soon(async () => (await ranIn(page)).includes('next'), 'the next one ran');
    });
  }

  it('is heard when it is added later, granted or not', async () => {
    const { page } = await visit({ cookie: rejectedAll, body: '<div id="there"></div>' });
    await page.evaluate((origin) => {
      for (const name of ['one', 'two']) {
        const script = document.createElement('script');
        script.type = 'text/plain';
        script.dataset.consent = 'statistics';
        script.src = `${origin}/script.js?set=${name}`;
        document.querySelector('#there')!.append(script);
      }
    }, thirdParty);
    await assertNothingReached(page);
    await tell(page, 'grantAll');
    await soon(async () => (await ranIn(page)).length === 2, 'both ran');
    assert.deepEqual(await ranIn(page), ['one', 'two']);
  });

  it('L11: a withdrawal says in its event what ran and cannot be un-run, and nothing else', async () => {
    const gate = `<consent-gate service="linkedin"><template><script>${push('gate')}</script></template></consent-gate>`;
    const { page } = await visit({
      body:
        held('data-consent="statistics"', push('page')) +
        held('data-consent="functional" data-type="text/html"') +
        gate,
    });
    await page.evaluate(() => {
      const told: (readonly string[])[] = Object.assign(globalThis, { told: [] }).told;
      document.addEventListener('consent-change', ({ remaining }) =>
        told.push([...remaining].sort()),
      );
    });
    await tell(page, 'grantAll');
    await soon(async () => (await ranIn(page)).length === 2, 'both ran');
    await tell(page, 'withdraw', 'performance');
    await tell(page, 'withdraw', 'linkedin');
    await tell(page, 'denyAll');
    assert.deepEqual(
      await page.evaluate(() => (globalThis as unknown as { told: string[][] }).told),
      [[], [], ['linkedin'], ['statistics']],
    );
  });

  it('L11: so does a refusal after it was shown once', async () => {
    const { page } = await visit({
      body: `<consent-gate service="linkedin"><template><script>${push('gate')}</script></template></consent-gate>`,
    });
    await press(page, 'consent-gate', 'allow-once');
    await soon(async () => (await ranIn(page)).length === 1, 'it ran');
    const remaining = await page.evaluate(
      () =>
        new Promise<readonly string[]>((resolve) => {
          document.addEventListener('consent-change', (event) => resolve(event.remaining));
          (globalThis as Visited).cetegraConsent.denyAll();
        }),
    );
    assert.deepEqual(remaining, ['marketing']);
  });

  it('L11: does not run when it is taken back before its turn, nor does the one that is on its way', async () => {
    const { page } = await visit({
      body:
        held(`data-consent="statistics" ${at('/slow-script.js?set=slow')}`) +
        held('data-consent="statistics"', push('next')),
    });
    await press(page, 'cookie-banner', 'accept-all');
    await arrived('/slow-script.js');
    await tell(page, 'denyAll');
    await tell(page, 'grantAll');
    await soon(async () => (await ranIn(page)).length === 2, 'both ran on the next grant');
    assert.deepEqual(await ranIn(page), ['slow', 'next']);
  });

  for (const [what, type, tells] of [
    ['without a type', '', /ran it before consent\. Write type="text\/plain"/],
    [
      'that is a module',
      'type="module"',
      /ran it before consent\. Write type="text\/plain" data-type="module"/,
    ],
    [
      'with the type of another tool',
      'type="javascript/blocked"',
      /type="javascript\/blocked".*never runs/,
    ],
  ] as const) {
    it(`that its author forgot to hold back is told once: ${what}`, async () => {
      const { page, reports } = await visit({
        body: `<script ${type} data-consent="statistics">0</script>`.repeat(2),
      });
      await soon(() => reports.length > 0, 'a report');
      await settled(page);
      assert.equal(reports.length, 1);
      assert.match(reports[0]!, tells);
    });
  }

  it('that was let go is not told as one that was forgotten', async () => {
    const { page, reports } = await visit({
      cookie: acceptedAll,
      body: held('data-consent="statistics"', push('it')),
    });
    await soon(async () => (await ranIn(page)).length === 1, 'it ran');
    await page.evaluate(() =>
      document.body.append(
        Object.assign(document.createElement('script'), {
          type: 'text/plain',
          textContent: '(globalThis.ran ??= []).push("added");',
        }),
      ),
    );
    await page.evaluate(() =>
      document
        .querySelector('body > script:last-child')!
        .setAttribute('data-consent', 'statistics'),
    );
    await settled(page);
    assert.deepEqual(reports, []);
  });

  it('keeps its attributes and its place', async () => {
    const { page } = await visit({
      cookie: acceptedAll,
      body: `<i></i>${held(`data-consent="statistics" id="it" crossorigin="anonymous" data-own="1" ${at('/script.js?set=file')}`)}<b></b>`,
    });
    await arrived('/script.js');
    const kept = await page.$eval('script#it', (script) => [
      script.previousElementSibling?.localName,
      script.nextElementSibling?.localName,
      script.getAttribute('crossorigin'),
      script.dataset.own,
      script.type,
    ]);
    assert.deepEqual(kept, ['i', 'b', 'anonymous', '1', 'text/plain']);
  });

  it('S-16: runs by its nonce under a Content Security Policy, and without one it does not', async () => {
    const { page } = await visit({
      cookie: acceptedAll,
      headers: { 'content-security-policy': `script-src 'self' 'nonce-abc'` },
      body:
        held('nonce="abc" data-consent="statistics"', push('inline')) +
        held(`nonce="abc" data-consent="statistics" ${at('/script.js?set=file')}`) +
        held('data-consent="statistics"', push('without')) +
        held('nonce="abc" data-consent="statistics"', push('last')),
    });
    await soon(async () => (await ranIn(page)).includes('last'), 'the last one ran');
    assert.deepEqual(await ranIn(page), ['inline', 'file', 'last']);
  });

  it('with an unknown category or service never runs, and its author is told once each', async () => {
    const { page, reports } = await visit({
      cookie: acceptedAll,
      body:
        held('data-consent="statistik"', push('category')) +
        held('data-consent-service="piwik"', push('service')) +
        held('data-consent="marketing" data-consent-service="matomo"', push('disagree')),
    });
    await soon(() => reports.length >= 3, 'three reports');
    await settled(page);
    assert.equal(reports.length, 3);
    for (const wrong of ['"statistik"', '"piwik"', '"marketing" and service="matomo"'])
      assert.equal(reports.filter((report) => report.includes(wrong)).length, 1, wrong);
    assert.deepEqual(await ranIn(page), []);
  });
});
