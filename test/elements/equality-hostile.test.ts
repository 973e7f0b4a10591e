import { expect } from '@open-wc/testing';
import { illegible } from '../../src/elements/audit/legibility.js';
import { tokens } from '../../src/elements/base/tokens.styles.js';
import { Random } from '../core/support/random.js';
import { differences, isInViewport, isReachable, visibleDifferences } from './support/equality.js';
import { control, place, rendered, setViewport, useSite } from './support/site.js';

const layers = [
  { name: 'the banner', markup: '<cookie-banner>', ready: '.panel' },
  { name: 'the modal banner', markup: '<cookie-banner modal>', ready: 'dialog[open]' },
  { name: 'the preferences', markup: '<cookie-preferences open>', ready: 'dialog[open]' },
  { name: 'the preferences in the page', markup: '<cookie-preferences inline>', ready: '.actions' },
];
const parts = [
  'panel',
  'heading',
  'description',
  'actions',
  'button',
  'links',
  'category',
  'service',
  'switch',
  'close',
];
const states = [
  '',
  '',
  '',
  ':hover',
  ':focus',
  ':not(:hover)',
  '::before',
  '::after',
  '::first-letter',
  '::first-line',
];

/** What tells the two from each other without a name: an attribute, a place, a timeline, a length of text. */
const telling = [
  '--a: attr(data-consent-action type(<custom-ident>)); opacity: if(style(--a: reject-all): 0.1; else: 1)',
  '--a: attr(data-consent-action type(<custom-ident>)); --_accent: if(style(--a: reject-all): #eee; else: #00f)',
  '--a: attr(data-consent-action type(<custom-ident>)); font-size: if(style(--a: reject-all): 1px; else: 2em)',
  'content: attr(data-consent-action)',
  'opacity: calc(sibling-index() / 3)',
  'order: sibling-index()',
  'animation: wither linear; animation-timeline: view(inline)',
  'animation: wither 1s infinite',
  'background: linear-gradient(90deg, #fff 50%, #00f 50%) fixed',
  'color: transparent; background: linear-gradient(90deg, #fff, #000) fixed; background-clip: text',
];
/** Our own names, in a page's hand: a value for each answer, or one that leaves nothing of them. */
const ours = [
  '--_accent: hsl(calc(sibling-index() * 120deg) 60% 40%)',
  '--_on-accent: color-mix(in srgb, #14507a, white calc((sibling-index() - 1) * 100%))',
  '--_on-background: hsl(calc(sibling-index() * 120deg) 60% 40%)',
  '--_background: hsl(calc(sibling-index() * 120deg) 60% 40%)',
  '--consent_accent: hsl(calc(sibling-index() * 120deg) 60% 40%)',
  '--_size: 0px',
  '--_size: calc(sibling-index() * 9px)',
  '--_button-radius: calc(sibling-index() * 9px)',
  '--_bright: 0',
  '--_font: random(per-element, 0, 9)',
  '--_side: 900px',
];
/** And registered by it: what inherits nothing is reckoned anew for each. */
const registered = [
  '--_accent',
  '--_on-accent',
  '--_on-background',
  '--_background',
  '--_size',
  '--_side',
  '--_button-radius',
  '--_font',
  '--_text',
].map(
  (name) =>
    `@property ${name} { syntax: "*"; inherits: false; initial-value: ${name === '--_size' ? '0px' : 'color-mix(in srgb, #14507a, white calc((sibling-index() - 1) * 100%))'} }`,
);
/** What turns the words of one around, or pushes it off the screen. */
const pushing = [
  'direction: rtl; unicode-bidi: bidi-override',
  'box-sizing: content-box; padding-inline: 0 900px; direction: rtl',
  'box-sizing: content-box; padding: 60vh 0 0',
  'padding-left: 97vw',
  'border: 190px solid #eee',
  'box-sizing: content-box; border-left: 190px solid #fff; direction: rtl',
  'position-anchor: --aside; position-area: left bottom',
  'position-anchor: --aside; position-area: center',
  'place-self: anchor-center; position-anchor: --aside',
  'visibility: hidden; content-visibility: hidden',
];

