import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  acceptedAll,
  answerInPreferences,
  arrived,
  assertNothingReached,
  control,
  frame,
  holdBack,
  opener,
  press,
  reached,
  rejectedAll,
  settled,
  soon,
  tell,
  thirdParty,
  until,
  visit,
  type Visited,
} from './support/visitor.js';

const gate = (attributes: string, content = '') =>
  `<consent-gate category="marketing" label="Tour" ${attributes}>${content}<a href="/elsewhere">Fallback</a></consent-gate>`;
const template = (content: string) => gate('', `<template>${content}</template>`);

/** §3.1: what an author may write, and what it asks of the third party once it is open. */
const forms: [name: string, html: string, asks: string[]][] = [
  ['src', gate(`src="${frame('src')}"`), ['/frame.html?name=src']],
  [
    'an iframe in a template',
    template(`<iframe src="${frame('template')}"></iframe>`),
    ['/frame.html?name=template'],
  ],
  [
    'a video in a template',
    template('<video src="{{thirdParty}}/style.css?video" preload="auto"></video>'),
    ['/style.css?video'],
  ],
  [
    'a lazy image in a template',
    template('<img loading="lazy" src="{{thirdParty}}/pixel.gif?lazy" width="10" height="10">'),
    ['/pixel.gif?lazy'],
  ],
  [
    'data-src and data-srcset on images in a template',
    template(
      '<img data-src="{{thirdParty}}/pixel.gif?one"><img data-srcset="{{thirdParty}}/pixel.gif?two 1x">',
    ),
    ['/pixel.gif?one', '/pixel.gif?two'],
  ],
  [
    'data-href on a stylesheet, data-poster on a video',
    template(
      '<link rel="stylesheet" data-href="{{thirdParty}}/style.css"><video data-poster="{{thirdParty}}/pixel.gif?poster"></video>',
    ),
    ['/pixel.gif?poster', '/style.css'],
  ],
  [
    'a script in a template',
    template('<script type="text/plain" src="{{thirdParty}}/script.js"></script>'),
    ['/script.js'],
  ],
  [
    'children with data-src',
    gate(
      '',
      `<iframe data-src="${frame('child')}"></iframe><img data-src="{{thirdParty}}/pixel.gif?child">`,
    ),
    ['/frame.html?name=child', '/pixel.gif?child'],
  ],
  [
    'an iframe with srcdoc and src',
    gate('', `<iframe srcdoc="<p>Closed</p>" src="${frame('srcdoc')}"></iframe>`),
    ['/frame.html?name=srcdoc'],
  ],
];

