import { expect } from '@open-wc/testing';
import type { ConsentGate } from '../../src/elements/gate.js';
import { hearErrors } from './support/errors.js';
import { painted, place, rendered, until, useSite } from './support/site.js';
import { remote, requestsTo, whenRequested } from './support/third-party.js';

describe("the page's lazy loader and a <consent-gate>", () => {
  const store = useSite('gate_lazy');
  const errors = hearErrors(store);

  const forms: [what: string, path: string, write: (url: string) => string][] = [
    ['an image', '/pixel.gif', (url) => `<img data-src="${url}" alt="">`],
    ['a film', '/sound.wav', (url) => `<video data-src="${url}" preload="auto"></video>`],
  ];
  const loaders: [how: string, load: (element: HTMLImageElement) => void][] = [
    ['copies data-src', (element) => (element.src = element.dataset.src ?? '')],
    ['moves data-src', (element) => {
      element.src = element.dataset.src ?? '';
      element.removeAttribute('data-src');
    }],
  ];

  for (const [what, path, write] of forms) {
    for (const [how, load] of loaders) {
      it(`that ${how} of ${what} sets nothing free, is reported, and loses nothing`, async () => {
        const url = remote(path);
        const gate = place<ConsentGate>(`<consent-gate category="marketing"><p>${write(url)}</p></consent-gate>`);
        await rendered(gate, '[part~=placeholder]');
        const element = gate.querySelector('p > *') as HTMLImageElement;
        load(element);
        await until(() => !element.hasAttribute('src'), 'its address is taken');
        await painted();
        expect(await requestsTo(url)).to.equal(0);
        expect((await errors.about(url.slice(0, 60))).join()).to.include('lazy loader');
        store.grantAll();
        await until(() => gate.open, 'it opens');
        await whenRequested(url);
        expect(gate.querySelectorAll('[data-consent-content] [src]').length).to.equal(1);
      });
    }
  }

  for (const [how, load] of loaders) {
    for (const [where, wrap] of [['a child', ''], ['in a paragraph', 'p']] as const) {
      it(`that ${how} of an iframe requests nothing before consent, and once after it: ${where} (G)`, async () => {
        const url = remote();
        const held = `<iframe data-src="${url}" title="Film"></iframe>`;
        const gate = place<ConsentGate>(`<consent-gate category="marketing">${wrap && `<${wrap}>`}${held}${wrap && `</${wrap}>`}</consent-gate>`);
        // In the task in which the gate came into the page, before any file of its own is there.
        load(gate.querySelector('iframe') as unknown as HTMLImageElement);
        await rendered(gate, '[part~=placeholder]');
        const witness = remote();
        gate.after(Object.assign(document.createElement('iframe'), { src: witness }));
        await whenRequested(witness);
        expect(await requestsTo(url)).to.equal(0);
        store.grantAll();
        await whenRequested(url);
        expect([gate.querySelectorAll('[data-consent-content] [src]:not([srcdoc])').length, await requestsTo(url)]).to.deep.equal([1, 1]);
        expect(await errors.about(url.slice(0, 60))).to.have.length(0);
      });
    }
  }

  it('finds an iframe that it must fill in the content of an open gate (G)', async () => {
    const [url, inner] = [remote('/pixel.gif'), remote()];
    const gate = place<ConsentGate>(`<consent-gate category="marketing"><template><img data-consent-src="${url}" alt=""><p></p></template></consent-gate>`);
    store.grantAll();
    await whenRequested(url);
    const lazy = document.createElement('iframe');
    lazy.dataset.src = inner;
    gate.querySelector('[data-consent-content] p')?.append(lazy);
    await painted();
    lazy.src = inner;
    await whenRequested(inner);
    expect(lazy.hasAttribute('srcdoc')).to.equal(false);
  });

  it('does not find the new names', async () => {
    const url = remote('/pixel.gif');
    const gate = place<ConsentGate>(`<consent-gate category="marketing"><img data-consent-src="${url}" alt=""><img data-consent-srcset="${url} 1x" alt=""></consent-gate>`);
    for (const element of document.querySelectorAll<HTMLImageElement>('[data-src],[data-srcset]')) element.src = element.dataset.src ?? '';
    await rendered(gate, '[part~=placeholder]');
    expect(await requestsTo(url)).to.equal(0);
    store.grantAll();
    await whenRequested(url);
  });
});
