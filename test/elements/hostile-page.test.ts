import { expect } from '@open-wc/testing';
import { illegible } from '../../src/elements/audit/legibility.js';
import { offerReload } from '../../src/elements/overlay/reload-notice.js';
import { languageOf } from '../../src/localization/language.js';
import { itWhere } from './support/engine.js';
import { differences, isInViewport, isReachable } from './support/equality.js';
import {
  control,
  painted,
  place,
  queryAll,
  rendered,
  setViewport,
  until,
  useSite,
} from './support/site.js';

/** What resets, themes and a careless hand write about everything, and about what our tags are made of. */
const universal = [
  '* { all: unset !important }',
  '* { all: revert !important }',
  '* { all: initial !important }',
  'html { font-size: 40px }',
  'html { font-size: 8px }',
  'html { zoom: 1.5 }',
  'body { transform: scale(1); filter: grayscale(1); will-change: transform; contain: layout }',
  '* { animation: wither 9s infinite !important; transition: all 9s !important }',
  'button { display: none !important }',
  '* { direction: rtl !important }',
  'dialog { display: none !important } ::backdrop { display: none !important } [popover] { display: none !important }',
  'dialog { all: unset !important; position: static !important }',
  '* { color: transparent !important; -webkit-text-fill-color: transparent !important; caret-color: transparent }',
  '* { contain: layout paint style !important }',
  '* { cursor: none !important }',
  '* { line-height: 0 !important; text-indent: -99em !important; text-transform: uppercase !important; text-align: end !important; text-shadow: 0 0 9px red !important }',
  '* { font: italic 900 2px/0 cursive !important; font-variant: small-caps !important; word-break: break-all !important; hyphens: auto !important }',
  '* { -webkit-text-stroke: 9px red !important; white-space: nowrap !important; color-scheme: only dark !important; quotes: none !important }',
];
/** What hides a page that stands in the page, and must not hide what lies over it. */
const ofThePage = [
  '* { visibility: hidden !important }',
  '* { pointer-events: none !important; user-select: none !important }',
  'button, a, p, div, section { all: unset !important; visibility: hidden !important }',
  '* { writing-mode: vertical-rl !important }',
  '* { opacity: 0 !important }',
  '* { clip-path: inset(50%) !important; mask: linear-gradient(transparent, transparent) !important }',
  '* { overflow: hidden !important; max-height: 0 !important; max-width: 0 !important }',
  '* { position: fixed !important; inset: 0 auto auto 0 !important; z-index: -1 !important }',
  '* { contain: strict !important }',
  '* { transform: translate(-300vw) !important }',
  '* { float: left !important; width: 1px !important; height: 1px !important; margin: -99px !important }',
];
const aboutTheTag = (tag: string) => [
  `${tag} { all: unset; position: static; display: contents }`,
  `${tag} { all: unset !important; display: contents !important }`,
  `${tag} > * { all: unset !important }`,
  `${tag} { display: inline; position: static; width: auto; height: auto; color: red; text-indent: 99em; -webkit-text-fill-color: #fff0; user-select: none }`,
];
const lazily = '* { content-visibility: auto; contain-intrinsic-size: 1px }';
/** What hides a tag that stands in the page, and must not hide what lies over it. */
const ofTheTag = (tag: string) => [
  `${tag} { visibility: hidden; font: 2px/0 serif; opacity: 0 }`,
  `${tag} { pointer-events: none; writing-mode: vertical-lr; clip-path: inset(50%) }`,
];

interface Tested {
  readonly name: string;
  readonly tag: string;
  open(): Promise<HTMLElement>;
  readonly answers: readonly string[];
  readonly isOver: boolean;
}

async function placed(markup: string, ready: string): Promise<HTMLElement> {
  const host = place(`${markup}</${/[\w-]+/.exec(markup)?.[0]}>`);
  await rendered(host, ready);
  return host;
}