describe('E1, L1: content of a gate', () => {
  for (const [name, body, asks] of forms) {
    it(`in the form "${name}" asks nothing before an answer, each address once after it, and leaves with a withdrawal`, async () => {
      const { page } = await visit({ body: body + opener });
      await control(page, 'consent-gate', 'allow-once');
      await assertNothingReached(page);
      await tell(page, 'denyAll');
      await assertNothingReached(page);
      await page.evaluate(() => ((globalThis as Visited).ran = []));
      await answerInPreferences(page, 'accept-all');
      for (const address of asks) await arrived(address);
      await settled(page);
      assert.deepEqual(reached().sort(), asks);
      assert.equal(
        await page.evaluate(() => Array.isArray((globalThis as Visited).ran)),
        true,
        'without a reload',
      );
      assert.equal(
        await page.evaluate(() => document.querySelector('consent-gate > a')!.checkVisibility()),
        false,
      );

      await answerInPreferences(page, 'reject-all');
      await control(page, 'consent-gate', 'allow-once');
      const closed = await page.evaluate(() => ({
        content:
          document.querySelectorAll(
            '[data-consent-content], consent-gate iframe:not([data-consent-src], [srcdoc])',
          ).length + Number(document.querySelector('consent-gate')!.frame !== null),
        fallback: document.querySelector('consent-gate > a')!.checkVisibility(),
        open: document.querySelector('consent-gate')!.hasAttribute('open'),
      }));
      assert.deepEqual(closed, { content: 0, fallback: true, open: false });
      await tell(page, 'grantAll');
      await until(
        page,
        () =>
          document.querySelector('consent-gate')!.open &&
          (document.querySelector('consent-gate')!.frame ??
            document.querySelector(
              'consent-gate > [data-consent-content][slot=content]:last-child > *',
            )),
      );
    });
  }

  it('in every form stays closed for a visitor who has refused, and opens at once for one who has agreed', async () => {
    const body = forms.map(([, html]) => html).join('');
    const refused = await visit({ cookie: rejectedAll, body });
    await control(refused.page, 'consent-gate', 'allow-once');
    await assertNothingReached(refused.page);
    const agreed = await visit({ cookie: acceptedAll, body });
    const asks = forms.flatMap(([, , addresses]) => addresses).sort();
    await soon(() => reached().length >= asks.length, 'all forms open');
    await settled(agreed.page);
    assert.deepEqual(reached().sort(), asks);
  });

  it('E13: runs its scripts in their order, a failed one holding nothing back, and again at the next opening', async () => {
    const ordered =
      template(`<script type="text/plain" src="{{thirdParty}}/slow-script.js?set=slow"></script><script>(globalThis.ran ??= []).push('inline')</script>
      <script type="text/plain" src="{{thirdParty}}/missing.js"></script><script type="text/plain" src="{{thirdParty}}/script.js?set=next"></script>
      <script type="text/plain" data-type="module" src="{{thirdParty}}/module.js?set=module"></script><script type="application/json">{"not":"run"}</script>
      <script type="module">globalThis.ran.push('inline module')</script><script type="text/plain">globalThis.ran.push('last')</script>`);
    const { page } = await visit({ body: ordered + opener });
    await press(page, 'cookie-banner', 'accept-all');
    const order = ['slow', 'inline', 'next', 'module', 'inline module', 'last'];
    // An inline module runs in a task of its own, which nothing announces: only its presence is certain.
    const ran = () => page.evaluate(() => (globalThis as Visited).ran ?? []);
    await soon(async () => (await ran()).length >= order.length, 'six scripts ran');
    assert.deepEqual(
      (await ran()).filter((name) => name !== 'inline module'),
      order.filter((name) => name !== 'inline module'),
    );
    await tell(page, 'denyAll');
    await tell(page, 'grantAll');
    // A module from a file is evaluated once per document, whoever asks for it again.
    await soon(async () => (await ran()).length >= 2 * order.length - 1, 'once per opening');
  });

  it('runs a script once that says itself what it needs', async () => {
    const held = (name: string, attributes: string) =>
      `<script type="text/plain" ${attributes} src="{{thirdParty}}/slow-script.js?ms=50&set=${name}"></script>`;
    const { page } = await visit({
      cookie: acceptedAll,
      body: template(
        held('one', '') +
          held('service', 'data-consent-service="matomo"') +
          held('both', 'data-consent="statistics" data-consent-service="matomo"') +
          held('last', ''),
      ),
    });
    await soon(
      () => page.evaluate(() => (globalThis as Visited).ran?.includes('last')),
      'the last one ran',
    );
    await soon(() => page.evaluate(() => (globalThis as Visited).ran!.length >= 4), 'all ran');
    await settled(page);
    assert.deepEqual((await page.evaluate(() => (globalThis as Visited).ran!)).sort(), [
      'both',
      'last',
      'one',
      'service',
    ]);
  });

  it('L11: runs no further script once it is taken back', async () => {
    const { page } = await visit({
      body: template(
        '<script type="text/plain" src="{{thirdParty}}/script.js?set=slow"></script><script type="text/plain" src="{{thirdParty}}/script.js?set=next"></script>',
      ),
    });
    const { asked, letThrough } = await holdBack(page, 'set=slow');
    await press(page, 'cookie-banner', 'accept-all');
    await asked;
    await tell(page, 'denyAll');
    letThrough();
    await arrived('/script.js?set=slow');
    await settled(page);
    assert.deepEqual(reached(), ['/script.js?set=slow']);
  });

  it('opens where it was added later, and where its children come after it', async () => {
    const { page } = await visit({ cookie: acceptedAll });
    await page.evaluate(async (origin) => {
      const late = document.createElement('consent-gate');
      late.category = 'marketing';
      document.querySelector('main')!.append(late);
      await new Promise(requestAnimationFrame);
      const held = document.createElement('template');
      held.innerHTML = `<iframe src="${origin}/frame.html?name=late"></iframe>`;
      late.append(held);
    }, thirdParty);
    await arrived('/frame.html?name=late');
  });

  it('moves with its gate: moveBefore loads nothing again, and the author’s children are never moved', async () => {
    const { page } = await visit({
      cookie: acceptedAll,
      body: `${forms[0]![1]}<div id="there"></div>`,
    });
    await arrived('/frame.html?name=src');
    const kept = await page.evaluate(async () => {
      const gate = document.querySelector('consent-gate')!;
      const [children, content] = [[...gate.children], gate.frame];
      (
        document.querySelector('#there') as Element & {
          moveBefore: (node: Node, before: null) => void;
        }
      ).moveBefore(gate, null);
      await Promise.resolve();
      return (
        children.every((child, index) => gate.children[index] === child) &&
        gate.frame === content &&
        gate.open
      );
    });
    assert.equal(kept, true);
    await settled(page);
    assert.deepEqual(reached(), ['/frame.html?name=src']);
  });
});
