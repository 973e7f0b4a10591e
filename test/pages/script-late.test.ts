import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  acceptedAll,
  arrived,
  demo,
  press,
  settled,
  soon,
  thirdParty,
  visit,
  type Visited,
} from './support/visitor.js';

const held = (attributes: string, code = '') =>
  `<script type="text/plain" data-consent="statistics" ${attributes}>${code}</script>`;
const push = (name: string) => `(globalThis.ran ??= []).push("${name}")`;
const ranIn = (page: Page) => page.evaluate(() => (globalThis as Visited).ran ?? []);
let files = 0;
const file = (code: string) =>
  demo.page(`/late-${++files}.js`, code, { 'content-type': 'text/javascript' });

describe('F: document.write of a released script', () => {
  it('puts its markup after the script, runs the scripts in it, and keeps the page', async () => {
    const code = `document.open(); document.write('<div id="w'); document.writeln('ritten">');
      document.getElementById('written').title = 'found';
      document.write('<img src="${thirdParty}/pixel.gif"><scr' + 'ipt src="${thirdParty}/script.js?set=written"></scr' + 'ipt></div><script>${push('inline')}</scr' + 'ipt>'); document.close();`;
    const { page, reports } = await visit({
      body: `<i id="before"></i>${held('', code)}<i id="after"></i>`,
    });
    await press(page, 'cookie-banner', 'accept-all');
    await arrived('/pixel.gif');
    await soon(async () => (await ranIn(page)).length === 2, 'the written scripts ran');
    assert.deepEqual(await ranIn(page), ['written', 'inline']);
    assert.deepEqual(
      await page.evaluate(() => [
        document.querySelector('#before + script + #written')?.getAttribute('title'),
        !!document.querySelector('#after'),
        !!document.querySelector('cookie-banner'),
      ]),
      ['found', true, true],
    );
    assert.deepEqual(reports, []);
  });

  it('in a file, in a timer of the file, or in a script that the file adds, never deletes the page', async () => {
    const address =
      file(`document.write('<b id="sync"></b>'); setTimeout(() => { document.write('<b id="timer"></b>'); (globalThis.ran ??= []).push('timer'); });
      document.body.append(Object.assign(document.createElement('script'), { text: "document.write('<b id=child></b>')" }));`);
    const { page } = await visit({ body: held(`src="${address}"`) });
    await press(page, 'cookie-banner', 'accept-all');
    await soon(async () => (await ranIn(page)).includes('timer'), 'the timer ran');
    await settled(page);
    assert.deepEqual(
      await page.evaluate(() =>
        ['#sync', '#timer', 'cookie-banner', 'main'].map(
          (selector) => document.querySelector(selector) !== null,
        ),
      ),
      [true, true, true, true],
    );
  });

  it('leaves alone what the site itself writes', async () => {
    const own = file(
      `globalThis.replacePage = () => { document.open(); document.write('<p id="new">New page</p>'); document.close(); };`,
    );
    const { page } = await visit({
      cookie: acceptedAll,
      head: `<script src="${own}"></script>`,
      body: held('', push('held')),
    });
    await soon(async () => (await ranIn(page)).length === 1, 'the held script ran');
    await page.evaluate(() => (globalThis as unknown as { replacePage: () => void }).replacePage());
    assert.deepEqual(
      await page.evaluate(() => [
        !!document.querySelector('#new'),
        !!document.querySelector('cookie-banner'),
      ]),
      [true, false],
    );
  });
});

describe('K2: a released script that waits for the page', () => {
  const waits = (name: string) =>
    `document.addEventListener('DOMContentLoaded', () => ${push(`${name} parsed`)}); window.addEventListener('load', { handleEvent({ type }) { ${push(`${name} loaded`)} } }); window.onload = () => ${push(`${name} onload`)}`;

  it('starts after a late answer, in a file, inline and as a module, and nobody else receives the event again', async () => {
    const { page } = await visit({
      head: `<script>addEventListener('load', () => { ${push('page')} })</script>`,
      body:
        held('', waits('inline')) +
        held(`src="${file(waits('file'))}"`) +
        held(`data-type="module" src="${file(waits('module'))}"`),
    });
    await press(page, 'cookie-banner', 'accept-all');
    await soon(async () => (await ranIn(page)).length >= 10, 'all listeners were called');
    await settled(page);
    assert.deepEqual((await ranIn(page)).sort(), [
      ...['file', 'inline', 'module'].flatMap((name) =>
        ['loaded', 'onload', 'parsed'].map((what) => `${name} ${what}`),
      ),
      'page',
    ]);
  });

  it('is left alone where it asks for the state of the page itself', async () => {
    const { page } = await visit({
      body:
        held(
          '',
          `addEventListener('load', () => ${push('event')}); if (document.readyState === 'complete') ${push('state')}`,
        ) + held('', `addEventListener('load', () => ${push('witness')})`),
    });
    await press(page, 'cookie-banner', 'accept-all');
    await soon(async () => (await ranIn(page)).includes('witness'), 'the other script was called');
    assert.deepEqual(await ranIn(page), ['state', 'witness']);
  });

  it('receives an event once that is still to come', async () => {
    const { page } = await visit({
      cookie: acceptedAll,
      body: `${held('', waits('inline'))}<img src="/slow.gif?ms=300">`,
    });
    await soon(async () => (await ranIn(page)).length >= 3, 'all listeners were called');
    await settled(page);
    assert.deepEqual((await ranIn(page)).sort(), [
      'inline loaded',
      'inline onload',
      'inline parsed',
    ]);
  });
});

describe('E: a script that was already started', () => {
  const scripts = (name: string) =>
    `<script type="text/plain" data-consent="marketing" src="${thirdParty}/script.js?set=${name}"><\\/script><script type="text/plain" data-consent="marketing">(globalThis.ran ??= []).push('${name}-inline')<\\/script>`;
  const makers: Record<string, string> = {
    innerHTML: `there.innerHTML = html`,
    template: `const t = document.createElement('template'); t.innerHTML = html; there.append(t.content.cloneNode(true))`,
    DOMParser: `there.append(...new DOMParser().parseFromString(html, 'text/html').head.childNodes)`,
    'a shadow root': `there.attachShadow({ mode: 'open' }).innerHTML = html`,
  };
  for (const [name, maker] of Object.entries(makers)) {
    it(`runs, and so does the next one: ${name}`, async () => {
      const { page } = await visit({
        head: '',
        body: `<div id="there"></div><script>{ const html = \`${scripts('first')}\`; ${maker} }</script>${held('', push('next'))}`,
      });
      await press(page, 'cookie-banner', 'accept-all');
      await soon(async () => (await ranIn(page)).length >= 3, 'all three ran');
      await settled(page);
      assert.deepEqual((await ranIn(page)).sort(), ['first', 'first-inline', 'next']);
    });
  }

  it('K3: in a declarative shadow root runs', async () => {
    const { page } = await visit({
      body: `<div><template shadowrootmode="open">${held('', push('shadow'))}</template></div>`,
    });
    await press(page, 'cookie-banner', 'accept-all');
    await soon(async () => (await ranIn(page)).length === 1, 'it ran');
  });

  it('does not wait for ever for a file that never answers', async () => {
    const hanging = demo.endpoint('/hanging.js', () => undefined);
    const { page } = await visit({ body: held(`src="${hanging}"`) + held('', push('next')) });
    await press(page, 'cookie-banner', 'accept-all');
    await soon(async () => (await ranIn(page)).includes('next'), 'the next one ran');
  });
});