/** What lets the page shine through a layer, or paints over it: the page under one answer may be another than under its neighbour. */
const shining = [
  'opacity: 0.2',
  'filter: opacity(0.2)',
  'filter: url(#nowhere)',
  'filter: contrast(0.05)',
  'mix-blend-mode: lighten',
  'mix-blend-mode: difference',
  'animation: wither 9s -4s linear infinite',
  '-webkit-box-reflect: left -100%',
];
/** What lies over a neighbour, or pushes it out. */
const covering = [
  'content: ""; position: absolute; inset: 0 50% 0 0; background: #fff; z-index: 9',
  'content: ""; position: fixed; inset: 0; background: #fff; z-index: 2147483647',
  'position: fixed; inset: auto auto 0 0; inline-size: 50vw; block-size: 9rem; background: #fff; z-index: 2147483647',
  'position: absolute; inset: 0; z-index: 9',
  'box-shadow: -12rem 0 0 3rem #fff',
  'outline: 12rem solid #fff',
  'filter: drop-shadow(-12rem 0 0 #fff)',
  'text-shadow: -9rem 0 0 #fff, -8rem 0 3rem #fff',
  'border-image: linear-gradient(#fff, #fff) 1 / 9rem / 9rem',
  'interactivity: inert',
  'pointer-events: none',
  'visibility: hidden',
  'display: none',
  'content-visibility: hidden',
  'appearance: none; all: unset',
  'all: initial',
  'all: revert',
  'contain: strict',
  'container-type: size',
];
const moving = [
  'inline-size: fit-content',
  'width: auto; justify-self: start',
  'display: inline',
  'flex: 1; float: left',
  'position: absolute',
  'padding: 0; border: 0',
  'opacity: 0.2',
  'margin-inline-start: auto',
  'font-size: 2rem; letter-spacing: 0.3em',
  'text-transform: uppercase',
  'max-width: fit-content',
  'min-width: max-content',
  'height: auto; align-self: start',
  'white-space: nowrap; overflow: visible',
  'grid-area: 1 / 1',
  'grid-column: auto / span 2',
  'order: -1',
  'scale: 2.5',
  'translate: 60% 0',
  'rotate: 45deg',
  'transform: scaleX(-1)',
  'position: relative; left: 9rem',
  'left: -40%',
  'right: -40%',
  'inset: auto 0 0 -50vw',
  'margin: 0 0 0 -50%',
  'margin-inline-start: -50%',
  'writing-mode: vertical-rl',
  'block-size: 1px',
  'block-size: 4rem; overflow: hidden',
  'inline-size: 9rem; overflow: hidden',
  'z-index: 9; margin: -3rem',
  'zoom: 3',
  'display: block',
  'display: flex',
  'display: flex; flex-direction: row-reverse',
  'display: contents',
  'grid-template-columns: 3fr 1fr',
  'grid-template-columns: 1fr 3fr 1fr',
  'grid-template-columns: auto auto',
  'grid-auto-flow: column; grid-template-columns: none',
  'direction: rtl',
  'justify-items: start',
  'align-items: end; grid-template-rows: 9rem 1fr',
  'columns: 2',
  'clip-path: inset(0 0 0 40%)',
  'mask: linear-gradient(90deg, transparent 50%, #000 50%)',
  'border-radius: 50%',
  'border-end-start-radius: 20rem; overflow: clip',
  'offset-path: path("M 0 0 L 900 0"); offset-distance: 50%',
  'perspective: 20px; transform: rotateY(60deg)',
  'padding-inline: 45% 0',
  'border-inline-start: 300px solid red',
  'max-block-size: 30px',
  'max-inline-size: 90px',
  'word-spacing: 9em; text-indent: -9em',
  'background: url(#nowhere); color: Canvas',
  'color-scheme: dark',
  'font: 700 3px/1 cursive',
  'font: 1px/0 monospace',
  'font-size: 120px',
];
const values = [
  'red',
  '#0000',
  'rgb(0 0 0 / 0.01)',
  'transparent',
  'currentColor',
  'light-dark(#fff, #000)',
  'var(--nowhere)',
  'var(--consent-accent)',
  'inherit',
  '#777',
  '#fff',
  '#000',
  'oklch(0.7 0.3 140)',
  '0',
  '4px',
  '50%',
  '99rem',
  '-3px',
  'calc(1px * 1e9)',
  '1px / 9px',
  'serif',
  '"No Such Font", monospace',
  '900',
  'url(#a)',
  '',
  'none',
  '}',
  '1px solid red',
  'linear-gradient(red, blue)',
  'revert-layer',
  'attr(data-consent-action)',
  'if(style(--x): red; else: blue)',
  'sibling-index()',
  'hsl(calc(sibling-index() * 120) 90% 40%)',
  'calc(sibling-index() * 9px)',
  'hsl(random(0, 360) 90% 40%)',
  'random(per-element, 0px, 24px)',
];
/** Colours that depend on what they are asked for, or that no screen shows. */
const shifting = [
  'currentColor',
  'color-mix(in srgb, currentcolor 60%, transparent)',
  'oklch(from currentcolor l c h)',
  'color-mix(in srgb, red calc(sibling-index() * 30%), blue)',
  'nonsense',
  '12px',
  'none',
  'light-dark(#fff, #000)',
  'rgb(none none none)',
  'lab(none none none)',
  'CanvasText',
  '#757575',
  '#767676',
];
const colours = ['--consent-accent', '--consent-background', '--consent-text', '--consent-border'];

