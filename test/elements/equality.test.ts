import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { illegible } from '../../src/elements/audit/legibility.js';
import { itWhere } from './support/engine.js';
import { differences, isInViewport, isReachable } from './support/equality.js';
import { control, place, query, rendered, setViewport, useSite } from './support/site.js';

const screens = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 1280, height: 720 },
];
const layers = [
  { name: 'the banner', markup: '<cookie-banner', ready: '.panel' },
  ...['top', 'bottom-start', 'bottom-end', 'center'].map((position) => ({
    name: `the banner, ${position}`,
    markup: `<cookie-banner position="${position}"`,
    ready: '.panel',
  })),
  { name: 'the modal banner', markup: '<cookie-banner modal', ready: 'dialog[open]' },
  { name: 'the preferences', markup: '<cookie-preferences open', ready: 'dialog[open]' },
  { name: 'the preferences in the page', markup: '<cookie-preferences inline', ready: '.actions' },
];

async function open(
  { markup, ready }: (typeof layers)[number],
  attributes = '',
): Promise<HTMLElement> {
  const tag = /[\w-]+/.exec(markup)?.[0];
  const host = place(`${markup} ${attributes}></${tag}>`);
  await rendered(host, ready);
  return host;
}

describe('refusing is as easy as accepting', () => {
  useSite('equality');

  after(() => setViewport({ width: 800, height: 600 }));

  for (const layer of layers) {
    for (const screen of screens) {
      const test = screen.width < 450 ? itWhere.bind(undefined, 'phone') : it;
      for (const locale of ['en', 'nb', 'da', 'sv', 'ar']) {
        test(`in ${layer.name}, ${screen.width}×${screen.height}, ${locale} (Q1, Q2, Q3, Q9)`, async () => {
          await setViewport(screen);
          const host = await open(layer, `locale="${locale}"`);
          expect(differences(host)).to.deep.equal([]);
        });
      }

      if (!layer.markup.includes('inline')) {
        test(`in ${layer.name}, both in view without scrolling at ${screen.width}×${screen.height} (Q1)`, async () => {
          await setViewport(screen);
          const host = await open(layer);
          for (const action of ['reject-all', 'accept-all']) {
            expect(isInViewport(control(host, action)), `${action} in the viewport`).to.equal(true);
            expect(isReachable(control(host, action)), `${action} is not covered`).to.equal(true);
          }
        });
      }
    }

    it(`in ${layer.name}, neither has the focus at first (Q7)`, async () => {
      const host = await open(layer);
      expect(host.shadowRoot?.activeElement?.matches('button') ?? false).to.equal(false);
    });
  }
});

describe('refusing is as easy as accepting in other circumstances', () => {
  useSite('equality');

  const circumstances: readonly [
    name: string,
    begin: () => unknown,
    end: () => unknown,
    need?: 'media',
  ][] = [
    ['a dark page', () => root('color-scheme', 'dark'), () => root('color-scheme', '')],
    ['text of 200 %', () => root('font-size', '200%'), () => root('font-size', '')],
    ['a root font of 62.5 %', () => root('font-size', '62.5%'), () => root('font-size', '')],
    [
      'forced colours',
      () => feature([{ name: 'forced-colors', value: 'active' }]),
      () => feature([]),
      'media',
    ],
    [
      'forced colours, dark',
      () =>
        feature([
          { name: 'forced-colors', value: 'active' },
          { name: 'prefers-color-scheme', value: 'dark' },
        ]),
      () => feature([]),
      'media',
    ],
    [
      'reduced motion',
      () => feature([{ name: 'prefers-reduced-motion', value: 'reduce' }]),
      () => feature([]),
      'media',
    ],
    [
      'more contrast',
      () => feature([{ name: 'prefers-contrast', value: 'more' }]),
      () => feature([]),
      'media',
    ],
  ];
  const root = (property: string, value: string) =>
    document.documentElement.style.setProperty(property, value);
  const feature = (features: { name: string; value: string }[]) =>
    executeServerCommand('emulate-feature', features);

  before(() => setViewport({ width: 500, height: 844 }));
  after(() => setViewport({ width: 800, height: 600 }));

  for (const [name, begin, end, need] of circumstances) {
    for (const layer of layers) {
      const test = need ? itWhere.bind(undefined, need) : it;
      test(`in ${layer.name}, ${name} (Q1–Q4, A10, A29)`, async () => {
        await begin();
        try {
          const host = await open(layer);
          expect([...differences(host), ...illegible(host)]).to.deep.equal([]);
          expect(
            layer.markup.includes('inline') ||
              ['reject-all', 'accept-all'].every((action) => isInViewport(control(host, action))),
            'both in view',
          ).to.equal(true);
        } finally {
          await end();
        }
      });
    }
  }

  for (const layer of layers) {
    it(`in ${layer.name}, from right to left (A30)`, async () => {
      const host = await open(layer);
      (query(host, '[part=panel]') as HTMLElement).dir = 'rtl';
      expect(differences(host)).to.deep.equal([]);
      const [reject, accept] = ['reject-all', 'accept-all'].map((action) =>
        control(host, action).getBoundingClientRect(),
      );
      expect(reject?.left, 'refuse stands first, on the right').to.be.greaterThan(
        accept?.left ?? 0,
      );
    });
  }
});
