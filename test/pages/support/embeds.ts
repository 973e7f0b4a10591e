import { createHash } from 'node:crypto';
import { probes } from '../../../demo/third-party/probes.mjs';

/** One thing an author holds back, and what it does at the third party once it may. */
export interface Embed {
  readonly name: string;
  readonly html: string;
  /** Addresses it asks the third party for, once each. */
  readonly asks: readonly string[];
  /** Marks of its scripts, in the order in which they are to run. */
  readonly runs: readonly string[];
  /** A script of the page runs once per document: not again at the next grant. */
  readonly oncePerDocument: boolean;
}

/** What an embed is written with: each address and each mark is its own. */
interface Pen {
  /** An address of the third party that is to be asked for. */
  readonly ask: (path: string, mark?: string) => string;
  /** The code of an inline script. */
  readonly run: (mark: string) => string;
  /** A hash that the script at that address has. */
  readonly integrity: (mark: string) => string;
}

type Write = (pen: Pen) => string;

export const nonce = 'abc';
const inline = (code: string, attributes = '') =>
  `<script nonce="${nonce}" ${attributes}>${code}</script>`;
const held = (address: string, attributes = '') =>
  `<script type="text/plain" ${attributes} src="${address}"></script>`;
const gate = (content: string, attributes = 'category="marketing"') =>
  `<consent-gate ${attributes} label="Held">${content}<a href="/elsewhere">Fallback</a></consent-gate>`;
const template = (content: string) => gate(`<template>${content}</template>`);
const page = 'data-consent="statistics"';

