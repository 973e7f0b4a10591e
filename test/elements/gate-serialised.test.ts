import { expect, oneEvent } from '@open-wc/testing';
import type { ConsentGate } from '../../src/elements/gate/gate.js';
import { place, rendered, until, useSite } from './support/site.js';
import { remote, requestsTo, runsOf, whenRequested } from './support/third-party.js';

describe('markup made of an open <consent-gate>', () => {
  const store = useSite('gate_serialised');

  const forms: [name: string, path: string, write: (url: string) => string][] = [
    [
      'src',
      '/frame.html',
      (url) => `<consent-gate category="marketing" src="${url}"></consent-gate>`,
    ],
    [
      'an iframe in a template',
      '/frame.html',
      (url) =>
        `<consent-gate category="marketing"><template><iframe src="${url}" title="Film"></iframe></template></consent-gate>`,
    ],
    [
      'an iframe with data-consent-src',
      '/frame.html',
      (url) =>
        `<consent-gate category="marketing"><iframe data-consent-src="${url}" title="Film"></iframe></consent-gate>`,
    ],
    [
      'a picture',
      '/pixel.gif',
      (url) =>
        `<consent-gate category="marketing"><p><img data-consent-src="${url}" alt=""></p></consent-gate>`,
    ],
    [
      'a stylesheet',
      '/style.css',
      (url) =>
        `<consent-gate category="marketing"><template><link rel="stylesheet" data-consent-href="${url}"></template></consent-gate>`,
    ],
    [
      'a script',
      '/script.js',
      (url) =>
        `<consent-gate category="marketing"><template><script type="text/plain" src="${url}"></script></template></consent-gate>`,
    ],
  ];

  const putBack: [name: string, put: (gate: Element, home: Element) => void][] = [
    ['innerHTML', (gate, home) => (home.innerHTML = (gate.parentElement as Element).innerHTML)],
    ['outerHTML', (gate, home) => (home.innerHTML = gate.outerHTML)],
    ['insertAdjacentHTML', (gate, home) => home.insertAdjacentHTML('beforeend', gate.outerHTML)],
    [
      'XMLSerializer',
      (gate, home) =>
        home.append(
          ...new DOMParser().parseFromString(
            new XMLSerializer().serializeToString(gate),
            'text/html',
          ).body.childNodes,
        ),
    ],
    [
      'a template',
      (gate, home) => {
        const template = document.createElement('template');
        template.innerHTML = gate.outerHTML;
        home.append(template.content.cloneNode(true));
      },
    ],
    ['cloneNode', (gate, home) => home.append(gate.cloneNode(true))],
    ['importNode', (gate, home) => home.append(document.importNode(gate, true))],
    [
      'a range',
      (gate, home) => {
        const range = document.createRange();
        range.selectNode(gate);
        home.append(range.cloneContents());
      },
    ],
  ];

  for (const [form, path, write] of forms) {
    it(`loads nothing when it is put back after a withdrawal, and loads again after a grant: ${form}`, async () => {
      const url = remote(path);
      const gate = place<ConsentGate>(write(url));
      store.grantAll();
      await oneEvent(gate, 'consent-gate-open');
      await whenRequested(url);
      // A script that has not run yet is taken back by the withdrawal, and does not count.
      if (form === 'a script') await until(() => runsOf(url) === 1, 'its first run');
      const live = url.replaceAll('&', '&amp;');
      expect(gate.outerHTML.split(live).length - 1, 'the held address alone').to.equal(1);
      expect(gate.outerHTML).not.to.match(
        / (?:src|href)="[^"]*"[^>]*>(?!<\/script>)(?![\s\S]*<\/template>)(?!<\/consent-gate>)/,
      );
      const home = place('<div></div>');
      // Each way reads the open gate; what it made is put into the page when consent is gone.
      const copies = putBack.map(([name, put]) => {
        const copy = document.implementation.createHTMLDocument('').createElement('div');
        const target = /Node|range/.test(name) ? document.createElement('div') : copy;
        put(gate, target);
        return target;
      });
      store.withdrawAll();
      const before = await requestsTo(url);
      for (const copy of copies) home.append(...copy.childNodes);
      for (const copied of home.querySelectorAll('consent-gate'))
        await rendered(copied, '[part~=placeholder]');
      expect(home.querySelectorAll('consent-gate').length).to.equal(putBack.length);
      expect(await requestsTo(url)).to.equal(before);
      expect(home.querySelectorAll('[open],[data-consent-content]').length).to.equal(0);
      store.grantAll();
      await until(
        () => [...home.querySelectorAll('consent-gate')].every(({ open }) => open),
        'all open again',
      );
      if (form === 'a script')
        await until(() => runsOf(url) === 2 + putBack.length, 'one run for each opening');
    });
  }

  it('lacks the content that a server rendered open', async () => {
    store.grantAll();
    const url = remote();
    const home = place('<div></div>');
    home.innerHTML = `<consent-gate open category="marketing"><div data-consent-content><iframe src="${url}" title="Film"></iframe></div></consent-gate>`;
    const gate = home.firstElementChild as ConsentGate;
    await until(() => gate.open, 'it is adopted');
    await whenRequested(url);
    expect(gate.querySelector('iframe')?.checkVisibility()).to.equal(true);
    expect(gate.frame === gate.querySelector('iframe')).to.equal(true);
    if ('moveBefore' in Element.prototype) {
      expect(await requestsTo(url), 'it was not loaded again').to.equal(1);
      expect(gate.outerHTML).not.to.include('iframe');
    }
  });

  it('shows, styles, focuses and submits content like any other', async () => {
    const sheet = document.createElement('style');
    sheet.textContent =
      'template { display: none !important } .of-the-page { color: rgb(1, 2, 3) }';
    const gate = place<ConsentGate>(
      '<consent-gate category="marketing"><template><p class="of-the-page">Text</p><form><input name="q" value="1" aria-label="Query"></form></template></consent-gate>',
    );
    gate.before(sheet);
    store.grantAll();
    await oneEvent(gate, 'consent-gate-open');
    const text = document.querySelector('.of-the-page') as HTMLElement;
    expect([
      getComputedStyle(text).color,
      text.checkVisibility(),
      text.getBoundingClientRect().height > 0,
    ]).to.deep.equal(['rgb(1, 2, 3)', true, true]);
    const input = gate.querySelector('input') as HTMLInputElement;
    input.focus();
    expect([
      document.activeElement === input,
      new FormData(input.form as HTMLFormElement).get('q'),
    ]).to.deep.equal([true, '1']);
  });
});
