import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  acceptedAll,
  addPage,
  arrived,
  control,
  holdBack,
  press,
  reached,
  rejectedAll,
  settled,
  soon,
  tell,
  thirdParty,
  timesReached,
  visit,
  type Visited,
} from './support/visitor.js';

const held = (attributes: string, code = '') =>
  `<script type="text/plain" ${attributes}>${code}</script>`;
const file = (name: string, attributes = 'data-consent="statistics"') =>
  held(`${attributes} src="{{thirdParty}}/script.js?set=${name}"`);
const push = (name: string) => `(globalThis.ran ??= []).push('${name}');`;
const ranIn = (page: Page) => page.evaluate(() => (globalThis as Visited).ran ?? []);
const ranTo = (page: Page, names: string[]) =>
  soon(async () => (await ranIn(page)).join() === names.join(), `exactly ${names.join()} ran`);
const types = (page: Page) =>
  page.$$eval('script[data-consent]', (scripts) => scripts.map(({ type }) => type));

/** Ways in which others put equal markup into the page. They get the text of `main`, or the element itself. */
const copies: Record<string, (main: Element) => void> = {
  innerHTML: (main) => (main.innerHTML = String(main.innerHTML)),
  outerHTML: (main) => (main.outerHTML = String(main.outerHTML)),
  insertAdjacentHTML: (main) => main.insertAdjacentHTML('afterend', main.outerHTML),
  cloneNode: (main) => main.after(main.cloneNode(true)),
  importNode: (main) => main.after(document.importNode(main, true)),
  DOMParser: (main) =>
    main.replaceWith(
      document.adoptNode(
        new DOMParser().parseFromString(main.outerHTML, 'text/html').querySelector('main')!,
      ),
    ),
  createContextualFragment: (main) =>
    main.replaceWith(document.createRange().createContextualFragment(main.outerHTML)),
  template: (main) =>
    main.after(
      Object.assign(document.createElement('template'), {
        innerHTML: main.outerHTML,
      }).content.cloneNode(true),
    ),
  XMLSerializer: (main) =>
    main.after(
      document.importNode(
        new DOMParser()
          .parseFromString(new XMLSerializer().serializeToString(main), 'text/html')
          .querySelector('main')!,
        true,
      ),
    ),
  // What routers do with scripts: a new element with the same attributes and text.
  createElement(main) {
    for (const script of main.querySelectorAll('script')) {
      const next = document.createElement('script');
      for (const { name, value } of script.attributes) next.setAttribute(name, value);
      next.text = script.text;
      script.replaceWith(next);
    }
  },
};