/** [name, markup, marks in their order]. The forms are those of docs/gate.md: safe in each engine. */
const written: readonly (readonly [name: string, write: Write, runs?: readonly string[]])[] = [
  ['iframe by src', ({ ask }) => gate('', `category="marketing" src="${ask('/frame.html')}"`)],
  ['iframe in a template', ({ ask }) => template(`<iframe src="${ask('/frame.html')}"></iframe>`)],
  [
    'several iframes',
    ({ ask }) =>
      template(
        `<iframe src="${ask('/frame.html')}"></iframe><p>and</p><iframe src="${ask('/frame.html')}"></iframe>`,
      ),
  ],
  ['iframe with data-src', ({ ask }) => gate(`<iframe data-src="${ask('/frame.html')}"></iframe>`)],
  [
    'iframe with srcdoc and src',
    ({ ask }) => gate(`<iframe srcdoc="<p>Held</p>" src="${ask('/frame.html')}"></iframe>`),
  ],
  [
    'several templates',
    ({ ask }) =>
      gate(
        `<template><iframe src="${ask('/frame.html')}"></iframe></template><template>${held(ask('/script.js', 'two'))}</template>`,
      ),
    ['two'],
  ],
  ['script', ({ ask }) => template(held(ask('/script.js', 'it'))), ['it']],
  ['script without a template', ({ ask }) => gate(held(ask('/script.js', 'it'))), ['it']],
  ['inline script', ({ run }) => template(inline(run('it'))), ['it']],
  [
    'inline script as text/plain',
    ({ run }) => template(inline(run('it'), 'type="text/plain"')),
    ['it'],
  ],
  [
    'module script',
    ({ ask }) => template(held(ask('/module.js', 'it'), 'data-type="module"')),
    ['it'],
  ],
  ['inline module', ({ run }) => template(inline(run('it'), 'type="module"')), ['it']],
  [
    'async script',
    ({ ask, run }) => template(held(ask('/slow-script.js', 'slow'), 'async') + inline(run('next'))),
    ['next', 'slow'],
  ],
  [
    'scripts in order',
    ({ ask, run }) =>
      template(
        held(ask('/slow-script.js', 'a')) +
          inline(run('b')) +
          held(ask('/missing.js')) +
          held(ask('/module.js', 'c'), 'data-type="module"') +
          held(ask('/script.js', 'd'), 'defer'),
      ),
    ['a', 'b', 'c', 'd'],
  ],
  [
    'nonce, integrity and crossorigin',
    ({ ask, run, integrity }) =>
      template(
        held(
          ask('/script.js', 'right'),
          `crossorigin="anonymous" integrity="${integrity('right')}"`,
        ) +
          held(
            ask('/script.js', 'wrong'),
            `crossorigin="anonymous" integrity="${integrity('right')}"`,
          ) +
          inline(run('nonce')) +
          `<script>${run('no nonce')}</script>`,
      ),
    ['right', 'nonce'],
  ],
  [
    'image with data-src',
    ({ ask }) => template(`<img data-src="${ask('/pixel.gif')}" alt="" width="9" height="9">`),
  ],
  [
    'image with data-src without a template',
    ({ ask }) => gate(`<p><img data-src="${ask('/pixel.gif')}" alt=""></p>`),
  ],
  [
    'lazy image',
    ({ ask }) =>
      template(`<img loading="lazy" src="${ask('/pixel.gif')}" alt="" width="9" height="9">`),
  ],
  [
    'image with data-srcset',
    ({ ask }) => template(`<img data-srcset="${ask('/pixel.gif')} 1x" alt="">`),
  ],
  [
    'picture',
    ({ ask }) =>
      template(`<picture><source data-srcset="${ask('/pixel.gif')}"><img alt=""></picture>`),
  ],
  [
    'pixel',
    ({ ask }) =>
      template(
        `<img data-src="${ask('/pixel.gif')}" width="1" height="1" style="position:absolute" alt="">`,
      ),
  ],
  ['stylesheet', ({ ask }) => template(`<link rel="stylesheet" data-href="${ask('/style.css')}">`)],
  [
    'preload',
    ({ ask }) => template(`<link rel="preload" as="image" data-href="${ask('/pixel.gif')}">`),
  ],
  ['poster', ({ ask }) => template(`<video data-poster="${ask('/pixel.gif')}"></video>`)],
  ['video', ({ ask }) => template(`<video preload="auto" src="${ask('/sound.wav')}"></video>`)],
  [
    'video with a source',
    ({ ask }) =>
      gate(
        `<video preload="auto"><source type="audio/wav" data-src="${ask('/sound.wav')}"></video>`,
      ),
  ],
  [
    'audio',
    ({ ask }) => template(`<audio preload="auto" controls src="${ask('/sound.wav')}"></audio>`),
  ],
  [
    'object',
    ({ ask }) => template(`<object type="text/html" data="${ask('/frame.html')}"></object>`),
  ],
  ['embed', ({ ask }) => template(`<embed type="text/html" src="${ask('/frame.html')}">`)],
  [
    'svg image',
    ({ ask }) =>
      template(
        `<svg width="9" height="9"><image data-href="${ask('/pixel.gif')}" width="9" height="9"/></svg>`,
      ),
  ],
  [
    'image button',
    ({ ask }) => template(`<input type="image" data-src="${ask('/pixel.gif')}" alt="Go">`),
  ],
  [
    'share widget of a marker and a script',
    ({ ask }) =>
      template(
        `<script type="IN/Share" data-url="https://example.com/"></script>${held(ask('/in.js'))}`,
      ),
  ],
  [
    'follow widget of a link and a script',
    ({ ask }) =>
      template(
        `<a class="twitter-share-button" href="https://x.com/">Post</a>${held(ask('/widgets.js'))}`,
      ),
  ],
  [
    'several kinds in one template',
    ({ ask, run }) =>
      template(
        `<iframe src="${ask('/frame.html')}"></iframe><img data-src="${ask('/pixel.gif')}" alt="">${held(ask('/script.js', 'a'))}<div>${inline(run('b'))}</div>`,
      ),
    ['a', 'b'],
  ],
  [
    'gate in a gate',
    ({ ask }) =>
      gate(
        `<consent-gate category="statistics" label="Inner"><template><iframe src="${ask('/frame.html')}"></iframe></template></consent-gate><template>${held(ask('/script.js', 'outer'))}</template>`,
      ),
    ['outer'],
  ],
  [
    'gate in the template of a gate',
    ({ ask }) =>
      template(
        `<consent-gate category="statistics" label="Inner" src="${ask('/frame.html')}"></consent-gate>`,
      ),
  ],
  [
    'several categories',
    ({ ask }) => gate('', `category="marketing statistics functional" src="${ask('/frame.html')}"`),
  ],
  [
    'gate in closed details',
    ({ ask }) =>
      `<details><summary>More</summary>${gate('', `category="marketing" src="${ask('/frame.html')}"`)}</details>`,
  ],
  [
    'gate that is not displayed',
    ({ ask }) => `<div style="display:none">${template(held(ask('/script.js', 'it')))}</div>`,
    ['it'],
  ],
  [
    'gate with content-visibility',
    ({ ask }) =>
      `<div style="content-visibility:hidden">${gate('', `category="marketing" src="${ask('/frame.html')}"`)}</div>`,
  ],
  ['script of the page', ({ ask }) => held(ask('/script.js', 'it'), page), ['it']],
  [
    'inline script of the page',
    ({ run }) => inline(run('it'), `type="text/plain" data-consent-service="matomo"`),
    ['it'],
  ],
  [
    'module script of the page',
    ({ ask }) => held(ask('/module.js', 'it'), `${page} data-type="module"`),
    ['it'],
  ],
  [
    'async script of the page',
    ({ ask, run }) =>
      held(ask('/slow-script.js', 'slow'), `${page} async`) +
      inline(run('next'), `type="text/plain" ${page}`),
    ['next', 'slow'],
  ],
  [
    'scripts of the page in order',
    ({ ask, run }) =>
      held(ask('/slow-script.js', 'a'), page) +
      inline(run('b'), `type="text/plain" ${page}`) +
      held(ask('/script.js', 'c'), page),
    ['a', 'b', 'c'],
  ],
  [
    'script of the page with integrity',
    ({ ask, integrity }) =>
      held(
        ask('/script.js', 'right'),
        `${page} crossorigin="anonymous" integrity="${integrity('right')}"`,
      ) +
      held(
        ask('/script.js', 'wrong'),
        `${page} crossorigin="anonymous" integrity="${integrity('right')}"`,
      ),
    ['right'],
  ],
];

