import { expect } from '@open-wc/testing';
import type { ConsentGate } from '../../src/elements/gate/gate.js';
import { painted, place, rendered, until, useSite } from './support/site.js';
import { remote } from './support/third-party.js';

describe('an open <consent-gate> keeps its size in other layouts of a page (H)', () => {
  const store = useSite('gate_containers');

  /** As it is laid out: what is scaled or turned keeps it. */
  const size = (element: Element): [number, number] => {
    const { offsetWidth, offsetHeight } = element as HTMLElement;
    return [offsetWidth, offsetHeight];
  };

  const within =
    (style: string, tag = 'div') =>
    (gate: string) =>
      `<${tag} style="${style}">${gate}</${tag}>`;
  const plain = (gate: string) => gate;

  const cases: [
    name: string,
    write: (gate: string) => string,
    style?: string,
    attributes?: string,
  ][] = [
    ['narrow columns', within('column-width:200px')],
    ['columns beside text', (gate) => `<div style="columns:3"><p>Text</p>${gate}<p>Text</p></div>`],
    ['a fieldset', (gate) => `<fieldset><legend>Film</legend>${gate}</fieldset>`],
    ['an inline fieldset', within('display:inline-block', 'fieldset')],
    ['an open details', (gate) => `<details open><summary>Film</summary>${gate}</details>`],
    ['a list item', (gate) => `<ul><li>${gate}</li></ul>`],
    ['a definition', (gate) => `<dl><dt>Film</dt><dd>${gate}</dd></dl>`],
    ['a figure in a float', within('float:right', 'figure')],
    ['a caption', (gate) => `<table><caption>${gate}</caption><tr><td>Text</td></tr></table>`],
    [
      'a table of fixed layout',
      (gate) =>
        `<table style="table-layout:fixed;inline-size:400px"><tr><td>${gate}</td><td>Text</td></tr></table>`,
    ],
    ['an inline-flex box', within('display:inline-flex')],
    ['an inline-grid box', within('display:inline-grid')],
    ['a container of inline size', within('container-type:inline-size')],
    [
      'a container of inline size in a flex row',
      (gate) =>
        `<div style="display:flex"><div style="container-type:inline-size;flex:1">${gate}</div></div>`,
    ],
    ['a container of both sizes', within('container-type:size;block-size:500px')],
    ['a vertical line', within('writing-mode:vertical-rl')],
    [
      'a vertical line of a fixed size',
      within('writing-mode:vertical-lr;inline-size:400px;block-size:300px'),
    ],
    ['a vertical flex row', within('writing-mode:vertical-rl;display:flex')],
    ['a vertical float', within('writing-mode:vertical-lr;float:left')],
    ['right-to-left text', within('direction:rtl')],
    ['a right-to-left flex row', within('direction:rtl;display:flex')],
    ['a scaled box', within('scale:0.5')],
    ['a narrow scaled box', within('transform:scale(2);transform-origin:0 0;inline-size:200px')],
    ['a turned box', within('rotate:90deg;inline-size:200px')],
    ['a zoomed box', within('zoom:1.5')],
    ['a narrow zoomed box', within('zoom:2;inline-size:200px')],
    ['layout containment', within('contain:layout paint style')],
    ['inline-size containment', within('contain:inline-size')],
    ['strict containment', within('contain:strict;block-size:400px')],
    ['content-visibility', within('content-visibility:auto;contain-intrinsic-size:auto 200px')],
    ['a fixed box', within('position:fixed;inset:0 auto auto 0')],
    ['a sticky box', within('position:sticky;top:0;inline-size:fit-content')],
    [
      'a grid of cards',
      (gate) =>
        `<div style="display:grid;grid-template-columns:repeat(auto-fit,minmax(250px,1fr))">${gate}<p>Text</p></div>`,
    ],
    [
      'a grid of content columns',
      (gate) =>
        `<div style="display:grid;grid-template-columns:max-content min-content">${gate}<p>Text</p></div>`,
    ],
    ['a grid row of a fixed height', within('display:grid;grid-template-rows:500px')],
    [
      'a subgrid',
      (gate) =>
        `<div style="display:grid;grid-template-columns:1fr auto"><div style="display:grid;grid-template-columns:subgrid;grid-column:1/-1">${gate}<p>Text</p></div></div>`,
    ],
    [
      'a flex row beside text',
      (gate) => `<div style="display:flex"><p style="flex:1">Text</p>${gate}</div>`,
    ],
    [
      'a flex column of a fixed height',
      within('display:flex;flex-direction:column;block-size:600px'),
      'flex:1',
    ],
    [
      'a flex row, sharing it',
      (gate) => `<div style="display:flex"><p style="flex:1">Text</p>${gate}</div>`,
      'flex:1',
    ],
    ['a flex row, from nothing', within('display:flex'), 'flex:1 1 0;min-inline-size:0'],
    [
      'a box that reserves 16:9 by padding',
      within('position:relative;padding-block-end:56.25%'),
      'position:absolute;inset:0;inline-size:100%;block-size:100%',
    ],
    ['a box that is as high as it says', within('block-size:450px'), 'block-size:100%'],
    ['a block, floating', plain, 'float:left'],
    ['a block, absolutely positioned', plain, 'position:absolute'],
    [
      'a block, absolutely positioned at both ends',
      plain,
      'position:absolute;inset:0 100px auto 0',
    ],
    ['a block, with a ratio by the page', plain, 'aspect-ratio:4/3'],
    ['a block, with a ratio by the page and a height', plain, 'aspect-ratio:1;block-size:300px'],
    ['a block, as a grid', plain, 'display:grid'],
    ['a block, as an inline grid', plain, 'display:inline-grid'],
    ['a block, as a flex row', plain, 'display:flex;flex-direction:row'],
    ['a block, in half of the width', plain, 'inline-size:50%;margin-inline:auto'],
    ['a block, with a largest width', plain, 'max-inline-size:300px'],
    ['a block, vertical', plain, 'writing-mode:vertical-rl'],
    ['a block, vertical, with a height', plain, 'writing-mode:vertical-rl;height:500px'],
    ['a block, as a container', plain, 'container-type:inline-size'],
    ['a block, as a container of a fixed size', plain, 'container-type:size;block-size:400px'],
    ['a block, zoomed', plain, 'zoom:2;inline-size:150px'],
    ['a block, with large text', plain, 'font-size:40px;inline-size:300px'],
    ['a block of ratio auto', plain, '', 'ratio="auto"'],
    ['a flex row, of ratio auto', within('display:flex'), '', 'ratio="auto"'],
    ['a float, of ratio auto', within('float:left'), '', 'ratio="auto"'],
    ['a narrow block, of ratio auto', within('inline-size:200px'), '', 'ratio="auto"'],
    ['a block of ratio auto with a height', plain, 'block-size:500px', 'ratio="auto"'],
    ['a flex row, of a tall ratio', within('display:flex'), '', 'ratio="9/16"'],
  ];

  for (const [name, write, style = '', attributes = ''] of cases) {
    it(`in ${name}, for who is asked and for who comes back`, async () => {
      const markup = () =>
        place(
          `<section style="inline-size:900px;position:relative">${write(`<consent-gate style="${style}" ${attributes} category="marketing" label="Film" src="${remote()}"><a href="/film">Film</a></consent-gate>`)}</section>`,
        );
      const asked = markup().querySelector('consent-gate') as ConsentGate;
      await rendered(asked, '[part~=placeholder]');
      await painted();
      const closed = size(asked);
      store.grantAll();
      await until(() => asked.open, 'it opens');
      await painted();
      const open = size(asked);
      const frame = size(asked.frame as Element);
      const back = markup().querySelector('consent-gate') as ConsentGate;
      await until(() => back.open, 'it opens at once');
      await painted();
      // Where the words of the placeholder are taller than the ratio, only who saw them has their height.
      const isTall =
        asked.shadowRoot
          ?.querySelector<HTMLElement>('.sized')
          ?.style.getPropertyValue('--_height') !== '0px';
      expect({ open, frame, back: isTall ? [size(back)[0], closed[1]] : size(back) }).to.deep.equal(
        { open: closed, frame: closed, back: closed },
      );
    });
  }

  for (const [name, hide, show] of [
    [
      'a closed details',
      '<details><summary>Film</summary>',
      (home: Element) => home.querySelector('details')?.setAttribute('open', ''),
    ],
    [
      'a hidden tab',
      '<div hidden>',
      (home: Element) => home.querySelector('[hidden]')?.removeAttribute('hidden'),
    ],
  ] as const) {
    it(`in ${name} that the visitor opens after the answer, with its ratio`, async () => {
      const home = place(
        `<section style="inline-size:800px">${hide}<consent-gate category="marketing" label="Film" src="${remote()}"></consent-gate></section>`,
      );
      const gate = home.querySelector('consent-gate') as ConsentGate;
      await rendered(gate, '[part~=placeholder]');
      store.grantAll();
      await until(() => gate.open, 'it opens');
      show(home);
      await painted();
      expect([size(gate), size(gate.frame as Element)]).to.deep.equal([
        [800, 450],
        [800, 450],
      ]);
    });
  }

  const resizes: [how: string, resize: (frame: HTMLIFrameElement) => void][] = [
    ['by its style', (frame) => (frame.style.height = '900px')],
    ['by its attribute', (frame) => (frame.height = '900')],
    ['by its least height', (frame) => (frame.style.minHeight = '900px')],
  ];
  for (const [how, resize] of resizes) {
    for (const [where, style] of [
      ['a block', ''],
      ['a flex row', 'display:flex'],
      ['a float', 'float:left'],
    ] as const) {
      it(`in ${where} it grows with an iframe that is resized ${how}, and stays as wide`, async () => {
        // Of a width of its own: the page may get a scroll bar that takes some.
        const gate = place(
          `<section style="inline-size:700px"><div style="${style}"><consent-gate category="marketing" label="Film" src="${remote()}"></consent-gate></div></section>`,
        ).querySelector('consent-gate') as ConsentGate;
        store.grantAll();
        await until(() => gate.open, 'it opens');
        const [width] = size(gate);
        resize(gate.frame as HTMLIFrameElement);
        expect(size(gate)).to.deep.equal([width, 900]);
      });
    }
  }
});
