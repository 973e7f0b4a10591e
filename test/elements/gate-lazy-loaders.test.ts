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
    ['an iframe', '/frame.html', (url) => `<iframe data-src="${url}" title="Film"></iframe>`],
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
        if (what !== 'an iframe') expect(await requestsTo(url)).to.equal(0);
        const before = await requestsTo(url);
        expect((await errors.about(url.slice(0, 60))).join()).to.include('lazy loader');
        store.grantAll();
        await until(() => gate.open, 'it opens');
        if (before === 0) await whenRequested(url);
        expect(gate.querySelectorAll('[data-consent-content] [src]').length).to.equal(1);
      });
    }
  }

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