async function open({ markup, ready }: (typeof layers)[number]): Promise<HTMLElement> {
  const host = place(`${markup}</${/[\w-]+/.exec(markup)?.[0]}>`);
  await rendered(host, ready);
  return host;
}

/** A style sheet of the page, as an adopter could write it. */
function withRules<T>(rules: string, run: () => T): T {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@keyframes wither { to { opacity: 0.1; scale: 0.1 } } ${rules}`);
  document.adoptedStyleSheets = [sheet];
  try {
    return run();
  } finally {
    document.adoptedStyleSheets = [];
  }
}

/** What a theme has made worse for refusing than it is for accepting. What hides both hides consent with them: nothing is granted. */
function unfair(host: HTMLElement): string[] {
  if (!control(host, 'accept-all').checkVisibility())
    return control(host, 'reject-all').checkVisibility() ? ['only reject shows'] : [];
  const found = differences(host);
  // In the middle of the page a screen may end anywhere.
  const [reject, accept] = ['reject-all', 'accept-all'].map((action) =>
    isInViewport(control(host, action)),
  );
  if (accept && !reject && !host.matches('[inline]')) found.push('only accept is in view');
  return found;
}

/** How an answer is painted, and where it lies and reads: what no rule about a part changes. */
function lookOf(host: HTMLElement): string {
  const { backgroundColor, webkitTextFillColor, borderTopColor, borderTopLeftRadius, fontSize } =
    getComputedStyle(control(host, 'reject-all'));
  return [backgroundColor, webkitTextFillColor, borderTopColor, borderTopLeftRadius, fontSize].join(
    ' | ',
  );
}

function placeOf(host: HTMLElement): string {
  const button = control(host, 'reject-all');
  const { left, top, width, height } = button.getBoundingClientRect();
  const { direction, unicodeBidi, visibility } = getComputedStyle(button);
  return [left, top, width, height, direction, unicodeBidi, visibility].join(' ');
}

/** What would blend an answer with what lies under its layer, from the answer up to the shadow root. */
function translucent(answer: Element): string[] {
  const found: string[] = [];
  for (let at: Element | null = answer; at; at = at.parentElement) {
    const { opacity, filter, mixBlendMode, clipPath, maskImage, transform, webkitBoxReflect } =
      getComputedStyle(at) as CSSStyleDeclaration & { webkitBoxReflect?: string };
    const seen = [
      opacity,
      filter,
      mixBlendMode,
      clipPath,
      maskImage,
      transform,
      webkitBoxReflect ?? 'none',
    ].join(' ');
    if (seen !== '1 none normal none none none none') found.push(`${at.className}: ${seen}`);
  }
  return found;
}

const isOfAnswers = (finding: string) => /^the text of (?:reject|accept)/.test(finding);

describe('no rule of a page makes refusing harder than accepting (promise 2, Q10)', () => {
  useSite('equality');

  before(() => setViewport({ width: 500, height: 844 }));
  after(() => setViewport({ width: 800, height: 600 }));

  for (const layer of layers) {
    const tag = /[\w-]+/.exec(layer.markup)?.[0];

    for (const group of [
      ['panel'],
      ['actions'],
      ['button'],
      parts.filter((part) => !/panel|actions|button/.test(part)),
    ]) {
      it(`in ${layer.name}, for its parts ${group.join(', ')}`, async () => {
        const host = await open(layer);
        const selectors = (pseudo: string) =>
          group.map((part) => `${tag}::part(${part})${pseudo}`).join();
        const rules = [
          ...[...telling, ...moving, ...covering].map(
            (rule) => `${selectors('')} { ${rule.replaceAll(/;|$/g, ' !important;')} }`,
          ),
          ...covering.map((rule) => `${selectors('::after')} { ${rule} }`),
        ];
        const broken = rules.flatMap((rule) =>
          withRules(rule, () => unfair(host)).map((what) => `${rule} ${what}`),
        );
        expect(broken).to.deep.equal([]);
      });
    }

    it(`in ${layer.name}, nothing shines through one answer and not the other (Q5)`, async () => {
      const host = await open(layer);
      const broken = shining.flatMap((rule) =>
        withRules(
          `${tag}::part(panel), ${tag}::part(actions), ${tag}::part(button) { ${rule} !important }`,
          () => translucent(control(host, 'reject-all')),
        ).map((what) => `${rule} ${what}`),
      );
      expect(broken).to.deep.equal([]);
    });

    it(`in ${layer.name}, our own names are not the page's to write (A1, A2)`, async () => {
      const host = await open(layer);
      const before = lookOf(host);
      const everywhere = `*, ${tag}, ${tag}::part(panel), ${tag}::part(actions), ${tag}::part(button)`;
      const rules = [...ours.map((rule) => `${everywhere} { ${rule} !important }`), ...registered];
      const broken = rules.flatMap((rule) =>
        withRules(rule, () => [
          ...unfair(host),
          ...(lookOf(host) === before ? [] : [`looks another: ${lookOf(host)}`]),
        ]).map((what) => `${rule} ${what}`),
      );
      expect(broken).to.deep.equal([]);
    });

    it(`in ${layer.name}, nothing turns the words of an answer around or pushes it off the screen (A3, A4)`, async () => {
      const anchor = place(
        '<i style="position: fixed; left: -960px; bottom: 0; width: 1280px; height: 700px; anchor-name: --aside"></i>',
      );
      const host = await open(layer);
      // In the page it scrolls into view first.
      expect(unfair(host)).to.deep.equal([]);
      const before = placeOf(host);
      const turned = `${tag}::part(panel), ${tag}::part(actions) { direction: rtl !important }`;
      const rules = [
        ...pushing.map(
          (rule) => `${tag}::part(panel) { ${rule.replaceAll(/;|$/g, ' !important;')} }`,
        ),
        turned,
        `${tag}::part(button) { unicode-bidi: bidi-override !important }`,
      ];
      const broken = rules.flatMap((rule) =>
        withRules(rule, () => [
          ...unfair(host),
          ...(placeOf(host) === before ? [] : [`lies elsewhere: ${placeOf(host)}`]),
        ]).map((what) => `${rule} ${what}`),
      );
      anchor.remove();
      expect(broken).to.deep.equal([]);
    });

    it(`in ${layer.name}, no rule gives the panel a scheme that its colours were not settled in (A8)`, async () => {
      const host = await open(layer);
      const broken = ['light', 'dark', 'light dark'].flatMap((scheme) =>
        withRules(`${tag}::part(panel) { color-scheme: ${scheme} !important }`, () =>
          illegible(host),
        ),
      );
      expect(broken).to.deep.equal([]);
    });

    it(`in ${layer.name}, for rules of a page thrown together`, async () => {
      const random = new Random(20261123);
      const host = await open(layer);
      for (let round = 0; round < 60; round++) {
        const rules = Array.from(
          { length: 5 },
          () =>
            `${tag}::part(${random.pick(parts)})${random.pick(states)} { ${random.pick([...telling, ...covering, ...moving])} }`,
        ).join(' ');
        expect(
          withRules(rules, () => unfair(host)),
          `round ${round}: ${rules}`,
        ).to.deep.equal([]);
      }
    });

    // What stands in the page is turned and cut with the page.
    if (layer.markup.includes('inline')) continue;
    it(`in ${layer.name}, for rules about the tag itself`, async () => {
      const host = await open(layer);
      const broken = [...covering, ...moving].flatMap((rule) =>
        withRules(`${tag}, body, * { ${rule} }`, () => unfair(host)).map(
          (what) => `{ ${rule} } ${what}`,
        ),
      );
      expect(broken).to.deep.equal([]);
    });
  }
});