const both = ['reject-all', 'accept-all'];
const layers: Tested[] = [
  ...['bottom', 'top', 'bottom-start', 'bottom-end', 'center'].map((position) => ({
    name: `the banner, ${position}`,
    tag: 'cookie-banner',
    answers: both,
    isOver: true,
    open: () => placed(`<cookie-banner position="${position}">`, '.panel'),
  })),
  {
    name: 'the modal banner',
    tag: 'cookie-banner',
    answers: both,
    isOver: true,
    open: () => placed('<cookie-banner modal>', 'dialog[open]'),
  },
  {
    name: 'the preferences',
    tag: 'cookie-preferences',
    answers: [...both, 'save', 'close'],
    isOver: true,
    open: () => placed('<cookie-preferences open>', 'dialog[open]'),
  },
  {
    name: 'the preferences in the page',
    tag: 'cookie-preferences',
    answers: both,
    isOver: false,
    open: () => placed('<cookie-preferences inline>', '.actions'),
  },
  {
    name: 'the placeholder',
    tag: 'consent-gate',
    answers: ['allow-once', 'allow-service', 'open-preferences'],
    isOver: false,
    open: () =>
      placed(
        '<consent-gate category="marketing" service="twentythree" label="Tour" src="https://video.example/1">',
        '[part~=placeholder]',
      ),
  },
  {
    name: 'the declaration',
    tag: 'cookie-declaration',
    answers: ['open-preferences'],
    isOver: false,
    open: () => placed('<cookie-declaration>', '[part~=service]'),
  },
  {
    name: 'the trigger',
    tag: 'consent-trigger',
    answers: ['open-preferences'],
    isOver: false,
    open: () => placed('<consent-trigger>', 'button'),
  },
];