/** What a widget's own script asks for besides. */
const followUps: Readonly<Record<string, readonly string[]>> = {
  'share widget of a marker and a script': [
    `/count?url=${encodeURIComponent('https://example.com/')}`,
  ],
  'follow widget of a link and a script': ['/frame.html?name=x-widget'],
};

export const embeds: readonly Embed[] = written.map(([name, write, runs = []], index) => {
  const asks: string[] = [];
  const marked = (mark: string) => `e${index}-${mark.replaceAll(' ', '-')}`;
  const html = write({
    ask: (path, mark = `ask${asks.length}`) => {
      asks.push(`${path}?set=${marked(mark)}`);
      return `{{thirdParty}}${path}?set=${marked(mark)}`;
    },
    run: (mark) => `(globalThis.ran ??= []).push('${marked(mark)}')`,
    integrity: (mark) => hashOf(`/script.js?set=${marked(mark)}`),
  });
  return {
    name,
    html: `<section id="e${index}">${html}</section>`,
    asks: [...asks, ...(followUps[name] ?? [])].sort(),
    runs: runs.map(marked),
    oncePerDocument: name.includes('of the page'),
  };
});

function hashOf(path: string): string {
  const [, body] = probes['/script.js'](new URL(path, 'http://third-party'));
  return `sha384-${createHash('sha384')
    .update(body as string)
    .digest('base64')}`;
}
