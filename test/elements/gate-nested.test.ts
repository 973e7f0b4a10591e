import { expect, oneEvent } from '@open-wc/testing';
import type { ConsentGate } from '../../src/elements/gate/gate.js';
import { place, rendered, until, useSite } from './support/site.js';
import { remote, requestsTo, runsOf } from './support/third-party.js';

describe('a <consent-gate> in another', () => {
  const store = useSite('gate_nested');

  /** Opens the outer gate, and waits until the inner one, still closed, has been drawn. */
  const openOuter = async (
    children: string,
  ): Promise<{ outer: ConsentGate; inner: ConsentGate }> => {
    const outer = place<ConsentGate>(
      `<consent-gate class="outer" category="statistics">${children}</consent-gate>`,
    );
    const opened = oneEvent(outer, 'consent-gate-open');
    store.grant('statistics');
    await opened;
    const inner = outer.querySelector('[data-consent-content] consent-gate') as ConsentGate;
    await rendered(inner, '[part~=placeholder]');
    return { outer, inner };
  };
  const nested = (children: string, attributes = ''): string =>
    `<consent-gate category="marketing" ${attributes}>${children}</consent-gate>`;

  it('waits for its own answer, and takes it', async () => {
    const { outer, inner } = await openOuter(
      `<template><p>Outer</p>${nested('<template><b>Inner</b></template>')}</template>`,
    );
    expect([outer.open, inner.open, outer.querySelector('b') === null]).to.deep.equal([
      true,
      false,
      true,
    ]);
    const opened = oneEvent(inner, 'consent-gate-open');
    store.grant('marketing');
    await opened;
    expect(inner.querySelector('b')?.textContent).to.equal('Inner');
    store.withdraw('marketing');
    expect([outer.open, inner.open]).to.deep.equal([true, false]);
  });

  it('goes with the outer one', async () => {
    const { outer, inner } = await openOuter(
      `<template>${nested('<template><b>Inner</b></template>')}</template>`,
    );
    store.grant('marketing');
    await until(() => inner.open, 'the inner one is open');
    store.withdraw('statistics');
    expect([outer.open, inner.isConnected]).to.deep.equal([false, false]);
  });

  for (const [what, path, markup] of [
    ['its src', '/frame.html', (url: string) => nested('', `src="${url}"`)],
    [
      'a template',
      '/frame.html',
      (url: string) => nested(`<template><iframe src="${url}" title="Film"></iframe></template>`),
    ],
    [
      'a child with data-src',
      '/frame.html',
      (url: string) => nested(`<iframe data-src="${url}" title="Film"></iframe>`),
    ],
    [
      'an image with data-src',
      '/pixel.gif',
      (url: string) => nested(`<img data-src="${url}" alt="">`),
    ],
    [
      'an iframe behind srcdoc',
      '/frame.html',
      (url: string) => nested(`<iframe srcdoc="" src="${url}" title="Film"></iframe>`),
    ],
    [
      'a held script',
      '/script.js',
      (url: string) => nested(`<script type="text/plain" src="${url}"></script>`),
    ],
  ] as const) {
    it(`keeps back what it holds when the outer one opens: ${what}`, async () => {
      const url = remote(path);
      const { inner } = await openOuter(`<template><p>Outer</p>${markup(url)}</template>`);
      expect(inner.open).to.equal(false);
      expect(await requestsTo(url)).to.equal(0);
      expect(runsOf(url)).to.equal(undefined);
      store.grant('marketing');
      await until(() => inner.open, 'the inner one opens');
    });
  }

  it('keeps back what it holds when it stands among the children of the outer one, and not in a template', async () => {
    const url = remote();
    const last = `<template><p>Outer</p></template><div>${nested(`<iframe data-src="${url}" title="Film"></iframe>`)}</div>`;
    const outer = place<ConsentGate>(`<consent-gate category="statistics">${last}</consent-gate>`);
    const opened = oneEvent(outer, 'consent-gate-open');
    store.grant('statistics');
    await opened;
    expect(outer.querySelectorAll('[data-consent-content] iframe').length).to.equal(0);
    expect(await requestsTo(url)).to.equal(0);
  });
});
