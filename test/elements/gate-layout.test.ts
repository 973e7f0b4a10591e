import { expect } from '@open-wc/testing';
import type { ConsentGate } from '../../src/elements/gate/gate.js';
import { painted, place, rendered, until, useSite } from './support/site.js';
import { remote } from './support/third-party.js';

describe('an open <consent-gate> is as large as a closed one', () => {
  const store = useSite('gate_layout');

  const size = (element: Element): [number, number] => {
    const { width, height } = element.getBoundingClientRect();
    return [Math.round(width), Math.round(height)];
  };

  const containers: [name: string, write: (gate: string) => string][] = [
    ['a block', (gate) => gate],
    ['a narrow block', (gate) => `<div style="inline-size:200px">${gate}</div>`],
    ['a flex row', (gate) => `<div style="display:flex">${gate}</div>`],
    [
      'a flex row that does not stretch',
      (gate) => `<div style="display:flex;align-items:start">${gate}</div>`,
    ],
    [
      'a flex row that centres',
      (gate) => `<div style="display:flex;align-items:center;justify-content:center">${gate}</div>`,
    ],
    [
      'a flex column',
      (gate) => `<div style="display:flex;flex-direction:column;align-items:center">${gate}</div>`,
    ],
    ['a grid', (gate) => `<div style="display:grid;justify-items:start">${gate}</div>`],
    [
      'a grid with an auto column',
      (gate) => `<div style="display:grid;grid-template-columns:auto 1fr">${gate}<i>text</i></div>`,
    ],
    ['an inline-block', (gate) => `<div style="display:inline-block">${gate}</div>`],
    ['a float', (gate) => `<div style="float:left">${gate}</div>`],
    ['a table cell', (gate) => `<table><tr><td>${gate}</td></tr></table>`],
    ['a dialog', (gate) => `<dialog open>${gate}</dialog>`],
    [
      'an absolutely positioned box',
      (gate) => `<div style="position:absolute;inset-inline-start:0">${gate}</div>`,
    ],
    ['fit-content', (gate) => `<div style="inline-size:fit-content">${gate}</div>`],
    ['max-content', (gate) => `<div style="inline-size:max-content">${gate}</div>`],
    ['a parent without width', (gate) => `<div style="inline-size:0">${gate}</div>`],
    ['columns', (gate) => `<div style="columns:2">${gate}</div>`],
  ];
  const styles = [
    '',
    'block-size:400px',
    'min-block-size:700px',
    'inline-size:fit-content',
    'display:inline-block',
  ];

  const cases = [
    ...containers.map(([name, write]) => [name, write, ''] as const),
    ...styles
      .slice(1)
      .map((style) => [`a block with ${style}`, (gate: string) => gate, style] as const),
  ];
  for (const [name, write, style] of cases) {
    it(`in ${name}, for who is asked and for who comes back`, async () => {
      const markup = () =>
        place(
          `<section style="inline-size:900px;position:relative">${write(`<consent-gate style="${style}" category="marketing" label="Film" src="${remote()}"><a href="/film">Film</a></consent-gate>`)}</section>`,
        );
      const asked = markup().querySelector('consent-gate') as ConsentGate;
      await rendered(asked, '[part~=placeholder]');
      await painted();
      const closed = size(asked);
      store.grantAll();
      await until(() => asked.open, 'it opens');
      await painted();
      expect(size(asked), 'after the answer').to.deep.equal(closed);
      const { width, height } = (asked.frame as Element).getBoundingClientRect();
      expect([Math.round(width), Math.round(height)], 'the iframe fills it').to.deep.equal(closed);
      const back = markup().querySelector('consent-gate') as ConsentGate;
      await until(() => back.open, 'it opens at once');
      expect(size(back)[0], 'for who comes back').to.equal(closed[0]);
      // Where the words of the placeholder are taller than the ratio, only who saw them has their height.
      if (closed[0] > 600) expect(size(back)).to.deep.equal(closed);
    });
  }

  it('grows with an iframe that the page or its vendor resizes', async () => {
    const gate = place<ConsentGate>(
      `<consent-gate style="inline-size:400px" category="marketing" src="${remote()}"></consent-gate>`,
    );
    store.grantAll();
    await until(() => gate.open, 'it opens');
    (gate.frame as HTMLIFrameElement).style.height = '900px';
    expect(size(gate)).to.deep.equal([400, 900]);
  });

  it('is visible with ratio="auto"', async () => {
    const gate = place<ConsentGate>(
      `<consent-gate category="marketing" ratio="auto" src="${remote()}"></consent-gate>`,
    );
    await rendered(gate, '[part~=placeholder]');
    await painted();
    const closed = size(gate);
    store.grantAll();
    await until(() => gate.open, 'it opens');
    await painted();
    expect(size(gate)).to.deep.equal(closed);
    expect(size(gate.frame as Element)[1]).to.be.greaterThan(100);
  });

  it('has the size of what a template holds', async () => {
    const gate = place(
      '<div style="display:flex"><consent-gate category="marketing"><template><div style="inline-size:320px;block-size:50px">Film</div></template></consent-gate></div>',
    ).querySelector('consent-gate') as ConsentGate;
    store.grantAll();
    await until(() => gate.open, 'it opens');
    expect(size(gate)).to.deep.equal([320, 50]);
  });
});