describe('A1, A2: a released page script is inert markup again', () => {
  const body =
    file('file') +
    held('data-consent="statistics"', push('inline')) +
    held('data-consent="statistics" data-type="module" src="{{thirdParty}}/module.js?set=module"');
  const all = ['file', 'inline', 'module'];

  it('is text/plain again after it ran, in its place and with every attribute', async () => {
    const { page } = await visit({ cookie: rejectedAll, body });
    const before = await page.$eval('main', (main) => main.innerHTML);
    await tell(page, 'grantAll');
    await ranTo(page, all);
    assert.equal(await page.$eval('main', (main) => main.innerHTML), before);
  });

  it('is inert while its file is on its way', async () => {
    const { page } = await visit({ body: file('slow') });
    const { asked, letThrough } = await holdBack(page, '/script.js');
    await tell(page, 'grantAll');
    await asked;
    assert.deepEqual(await types(page), ['text/plain']);
    letThrough();
    await ranTo(page, ['slow']);
    assert.deepEqual(await types(page), ['text/plain']);
  });

  it('finds itself by document.currentScript, connected and in its place', async () => {
    const code = (name: string) =>
      `globalThis.${name} = document.currentScript; globalThis.${name}Place = document.currentScript.previousElementSibling?.id;`;
    const { page } = await visit({
      cookie: acceptedAll,
      body: `<i id="mark"></i>${held('data-consent="statistics"', code('it') + push('it'))}`,
    });
    await ranTo(page, ['it']);
    assert.deepEqual(
      await page.evaluate(() => {
        const { it, itPlace } = globalThis as unknown as { it: HTMLScriptElement; itPlace: string };
        return [
          itPlace,
          it.isConnected,
          it.type,
          it === document.querySelector('script[data-consent]'),
        ];
      }),
      ['mark', true, 'text/plain', true],
    );
  });

  for (const [name, copy] of Object.entries(copies)) {
    it(`does not run again where others copy it with ${name}, before or after a withdrawal`, async () => {
      const { page, reports } = await visit({ cookie: acceptedAll, body });
      await ranTo(page, all);
      await page.$eval('main', copy);
      await settled(page);
      await tell(page, 'withdrawAll');
      await page.$eval('main', copy);
      await settled(page);
      await tell(page, 'grantAll');
      await page.$eval('main', copy);
      await settled(page);
      assert.deepEqual(await ranIn(page), all);
      assert.equal(reached().filter((path) => path.includes('.js')).length, 2);
      assert.deepEqual([...new Set(await types(page))], ['text/plain']);
      assert.deepEqual(reports, []);
    });
  }

  it('runs again neither in the head nor where its element is replaced while its file is on its way', async () => {
    const { page } = await visit({ head: file('head') });
    const { asked, letThrough } = await holdBack(page, '/script.js');
    await tell(page, 'grantAll');
    await asked;
    await page.$eval('head', (head) => {
      const script = head.querySelector('script[data-consent]')!;
      script.replaceWith(document.createRange().createContextualFragment(script.outerHTML));
    });
    letThrough();
    await soon(async () => (await ranIn(page)).length === 1, 'it ran');
    await page.$eval('head', (head) =>
      head.append(
        document
          .createRange()
          .createContextualFragment(head.querySelector('script[data-consent]')!.outerHTML),
      ),
    );
    await settled(page);
    assert.deepEqual(await ranIn(page), ['head']);
    assert.equal(timesReached('/script.js'), 1);
  });

  it('runs for each source: another address, another text, another requirement', async () => {
    const { page } = await visit({
      cookie: acceptedAll,
      body:
        file('one') +
        file('two') +
        held('data-consent="statistics"', push('a')) +
        held('data-consent="statistics"', push('b')) +
        file('one', 'data-consent="marketing"'),
    });
    await ranTo(page, ['one', 'two', 'a', 'b', 'one']);
  });

  it('runs for a new source that a DOM differ writes into the same element', async () => {
    const { page } = await visit({ cookie: acceptedAll, body: file('one') });
    await ranTo(page, ['one']);
    await page.$eval('script[data-consent]', (script) =>
      script.setAttribute('src', script.getAttribute('src')!.replace('one', 'two')),
    );
    await ranTo(page, ['one', 'two']);
  });

  it('runs in a new document', async () => {
    const { page } = await visit({ cookie: acceptedAll, body: file('file') });
    await ranTo(page, ['file']);
    await Promise.all([
      page.waitForNavigation(),
      page.evaluate((address) => location.assign(address), addPage({ body: file('file') })),
    ]);
    await ranTo(page, ['file']);
    assert.equal(timesReached('/script.js'), 2);
  });

  it('keeps the node that a framework rendered, so that the framework can remove it', async () => {
    const { page } = await visit({ body: '<div id="app"></div>' });
    await page.$eval(
      '#app',
      (app, origin) => {
        const make = (text: string) =>
          Object.assign(document.createElement('script'), { type: 'text/plain', text });
        const scripts = [
          Object.assign(make(''), { src: `${origin}/script.js?set=file` }),
          make("(globalThis.ran ??= []).push('inline')"),
        ];
        for (const script of scripts) script.dataset.consent = 'statistics';
        app.append(...scripts);
        Object.assign(globalThis, { nodes: scripts });
      },
      thirdParty,
    );
    await press(page, 'cookie-banner', 'accept-all');
    await ranTo(page, ['file', 'inline']);
    assert.deepEqual(
      await page.$eval('#app', (app) =>
        (globalThis as unknown as { nodes: Element[] }).nodes.map(
          (node) => node === app.removeChild(node),
        ),
      ),
      [true, true],
    );
    assert.equal(await page.$eval('#app', (app) => app.childNodes.length), 0);
  });

  it('with speculation rules prefetches under its grant alone, and with an import map resolves', async () => {
    const rules = held(
      'data-consent="statistics" data-type="speculationrules"',
      `{"prefetch":[{"urls":["{{next}}"],"eagerness":"immediate"}]}`,
    );
    const { page, reports } = await visit({
      cookie: rejectedAll,
      body:
        rules +
        held(
          'data-consent="statistics" data-type="importmap"',
          `{"imports":{"named":"{{thirdParty}}/module.js?set=named"}}`,
        ) +
        held('data-consent="statistics" data-type="module"', `import 'named'; ${push('user')}`) +
        held('data-consent="statistics" data-type="application/json" id="data"', '{}'),
    });
    await tell(page, 'grantAll');
    await ranTo(page, ['named', 'user']);
    assert.equal(
      await page.$eval('#data', (script) => (script as HTMLScriptElement).type),
      'application/json',
    );
    await tell(page, 'withdrawAll');
    await tell(page, 'grantAll');
    await settled(page);
    assert.deepEqual(await ranIn(page), ['named', 'user']);
    assert.deepEqual(reports, []);
  });

  it('in SVG runs once, in order', async () => {
    const { page } = await visit({
      body: `<svg><script type="text/plain" data-consent="statistics" href="{{thirdParty}}/slow-script.js?set=svg"></script></svg>${held('data-consent="statistics"', push('next'))}`,
    });
    await control(page, 'cookie-banner', 'accept-all');
    await tell(page, 'grantAll');
    await ranTo(page, ['svg', 'next']);
    await page.$eval('svg', (svg) => (svg.outerHTML = String(svg.outerHTML)));
    await settled(page);
    assert.deepEqual(await ranIn(page), ['svg', 'next']);
  });

  it('that was withdrawn while its file was on its way runs at the next grant, once', async () => {
    const { page } = await visit({ body: file('late') });
    const { asked, letThrough } = await holdBack(page, '/script.js');
    await tell(page, 'grantAll');
    await asked;
    await tell(page, 'withdrawAll');
    await page.$eval('main', (main) => (main.innerHTML = String(main.innerHTML)));
    await tell(page, 'grantAll');
    letThrough();
    await ranTo(page, ['late']);
    await settled(page);
    assert.deepEqual(await ranIn(page), ['late']);
  });

  it('S8: an inline module whose imports are on their way does not run after a withdrawal', async () => {
    const { page } = await visit({
      body: held(
        'data-consent="statistics" data-type="module"',
        `import '{{thirdParty}}/module.js?set=import'; ${push('module')}`,
      ),
    });
    const { asked, letThrough } = await holdBack(page, 'set=import');
    await tell(page, 'grantAll');
    await asked;
    await tell(page, 'withdrawAll');
    letThrough();
    await arrived('/module.js?set=import');
    // What is asked for when that has arrived is run after it.
    await page.evaluate((address) => import(address), `${thirdParty}/module.js?set=witness`);
    await soon(async () => (await ranIn(page)).includes('witness'), 'the witness ran');
    assert.deepEqual(
      (await ranIn(page)).filter((name) => name === 'module'),
      [],
    );
  });
});
