import { expect, oneEvent } from '@open-wc/testing';
import type { ConsentGate } from '../../src/elements/gate/gate.js';
import { place, rendered, useSite } from './support/site.js';
import { remote, requestsTo, whenRequested } from './support/third-party.js';

describe('a <consent-gate> and other documents', () => {
  const store = useSite('gate_documents');

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
      'a film',
      '/sound.wav',
      (url) =>
        `<consent-gate category="marketing"><template><video src="${url}"></video></template></consent-gate>`,
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

  const open = async (markup: string, url: string): Promise<ConsentGate> => {
    const gate = place<ConsentGate>(markup);
    store.grantAll();
    await oneEvent(gate, 'consent-gate-open');
    await whenRequested(url);
    return gate;
  };

  const elsewhere = () => document.implementation.createHTMLDocument('');

  const ways: [
    name: string,
    copy: (gate: ConsentGate) => Element,
    isSafe: (form: string) => boolean,
  ][] = [
    // docs/gate.md names what is not: nothing of ours runs before a copy from there is in the page.
    [
      'importNode of another document',
      (gate) => elsewhere().importNode(gate, true),
      (form) => !/iframe|stylesheet/.test(form),
    ],
    ['adoptNode of another document', (gate) => elsewhere().adoptNode(gate), () => true],
  ];

  for (const [way, take, isSafe] of ways)
    for (const [form, path, write] of forms.filter(([name]) => isSafe(name))) {
      it(`what ${way} took from an open gate loads nothing when it is put back after a withdrawal: ${form}`, async () => {
        const url = remote(path);
        const copy = take(await open(write(url), url));
        store.withdrawAll();
        const before = await requestsTo(url);
        const home = place('<div></div>');
        home.append(copy);
        await rendered(copy, '[part~=placeholder]');
        const witness = remote();
        home.append(Object.assign(document.createElement('iframe'), { src: witness }));
        await whenRequested(witness);
        expect([
          await requestsTo(url),
          home.querySelectorAll('[open],[data-consent-content]').length,
        ]).to.deep.equal([before, 0]);
      });
    }

  const texts: [name: string, write: (gate: ConsentGate) => string][] = [
    ['XMLSerializer', (gate) => new XMLSerializer().serializeToString(gate)],
    [
      'getHTML with serializable shadow roots',
      (gate) => (gate.parentElement as Element).getHTML({ serializableShadowRoots: true }),
    ],
  ];
  for (const [name, write] of texts)
    for (const [form, path, markup] of forms) {
      it(`what ${name} writes of an open gate has the held address alone: ${form}`, async () => {
        const url = remote(path);
        const text = write(await open(markup(url), url));
        expect(text.split(url.replaceAll('&', '&amp;')).length - 1).to.equal(1);
      });
    }
});