describe('no rule and no token makes one answer of a placeholder weaker than the other (E4, Q10)', () => {
  useSite('equality');

  const placeholder = {
    name: '',
    markup:
      '<consent-gate category="marketing" service="twentythree" label="Tour" src="https://video.example/1">',
    ready: '[data-consent-action=allow-once]',
  };
  const apart = (host: Element) => {
    const [once, service] = [control(host, 'allow-once'), control(host, 'allow-service')];
    if (!once.checkVisibility() && !service.checkVisibility()) return [];
    const covered =
      isReachable(service) && !isReachable(once) ? ['only the wider answer can be clicked'] : [];
    return [...visibleDifferences(once, service), ...covered];
  };

  for (const width of ['20rem', '45rem']) {
    it(`in ${width}`, async () => {
      const random = new Random(20261124);
      const host = await open(placeholder);
      host.style.width = width;
      expect(apart(host)).to.deep.equal([]);
      const parts = ['placeholder', 'heading', 'description', 'actions', 'button', 'links'];
      const rules = [...telling, ...moving, ...covering].flatMap((rule) =>
        parts.map(
          (part) => `consent-gate::part(${part}) { ${rule.replaceAll(/;|$/g, ' !important;')} }`,
        ),
      );
      const thrown = Array.from({ length: 60 }, () =>
        Array.from(
          { length: 5 },
          () =>
            `consent-gate::part(${random.pick(parts)})${random.pick(states)} { ${random.pick([...telling, ...covering, ...moving])} } consent-gate { --consent-accent: ${random.pick(values)} }`,
        ).join(' '),
      );
      const drawn = covering.flatMap((rule) =>
        parts.map((part) => `consent-gate::part(${part})::after { ${rule} }`),
      );
      const broken = [...rules, ...drawn, ...thrown].flatMap((rule) =>
        withRules(rule, () => apart(host)).map((what) => `${rule} ${what}`),
      );
      expect(broken).to.deep.equal([]);
      const cut = [
        ...shining,
        'clip-path: inset(0 50% 0 0)',
        'mask: linear-gradient(90deg, transparent 50%, #000 50%)',
        'transform: translate(-60%)',
      ];
      const shone = cut.flatMap((rule) =>
        withRules(`consent-gate::part(placeholder) { ${rule} !important }`, () =>
          translucent(control(host, 'allow-once')),
        ).map((what) => `${rule} ${what}`),
      );
      expect(shone).to.deep.equal([]);
    });
  }
});

