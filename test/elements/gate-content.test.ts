import { expect, oneEvent } from '@open-wc/testing';
import type { ConsentGateViolationEvent } from '../../src/elements/events.js';
import type { ConsentGate } from '../../src/elements/gate/gate.js';
import { hearErrors } from './support/errors.js';
import { place, rendered, until, useSite } from './support/site.js';
import { remote, requestsTo, runsOf, whenFrameRuns, whenRequested } from './support/third-party.js';

describe("a <consent-gate>'s content", () => {
  const store = useSite('gate_content');
  const errors = hearErrors(store);

  const make = (children: string, attributes = 'category="marketing"'): ConsentGate =>
    place<ConsentGate>(`<consent-gate ${attributes}>${children}</consent-gate>`);
  const open = async (children: string): Promise<ConsentGate> => {
    const gate = make(children);
    await rendered(gate, '[part~=placeholder]');
    const opened = oneEvent(gate, 'consent-gate-open');
    store.grantAll();
    await opened;
    return gate;
  };
  const script = (url: string, rest = ''): string =>
    `<script type="text/plain" src="${url}" ${rest}></script>`;

  for (const [what, path, markup] of [
    [
      'an iframe in a template',
      '/frame.html',
      (url: string) => `<template><iframe src="${url}" title="Film"></iframe></template>`,
    ],
    [
      'a lazy image in a template',
      '/pixel.gif',
      (url: string) => `<template><img loading="lazy" src="${url}" alt=""></template>`,
    ],
    [
      'data-src of an image in a template',
      '/pixel.gif',
      (url: string) => `<template><img data-src="${url}" alt=""></template>`,
    ],
    [
      'data-href of a stylesheet',
      '/style.css',
      (url: string) => `<template><link rel="stylesheet" data-href="${url}"></template>`,
    ],
    [
      'data-poster of a video',
      '/pixel.gif',
      (url: string) => `<template><video data-poster="${url}"></video></template>`,
    ],
    ['a held script', '/script.js', (url: string) => `<template>${script(url)}</template>`],
    [
      'a held module',
      '/module.js',
      (url: string) => `<template>${script(url, 'data-type="module"')}</template>`,
    ],
    [
      'a child with data-src',
      '/frame.html',
      (url: string) => `<iframe data-src="${url}" title="Film"></iframe>`,
    ],
    [
      'a child within a child',
      '/pixel.gif',
      (url: string) => `<figure><img data-src="${url}" alt=""></figure>`,
    ],
    [
      'an iframe behind srcdoc',
      '/frame.html',
      (url: string) => `<iframe srcdoc="" src="${url}" title="Film"></iframe>`,
    ],
  ] as const) {
    it(`is asked for once, when it is granted and not before: ${what}`, async () => {
      const url = remote(path);
      const gate = make(markup(url));
      await rendered(gate, '[part~=placeholder]');
      expect(await requestsTo(url)).to.equal(0);
      store.grantAll();
      expect(await whenRequested(url)).to.equal(1);
    });
  }

  it('runs its scripts in their order, the failed and the inline ones among them, each once', async () => {
    const [slow, fast] = [remote('/slow-script.js'), remote('/script.js')];
    const ran =
      'globalThis.inlineSaw = [globalThis[SLOW], globalThis[FAST], (globalThis.inlineRuns = (globalThis.inlineRuns ?? 0) + 1)]'
        .replace('SLOW', `'${new URL(slow).searchParams.get('set')}'`)
        .replace('FAST', `'${new URL(fast).searchParams.get('set')}'`);
    await open(
      `<template>${script(slow)}${script(remote('/no-such.js'))}<script>${ran}</script>${script(fast)}</template>`,
    );
    await until(() => runsOf(fast) === 1, 'the last one has run');
    expect((globalThis as Record<string, unknown>).inlineSaw).to.deep.equal([1, undefined, 1]);
    expect(runsOf(slow)).to.equal(1);
  });

  it('runs its scripts in an app that makes its markup by innerHTML, too', async () => {
    const url = remote('/script.js');
    place('<main></main>').innerHTML =
      `<consent-gate category="marketing"><template>${script(url)}</template></consent-gate>`;
    store.grantAll();
    expect(await whenRequested(url)).to.equal(1);
  });

  it('leaves alone what only looks like a script: data for one', async () => {
    const gate = await open(
      '<template><script type="application/json">{"a":1}</script></template>',
    );
    expect(gate.querySelector('script')?.type).to.equal('application/json');
  });

  it('runs no script that was refused before its turn', async () => {
    const [slow, next] = [remote('/slow-script.js'), remote('/script.js')];
    const gate = await open(`<template>${script(slow)}${script(next)}</template>`);
    store.denyAll();
    const reopened = oneEvent(gate, 'consent-gate-open');
    store.grantAll();
    await reopened;
    await until(() => runsOf(next) === 1, 'the second opening runs it');
    expect(await requestsTo(next)).to.equal(1);
  });

  it('never moves what its author wrote', async () => {
    const gate = make(
      '<a href="/x">Link</a><template><p>Content</p></template><iframe data-src="https://a.example/" title="Film"></iframe>',
    );
    const written = [...gate.children];
    const opened = oneEvent(gate, 'consent-gate-open');
    store.grantAll();
    await opened;
    expect(written.every((child, index) => gate.children[index] === child)).to.equal(true);
    store.denyAll();
    expect(gate.children.length).to.equal(written.length);
  });

  it('comes in when it is written after the gate was opened', async () => {
    store.grantAll();
    const gate = make('');
    const opened = oneEvent(gate, 'consent-gate-open');
    const template = document.createElement('template');
    template.content.append('Late');
    gate.append(template);
    await opened;
    expect(gate.querySelector('[data-consent-content]')?.textContent).to.equal('Late');
    const more = document.createElement('template');
    more.content.append(' and more');
    gate.append(more);
    await until(
      () => gate.querySelector('[data-consent-content]')?.textContent === 'Late and more',
      'what comes later joins it',
    );
  });

  for (const [what, path, markup] of [
    ['an iframe', '/frame.html', (url: string) => `<iframe src="${url}" title="Film"></iframe>`],
    ['an image', '/pixel.gif', (url: string) => `<img src="${url}" alt="">`],
    [
      'an image deep inside',
      '/pixel.gif',
      (url: string) => `<figure><span><img src="${url}" alt=""></span></figure>`,
    ],
    ['a stylesheet', '/style.css', (url: string) => `<link rel="stylesheet" href="${url}">`],
    ['a video', '/pixel.gif', (url: string) => `<video poster="${url}"></video>`],
  ] as const) {
    it(`loses its address, keeps its place and is reported once when it is live in the gate: ${what}`, async () => {
      const url = remote(path);
      const gate = make('');
      const violation = oneEvent<ConsentGateViolationEvent>(gate, 'consent-gate-violation');
      gate.append(
        ...new DOMParser().parseFromString(markup(url), 'text/html').body.childNodes,
        ...new DOMParser().parseFromString(markup(url), 'text/html').head.childNodes,
      );
      const { element, attribute, url: told, bubbles, composed } = await violation;
      expect([told, bubbles, composed]).to.deep.equal([url, true, true]);
      expect(markup(url)).to.include(`<${element}`).and.to.include(`${attribute}=`);
      expect(gate.querySelectorAll('iframe,img,link,video').length).to.equal(1);
      expect(gate.querySelectorAll('[src],[href],[poster]').length).to.equal(0);
      expect(await errors.about(url.slice(0, 60))).to.have.length(1);
    });
  }

  it('is told when Firefox would load it out of its template', async () => {
    const url = remote('/pixel.gif');
    const gate = document.createElement('consent-gate');
    gate.category = 'marketing';
    const template = document.createElement('template');
    template.content.append(Object.assign(document.createElement('img'), { alt: '' }));
    template.content.querySelector('img')?.setAttribute('src', url);
    gate.append(template);
    const violation = oneEvent<ConsentGateViolationEvent>(gate, 'consent-gate-violation');
    place('<main></main>').append(gate);
    expect((await violation).element).to.equal('img');
    expect(await errors.about(url.slice(0, 60))).to.have.length(1);
  });

  it("of this site is nobody else's business", async () => {
    const gate = make('<img src="/demo/assets/favicon.svg" alt="">');
    await rendered(gate, '[part~=placeholder]');
    expect(gate.querySelectorAll('img').length).to.equal(1);
    expect(await errors.about('favicon')).to.have.length(0);
  });

  it('plays in its frame', async () => {
    const src = remote();
    const runs = whenFrameRuns(src);
    await open(`<template><iframe src="${src}" title="Film"></iframe></template>`);
    await runs;
    expect(await requestsTo(src)).to.equal(1);
  });
});
