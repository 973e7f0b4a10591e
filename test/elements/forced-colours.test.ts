import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { contrast, paint } from '../../src/elements/audit/contrast.js';
import { itWhere } from './support/engine.js';
import { place, query, queryAll, rendered, useSite } from './support/site.js';

const gate =
  '<consent-gate category="marketing" service="twentythree" label="Tour" src="https://video.example/1"></consent-gate>';

/** What must be told from its ground by an edge, in each layer. */
const edges: readonly [
  name: string,
  markup: string,
  ready: string,
  selectors: readonly string[],
][] = [
  ['the banner', '<cookie-banner></cookie-banner>', '.panel', ['.panel', '[part=button]']],
  [
    'the preferences',
    '<cookie-preferences open></cookie-preferences>',
    'dialog[open]',
    ['.panel', '[part=button]', '[role=switch]', '.category', '.foot'],
  ],
  ['the placeholder', gate, '[part=button]', ['[part~=placeholder]', '[part=button]']],
  [
    'the declaration',
    '<cookie-declaration></cookie-declaration>',
    '[part~=service]',
    ['[part=button]', '.service .status', 'th'],
  ],
];

describe('forced colours (A29)', () => {
  const store = useSite('forced_colours');

  afterEach(() => executeServerCommand('emulate-feature', []));

  const ratio = (one: string, other: string) =>
    contrast(paint(ground(), one), paint(ground(), other));
  const ground = () =>
    getComputedStyle(
      document.body.appendChild(
        Object.assign(document.createElement('i'), { style: 'background-color:Canvas' }),
      ),
    ).backgroundColor;

  for (const scheme of ['light', 'dark']) {
    const force = () =>
      executeServerCommand('emulate-feature', [
        { name: 'forced-colors', value: 'active' },
        { name: 'prefers-color-scheme', value: scheme },
      ]);

    for (const [name, markup, ready, selectors] of edges) {
      itWhere('media', `the edges of ${name} are seen, ${scheme}`, async () => {
        await force();
        const host = place(markup);
        await rendered(host, ready);
        for (const selector of selectors) {
          const {
            borderTopStyle,
            borderTopWidth,
            borderTopColor,
            borderBottomStyle,
            borderBottomWidth,
          } = getComputedStyle(query(host, selector) as Element);
          expect([borderTopStyle, borderBottomStyle], selector).to.include('solid');
          expect(
            Math.max(parseFloat(borderTopWidth), parseFloat(borderBottomWidth)),
            selector,
          ).to.be.at.least(1);
          expect(ratio(borderTopColor, ground()), selector).to.be.at.least(3);
        }
      });
    }

    itWhere(
      'media',
      `what has the focus is seen in each of them, and the trigger is told from text by its line, ${scheme}`,
      async () => {
        await force();
        for (const markup of [
          ...edges.map(([, each]) => each),
          '<consent-trigger></consent-trigger>',
        ]) {
          const host = place(markup);
          const button = await rendered(host, 'button');
          button.focus();
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(button);
          expect([outlineStyle, parseFloat(outlineWidth) >= 2], markup).to.deep.equal([
            'solid',
            true,
          ]);
          expect(ratio(outlineColor, ground()), markup).to.be.at.least(3);
          if (markup.includes('trigger'))
            expect(getComputedStyle(button).textDecorationLine).to.equal('underline');
          host.remove();
        }
      },
    );

    itWhere('media', `a line tells where what scrolls ends, ${scheme}`, async () => {
      await force();
      for (const [markup, scroller] of [
        ['<cookie-banner></cookie-banner>', '.text'],
        ['<cookie-preferences open></cookie-preferences>', '.body'],
      ] as const) {
        const host = place(markup);
        const { borderBottomStyle, borderBottomWidth, borderBottomColor } = getComputedStyle(
          await rendered(host, scroller),
        );
        expect([borderBottomStyle, borderBottomWidth], markup).to.deep.equal(['solid', '2px']);
        expect(ratio(borderBottomColor, ground()), markup).to.be.at.least(3);
        host.remove();
      }
    });

    itWhere('media', `a switch that is on is told from one that is off, ${scheme}`, async () => {
      store.save({ statistics: true });
      await force();
      const host = place('<cookie-preferences inline></cookie-preferences>');
      await rendered(host, '[role=switch]');
      const [on, off] = ['statistics', 'marketing'].map(
        (id) => queryAll(host, `#switch-${id}`)[0] as Element,
      );
      const look = (element: Element | undefined) => {
        const knob = getComputedStyle(element as Element, '::before');
        return {
          place: knob.insetInlineStart,
          ratio: ratio(knob.backgroundColor, getComputedStyle(element as Element).backgroundColor),
        };
      };
      expect(look(on).place).not.to.equal(look(off).place);
      for (const { ratio: told } of [look(on), look(off)]) expect(told).to.be.at.least(3);
    });
  }
});