describe('no rule about everything in a page makes the answers unequal, invisible or unreachable (1.3, R0.1)', () => {
  const store = useSite('hostile_page');

  before(() => setViewport({ width: 900, height: 900 }));
  after(() => setViewport({ width: 800, height: 600 }));
  afterEach(() => {
    document.adoptedStyleSheets = [];
  });

  async function under(rule: string): Promise<void> {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `@keyframes wither { to { visibility: hidden; color: transparent; -webkit-text-fill-color: transparent; font-size: 1px } } ${rule}`,
    );
    document.adoptedStyleSheets = [sheet];
    // WebKit gives up `content-visibility: auto` one ancestor a frame.
    for (let turn = rule === lazily ? 4 : 1; turn > 0; turn--) await painted();
  }

  function wrong(host: HTMLElement, { answers, isOver, tag }: Tested): string[] {
    const found: string[] = [];
    const isTrigger = tag === 'consent-trigger';
    for (const action of answers) {
      const button = control(host, action);
      if (!isOver) button.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const { width, height } = button.getBoundingClientRect();
      if (!button.checkVisibility({ visibilityProperty: true }))
        found.push(`${action} is invisible`);
      else if (!isTrigger && (width < 24 || height < 24))
        found.push(`${action} is ${width}×${height}`);
      else if (isOver && !isInViewport(button)) found.push(`${action} is out of view`);
      else if (!isReachable(button)) found.push(`${action} cannot be clicked`);
      if (!isTrigger && parseFloat(getComputedStyle(button).fontSize) < 12)
        found.push(`${action} is too small to read`);
    }
    if (answers.includes('accept-all')) found.push(...differences(host));
    if (!isTrigger) found.push(...illegible(host), ...unreadable(host));
    return found;
  }

  function unreadable(host: HTMLElement): string[] {
    return queryAll(host, '.heading, .description, .name, p').flatMap((text) => {
      if (text.closest('details:not([open])')) return [];
      const {
        visibility,
        fontSize,
        writingMode,
        textIndent,
        lineHeight,
        color,
        webkitTextFillColor,
        webkitTextStrokeWidth,
      } = getComputedStyle(text);
      const isSet =
        writingMode === 'horizontal-tb' &&
        textIndent === '0px' &&
        parseFloat(fontSize) >= 12 &&
        parseFloat(lineHeight) >= parseFloat(fontSize);
      const isPainted =
        visibility === 'visible' &&
        webkitTextFillColor === color &&
        webkitTextStrokeWidth === '0px';
      return isSet && isPainted
        ? []
        : [`the text in ${text.className || text.localName} cannot be read`];
    });
  }

  for (const layer of layers) {
    it(`in ${layer.name}`, async () => {
      const host = await layer.open();
      const broken: string[] = [];
      for (const rule of [
        ...universal,
        ...(layer.name === 'the modal banner' ? [] : [lazily]),
        ...aboutTheTag(layer.tag),
        ...(layer.isOver ? [...ofThePage, ...ofTheTag(layer.tag)] : []),
      ]) {
        await under(rule);
        broken.push(...[...new Set(wrong(host, layer))].map((what) => `${rule} ${what}`));
      }
      expect(broken).to.deep.equal([]);
      expect(
        layer.tag !== 'cookie-banner' || host.hasAttribute('open'),
        'it is still there',
      ).to.equal(true);
    });
  }

  itWhere('lazyDialog', 'in the modal banner, where a page paints lazily', async () => {
    const layer = layers.find(({ name }) => name === 'the modal banner') as Tested;
    const host = await layer.open();
    await under(lazily);
    expect([...wrong(host, layer), host.hasAttribute('open')]).to.deep.equal([true]);
  });

  it('in the offer to load the page again', async () => {
    offerReload(store, await languageOf(document.documentElement, store));
    const host = document.querySelector('[data-consent-reload]') as HTMLElement;
    await until(() => host.shadowRoot?.querySelector('.panel:popover-open'), 'it is up');
    const broken: string[] = [];
    const layer = {
      name: '',
      tag: 'div',
      answers: ['reload', 'close'],
      isOver: true,
      open: async () => host,
    };
    for (const rule of [...universal, lazily, ...ofThePage]) {
      await under(rule);
      broken.push(...wrong(host, layer).map((what) => `${rule} ${what}`));
    }
    control(host, 'close').click();
    expect(broken).to.deep.equal([]);
  });

  for (const layer of layers.filter(({ isOver }) => !isOver)) {
    it(`and ${layer.name} stays as hidden as what it stands in: nobody answers what they do not see`, async () => {
      const host = await layer.open();
      const button = control(host, layer.answers[0] as string);
      button.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      expect(isReachable(button)).to.equal(true);
      await under('body > div { opacity: 0; pointer-events: none }');
      expect(isReachable(button), 'a slide that is faded out').to.equal(false);
      await under('body > div { visibility: hidden }');
      expect(
        button.checkVisibility({ visibilityProperty: true }),
        'a menu that is closed',
      ).to.equal(false);
    });
  }

  it('and what a gate lets in stays in its place', async () => {
    const gate = place(
      '<consent-gate category="marketing" ratio="2/1" style="width:300px"></consent-gate>',
    );
    gate.innerHTML = '<template><p>Film</p></template>';
    store.grantAll();
    await until(() => gate.querySelector('[data-consent-content]'), 'it is open');
    await under('consent-gate { all: unset; display: block; width: 300px }');
    const [room, content] = [gate, gate.querySelector('[data-consent-content]') as Element].map(
      (element) => element.getBoundingClientRect(),
    );
    expect(room?.width).to.equal(300);
    // More where the placeholder was seen before: its words were taller.
    expect(room?.height).to.be.at.least(150);
    expect(content).to.deep.equal(room);
  });

  it('and what is said to a screen reader is not hidden from it, nor written into the page', async () => {
    const host = await (layers[0] as Tested).open();
    await under('* { all: unset !important; visibility: hidden !important }');
    control(host, 'reject-all').click();
    const region = document.body.querySelector(':scope > [role=status]') as HTMLElement;
    expect(region.textContent).to.equal('Your choice is saved.');
    const { visibility, position, width } = getComputedStyle(region);
    expect([visibility, position, width]).to.deep.equal(['visible', 'absolute', '1px']);
  });

  for (const [tag, markup, ready] of [
    ['cookie-banner', '<cookie-banner>', '.panel'],
    ['cookie-banner', '<cookie-banner modal>', 'dialog'],
  ] as const) {
    it(`and whoever hides ${markup} by name is heard: nothing shows, nothing is granted`, async () => {
      const host = await placed(markup, ready);
      await under(`${tag} { display: none !important }`);
      expect(host.checkVisibility()).to.equal(false);
      expect(host.shadowRoot?.querySelector(':modal') ?? null).to.equal(null);
      expect(store.state.status).to.equal('undecided');
    });
  }
});
