import { expect, oneEvent } from '@open-wc/testing';
import { Idiomorph } from 'idiomorph';
import * as morphdomModule from 'morphdom';
import type { ConsentGate } from '../../src/elements/gate/gate.js';
import { hearErrors } from './support/errors.js';
import { painted, place, rendered, until, useSite } from './support/site.js';
import { remote, requestsTo, runsOf, whenRequested } from './support/third-party.js';

/** Its types describe CommonJS, browsers get a module. */
const morphdom = (morphdomModule as unknown as { default: (from: Element, to: string) => void })
  .default;

describe('an open <consent-gate> whose content others change', () => {
  const store = useSite('gate_differs');
  const errors = hearErrors(store);

  const open = async (children: string, attributes = ''): Promise<ConsentGate> => {
    const gate = place<ConsentGate>(
      `<consent-gate category="marketing" ${attributes}>${children}</consent-gate>`,
    );
    store.grantAll();
    if (!gate.open) await oneEvent(gate, 'consent-gate-open');
    return gate;
  };
  const shown = (gate: ConsentGate): boolean =>
    gate.open && gate.querySelector('[data-consent-content] p')?.checkVisibility() === true;

  for (const [name, morph] of [
    [
      'idiomorph',
      (from: Element, to: string) => void Idiomorph.morph(from, to, { morphStyle: 'outerHTML' }),
    ],
    ['morphdom', (from: Element, to: string) => morphdom(from, to)],
  ] as const) {
    for (const [what, after] of [
      ['the same', '<template><p>Film</p></template><a href="/film">Film</a>'],
      ['one fallback more', '<template><p>Film</p></template><a href="/film">Film</a><b>More</b>'],
      [
        'one template more',
        '<template><p>Film</p></template><a href="/film">Film</a><template><i>More</i></template>',
      ],
    ] as const) {
      it(`shows it still after ${name} has morphed the page to ${what}`, async () => {
        const gate = await open('<template><p>Film</p></template><a href="/film">Film</a>');
        morph(
          gate.parentElement as Element,
          `<div><consent-gate category="marketing">${after}</consent-gate></div>`,
        );
        await until(() => shown(gate), 'it is back');
        if (what === 'one template more')
          await until(() => gate.querySelector('[data-consent-content] i'), 'what came is shown');
        expect(gate.querySelectorAll('p').length).to.equal(1);
        expect(gate.querySelectorAll('[data-consent-content]').length).to.equal(1);
      });
    }

    it(`asks for the iframe of src once, whatever ${name} does`, async () => {
      const src = remote();
      const gate = await open('', `src="${src}"`);
      await whenRequested(src);
      morph(
        gate.parentElement as Element,
        `<div><consent-gate category="marketing" src="${src.replaceAll('&', '&amp;')}"></consent-gate></div>`,
      );
      await painted();
      expect([
        gate.open,
        gate.hasAttribute('open'),
        gate.frame?.isConnected,
        await requestsTo(src),
      ]).to.deep.equal([true, true, true, 1]);
    });
  }

  for (const [what, change] of [
    ['removed', (gate) => gate.querySelector('[data-consent-content]')?.remove()],
    ['emptied', (gate) => gate.querySelector('[data-consent-content]')?.replaceChildren()],
    [
      'emptied below',
      (gate) => gate.querySelector('[data-consent-content] > div')?.replaceChildren(),
    ],
    [
      'moved away',
      (gate) => document.body.append(gate.querySelector('[data-consent-content]') as Element),
    ],
    [
      'renamed',
      (gate) =>
        gate.querySelector('[data-consent-content]')?.removeAttribute('data-consent-content'),
    ],
    [
      'given another slot',
      (gate) => gate.querySelector('[data-consent-content]')?.setAttribute('slot', 'other'),
    ],
  ] as [string, (gate: ConsentGate) => void][]) {
    it(`comes back at once when it is ${what}, and its scripts run no second time`, async () => {
      const url = remote('/script.js');
      const gate = await open(
        `<template><p>Film</p><script type="text/plain" src="${url}"></script></template>`,
      );
      await until(() => runsOf(url) === 1, 'it has run');
      change(gate);
      await Promise.resolve();
      await until(() => shown(gate), 'it is back');
      await painted();
      expect([
        runsOf(url),
        gate.querySelectorAll('p').length,
        document.querySelectorAll('[data-consent-content]').length,
      ]).to.deep.equal([1, 1, 1]);
    });
  }

  it('comes back when the iframe of src is removed from the shadow root', async () => {
    const gate = await open('', `src="${remote()}"`);
    gate.frame?.remove();
    await until(() => gate.frame?.isConnected, 'it is back');
  });

  for (const [what, empty] of [
    ['replaceChildren()', (gate: Element) => gate.replaceChildren()],
    ['innerHTML', (gate: Element) => (gate.innerHTML = '')],
  ] as const) {
    it(`closes truthfully when its author's side empties it by ${what}`, async () => {
      const gate = await open('<template><p>Film</p></template>');
      const closed = oneEvent(gate, 'consent-gate-close');
      empty(gate);
      await closed;
      expect([gate.open, gate.querySelectorAll('p').length]).to.deep.equal([false, 0]);
    });
  }

  it('goes with the held child that a framework removes, and follows the one that takes its place', async () => {
    const [one, other] = [remote(), remote()];
    const held = (url: string) => {
      const made = document.createElement('iframe');
      made.setAttribute('data-src', url);
      return made;
    };
    store.grantAll();
    const gate = place<ConsentGate>('<consent-gate category="marketing"></consent-gate>');
    gate.append(held(one));
    await until(() => gate.open, 'it opens');
    gate.firstElementChild?.replaceWith(held(other));
    await until(() => gate.frame?.src === other, 'the other tab');
    expect(gate.querySelectorAll('[data-consent-content] iframe').length).to.equal(1);
    gate.querySelector(':scope > iframe')?.remove();
    await until(() => !gate.open, 'it closes');
    expect(gate.querySelectorAll('iframe').length).to.equal(0);
  });

  it('follows a held child inside of another, and the content of a template', async () => {
    const [one, other] = [remote(), remote()];
    const gate = await open(
      `<figure><iframe data-consent-src="${one}" title="One"></iframe></figure><template><p>Old</p></template>`,
    );
    gate
      .querySelector(':scope > figure')
      ?.replaceChildren(Object.assign(document.createElement('b'), { textContent: 'None' }));
    await until(() => !gate.querySelector('[data-consent-content] iframe'), 'its copy is gone');
    const made = document.createElement('iframe');
    made.setAttribute('data-consent-src', other);
    gate.querySelector(':scope > figure')?.append(made);
    await until(() => gate.frame?.src === other, 'the new one is shown');
    expect(
      gate.querySelector('[data-consent-content] > div')?.contains(gate.frame),
      'in the order of the author',
    ).to.equal(true);
    (gate.querySelector(':scope > template') as HTMLTemplateElement).content.replaceChildren(
      Object.assign(document.createElement('p'), { textContent: 'New' }),
    );
    await until(
      () => gate.querySelector('[data-consent-content] p')?.textContent === 'New',
      'the new text',
    );
    expect(gate.querySelectorAll('p').length).to.equal(1);
  });

  it('stays closed and reports it once when somebody removes it again and again', async () => {
    const gate = place<ConsentGate>(
      '<consent-gate category="marketing" label="Fought over"><template><p>Film</p></template></consent-gate>',
    );
    new MutationObserver(() => gate.querySelector('[data-consent-content]')?.remove()).observe(
      gate,
      { childList: true },
    );
    store.grantAll();
    await rendered(gate, '[part~=placeholder]');
    await until(() => !gate.open, 'it is closed');
    expect(await errors.about('Fought over')).to.have.length(1);
  });

  it('keeps a raw child in its place, without its address, so that a framework can remove it later', async () => {
    const gate = place<ConsentGate>(
      '<consent-gate category="marketing"><a href="/none">None</a></consent-gate>',
    );
    await rendered(gate, '[part~=placeholder]');
    const url = remote();
    const raw = document.createElement('iframe');
    raw.src = url;
    gate.firstElementChild?.replaceWith(raw);
    await until(() => !raw.hasAttribute('src'), 'its address is taken');
    expect(raw.parentNode === gate).to.equal(true);
    gate.removeChild(raw);
    expect(await errors.about(url.slice(0, 60))).to.have.length(1);
  });

  for (const [what, wrap] of [
    ['a paragraph', 'p'],
    ['a div', 'div'],
    ['a figure', 'figure'],
  ] as const) {
    it(`is found in a template that an editor wrapped in ${what} (K4)`, async () => {
      const gate = await open(
        `<${wrap}><template><b>Film</b></template></${wrap}><a href="/film">Film</a>`,
      );
      expect(gate.querySelector('[data-consent-content] b')?.checkVisibility()).to.equal(true);
    });
  }
});