describe('no token makes refusing harder than accepting (Q10)', () => {
  useSite('equality');

  const text = [...tokens.cssRules].map((rule) => rule.cssText).join('');
  const names = [...new Set(text.match(/--consent-[\w-]+/g))];

  it('tries the tokens that the styles read', () => {
    expect(names).to.include.members([
      '--consent-accent',
      '--consent-background',
      '--consent-radius',
      '--consent-font',
    ]);
  });

  for (const layer of layers) {
    it(`in ${layer.name}, whatever their values`, async () => {
      const random = new Random(20261101);
      const host = await open(layer);
      for (const name of names) {
        for (const value of [...values, ...shifting]) {
          host.style.setProperty(name, value);
          expect(differences(host), `${name}: ${value}`).to.deep.equal([]);
        }
        host.style.removeProperty(name);
      }
      for (let round = 0; round < 40; round++) {
        for (const name of names)
          host.style.setProperty(name, random.chance(0.5) ? random.pick(values) : null);
        expect(differences(host), `round ${round}: ${host.style.cssText}`).to.deep.equal([]);
      }
    });

    it(`in ${layer.name}, what stands on the answers can be read on any colour (Q4)`, async () => {
      const random = new Random(20261102);
      const host = await open(layer);
      const colour = () =>
        `rgb(${[1, 2, 3].map(() => random.below(256)).join(' ')} / ${random.pick(['1', '1', '0.4', '0'])})`;
      // The two that the answers are drawn with. In a gradient's colour, sibling-index() crashes Chromium 143 when it tells of it.
      for (const name of colours.slice(0, 2)) {
        for (const value of shifting) {
          host.style.setProperty(name, value);
          expect(illegible(host).filter(isOfAnswers), `${name}: ${value}`).to.deep.equal([]);
        }
        host.style.removeProperty(name);
      }
      for (let round = 0; round < 80; round++) {
        for (const name of colours) host.style.setProperty(name, colour());
        expect(
          illegible(host).filter(isOfAnswers),
          `round ${round}: ${host.style.cssText}`,
        ).to.deep.equal([]);
      }
    });
  }
});
