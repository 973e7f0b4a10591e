import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { tokens } from '../../src/elements/tokens.styles.js';
import { Random } from '../core/support/random.js';
import { itWhere } from './support/engine.js';
import { differences, isInViewport, isReachable } from './support/equality.js';
import { control, place, rendered, useSite } from './support/site.js';

const screens = [{ width: 320, height: 568 }, { width: 390, height: 844 }, { width: 1280, height: 720 }];
const layers = [
  { name: 'the banner', markup: '<cookie-banner', ready: '.panel' },
  { name: 'the modal banner', markup: '<cookie-banner modal', ready: 'dialog[open]' },
  { name: 'the preferences', markup: '<cookie-preferences open', ready: 'dialog[open]' },
  { name: 'the preferences in the page', markup: '<cookie-preferences inline', ready: '.actions' },
];

/** A rule of the page, as an adopter could write it. */
function withRule<T>(rule: string, run: () => T): T {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rule);
  document.adoptedStyleSheets.push(sheet);
  try {
    return run();
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
  }
}

async function open({ markup, ready }: (typeof layers)[number], attributes = ''): Promise<HTMLElement> {
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
      for (const locale of ['en', 'nb', 'da', 'sv']) {
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

const hostile = [
  'inline-size: fit-content', 'width: auto; justify-self: start', 'display: inline', 'flex: 1; float: left', 'position: absolute',
  'padding: 0; border: 0', 'opacity: 0.2', 'margin-inline-start: auto', 'font-size: 2rem; letter-spacing: 0.3em', 'text-transform: uppercase',
  'all: unset', 'max-width: fit-content', 'min-width: max-content', 'height: auto; align-self: start', 'white-space: nowrap; overflow: visible',
  'grid-area: 1 / 1', 'grid-column: auto / span 2', 'order: -1', 'scale: 2.5', 'translate: 60% 0', 'rotate: 45deg', 'position: relative; left: 9rem',
  'writing-mode: vertical-rl', 'block-size: 1px', 'z-index: 9; margin: -3rem', 'resize: both; overflow: hidden', 'zoom: 3',
];
const hostileActions = [
  'display: block', 'display: flex', 'grid-template-columns: 3fr 1fr', 'grid-template-columns: 1fr 3fr 1fr', 'grid-template-columns: auto auto',
  'grid-auto-flow: column; grid-template-columns: none', 'direction: rtl', 'justify-items: start', 'align-items: end; grid-template-rows: 9rem 1fr',
  'columns: 2', 'writing-mode: vertical-rl', 'block-size: 4rem; overflow: hidden', 'inline-size: 9rem; overflow: hidden', 'clip-path: inset(0 0 0 40%)',
  'translate: -40% 0', 'margin-inline-start: -50%',
];

describe('no rule of a page makes refusing harder than accepting (promise 2, Q10)', () => {
  useSite('equality');

  for (const layer of layers.filter(({ name }) => !name.includes('modal'))) {
    const tag = /[\w-]+/.exec(layer.markup)?.[0];
    for (const [part, rules] of [['button', hostile], ['actions', hostileActions]] as const) {
      it(`in ${layer.name}, for its part ${part}`, async () => {
        const host = await open(layer);
        const broken = rules.flatMap((rule) => withRule(`${tag}::part(${part}) { ${rule} }`, () => differences(host)).map((what) => `{ ${rule} } ${what}`));
        expect(broken).to.deep.equal([]);
      });
    }
  }
});

describe('no token makes refusing harder than accepting (Q10)', () => {
  useSite('equality');

  const text = [...tokens.cssRules].map((rule) => rule.cssText).join('');
  const names = [...new Set(text.match(/--consent-[\w-]+/g))];
  const values = [
    'red', '#0000', 'rgb(0 0 0 / 0.01)', 'transparent', 'currentColor', 'light-dark(#fff, #000)', 'var(--nowhere)', 'var(--consent-accent)', 'inherit',
    '0', '4px', '50%', '99rem', '-3px', 'calc(1px * 1e9)', '1px / 9px', 'serif', '"No Such Font", monospace', '900', 'url(#a)', '', 'none', '}', '1px solid red',
    'linear-gradient(red, blue)', 'revert-layer', 'attr(data-consent-action)', 'if(style(--x): red; else: blue)', 'sibling-index()',
  ];

  it('tries the tokens that the styles read', () => {
    expect(names).to.include.members(['--consent-accent', '--consent-background', '--consent-radius', '--consent-font']);
  });

  for (const layer of layers.filter(({ name }) => !name.includes('modal'))) {
    it(`in ${layer.name}, whatever their values`, async () => {
      const random = new Random(20261101);
      const host = await open(layer);
      for (let round = 0; round < 40; round++) {
        for (const name of names) host.style.setProperty(name, random.chance(0.5) ? random.pick(values) : null);
        expect(differences(host), `round ${round}: ${host.style.cssText}`).to.deep.equal([]);
      }
    });
  }
});
