import { expect, oneEvent } from '@open-wc/testing';
import type { ConsentGate } from '../../src/elements/gate/gate.js';
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
  for (const [what, path, write] of [
    ...forms,
    [
      'an iframe',
      '/frame.html',
      (url: string) => `<iframe data-src="${url}" title="Film"></iframe>`,
    ] as const,
  ]) {
    for (const [where, wrap] of [
      ['a child', ''],
      ['in a paragraph', 'p'],
    ] as const) {
      it(`finds no address of ${what} in it, and the content loads once after consent: ${where} (G)`, async () => {
        const url = remote(path);
        const gate = place<ConsentGate>(
          `<consent-gate category="marketing">${wrap && `<${wrap}>`}${write(url)}${wrap && `</${wrap}>`}</consent-gate>`,
        );
        // In the task in which the gate came into the page, before any file of its own is there.
        for (const element of document.querySelectorAll<HTMLImageElement>('[data-src]'))
          element.src = element.dataset.src ?? '';
        await rendered(gate, '[part~=placeholder]');
        const witness = remote();
        gate.after(Object.assign(document.createElement('iframe'), { src: witness }));
        await whenRequested(witness);
        expect(await requestsTo(url)).to.equal(0);
        store.grantAll();
        await whenRequested(url);
        expect(gate.querySelectorAll('[data-consent-content] [src]').length).to.equal(1);
        expect(await errors.about(url.slice(0, 60))).to.have.length(0);
      });
    }
  }

  for (const [what, path, write] of forms) {
    it(`that read the address of ${what} before the gate was there sets nothing free, and loses nothing`, async () => {
      const url = remote(path);
      const gate = place<ConsentGate>(
        `<consent-gate category="marketing"><p>${write(url)}</p></consent-gate>`,
      );
      await rendered(gate, '[part~=placeholder]');
      const violation = oneEvent(gate, 'consent-gate-violation');
      const element = gate.querySelector('p > *') as HTMLImageElement;
      element.src = url;
      await violation;
      expect([element.hasAttribute('src'), await requestsTo(url)]).to.deep.equal([false, 0]);
      store.grantAll();
      await until(() => gate.open, 'it opens');
      await whenRequested(url);
      expect(gate.querySelectorAll('[data-consent-content] [src]').length).to.equal(1);
    });
  }

  it('finds no address after a framework or a differ has written the old name again, and nothing loads anew', async () => {
    const url = remote();
    const gate = place<ConsentGate>(
      `<consent-gate category="marketing"><iframe data-src="${url}" title="Film"></iframe></consent-gate>`,
    );
    store.grantAll();
    await whenRequested(url);
    const held = gate.querySelector('iframe') as HTMLIFrameElement;
    held.setAttribute('data-src', url);
    held.removeAttribute('data-consent-src');
    await until(() => !held.hasAttribute('data-src'), 'it is renamed again');
    await painted();
    expect([gate.open, held.getAttribute('data-consent-src'), await requestsTo(url)]).to.deep.equal(
      [true, url, 1],
    );
  });

  it('finds an iframe that it must fill in the content of an open gate (G)', async () => {
    const [url, inner] = [remote('/pixel.gif'), remote()];
    const gate = place<ConsentGate>(
      `<consent-gate category="marketing"><template><img data-consent-src="${url}" alt=""><p></p></template></consent-gate>`,
    );
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
    const gate = place<ConsentGate>(
      `<consent-gate category="marketing"><img data-consent-src="${url}" alt=""><img data-consent-srcset="${url} 1x" alt=""></consent-gate>`,
    );
    for (const element of document.querySelectorAll<HTMLImageElement>('[data-src],[data-srcset]'))
      element.src = element.dataset.src ?? '';
    await rendered(gate, '[part~=placeholder]');
    expect(await requestsTo(url)).to.equal(0);
    store.grantAll();
    await whenRequested(url);
  });
});
