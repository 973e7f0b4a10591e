import { expect } from '@open-wc/testing';
import { illegible } from '../../src/elements/audit/legibility.js';
import { control, place, query, rendered, useSite } from './support/site.js';

const knobs = '::part(switch)::before';

describe('what no rule about a part changes', () => {
  useSite('locked_parts');

  afterEach(() => {
    document.adoptedStyleSheets = [];
  });

  function under(rules: string): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }

  describe('a switch that is off looks off (A8)', () => {
    const look = (host: Element) => {
      const input = query(host, '[role=switch]') as Element;
      const [box, knob] = [getComputedStyle(input), getComputedStyle(input, '::before')];
      const { width, height } = input.getBoundingClientRect();
      return [
        ...[box, knob].flatMap((style) => [
          style.backgroundColor,
          style.backgroundImage,
          style.opacity,
          style.filter,
          style.transform,
          style.scale,
          style.rotate,
          style.translate,
          style.boxShadow,
          style.direction,
        ]),
        box.borderTopColor,
        box.position,
        box.appearance,
        knob.insetInlineStart,
        knob.content,
        getComputedStyle(input, '::after').content,
        width,
        height,
      ].join(' | ');
    };

    for (const markup of [
      '<cookie-preferences open></cookie-preferences>',
      '<cookie-preferences inline></cookie-preferences>',
    ]) {
      it(`whatever a page writes: ${markup}`, async () => {
        const host = place(markup);
        await rendered(host, '[role=switch]');
        const before = look(host);
        for (const rule of [
          'scale: -1 1; background: #14507a; border-color: #14507a',
          'transform: scaleX(-1)',
          'rotate: 180deg',
          'translate: 9rem 0',
          'direction: rtl',
          'appearance: auto',
          'opacity: 0',
          'filter: invert(1)',
          'box-shadow: inset 40px 0 #14507a',
          'position: fixed; inset: 0',
          'inline-size: 0',
          'zoom: 3',
          'all: unset',
          'background: url(#a); color-scheme: dark',
        ]) {
          for (const part of ['::part(switch)', knobs, '::part(switch)::after']) {
            under(
              `cookie-preferences${part} { content: ""; ${rule.replaceAll(/;|$/g, ' !important;')} }`,
            );
            expect(look(host), `${part} ${rule}`).to.equal(before);
          }
        }
        under(`${knobs} { inset-inline-start: 24px !important; background: red !important }`);
        expect(look(host)).to.equal(before);
      });
    }

    it('and shows no more than what it stands in', async () => {
      const host = place('<cookie-preferences inline></cookie-preferences>');
      const input = await rendered(host, '[role=switch]');
      host.style.visibility = 'hidden';
      expect(getComputedStyle(input).visibility).to.equal('hidden');
    });
  });

  describe('what is selected, searched or linked to is painted on no answer (A5)', () => {
    for (const [pseudo, markup] of ['::selection', '::target-text', '::search-text'].flatMap(
      (name) =>
        ['<cookie-banner></cookie-banner>', '<cookie-preferences open></cookie-preferences>'].map(
          (each) => [name, each] as const,
        ),
    )) {
      if (!CSS.supports(`selector(${pseudo})`)) continue;
      it(`${pseudo} in ${markup}`, async () => {
        const host = place(markup);
        await rendered(host, '[data-consent-action=reject-all]');
        for (const action of ['reject-all', 'accept-all']) {
          const button = control(host, action);
          under(
            `:root${pseudo}, ${pseudo}, *::part(button)${pseudo} { color: rgb(1 2 3) !important; background: rgb(1 2 3) !important; text-shadow: 0 0 9px red; text-decoration: line-through }`,
          );
          const { color, backgroundColor, textDecorationLine } = getComputedStyle(button, pseudo);
          expect([color, backgroundColor, textDecorationLine], action).to.deep.equal([
            getComputedStyle(button).color,
            'rgba(0, 0, 0, 0)',
            'none',
          ]);
        }
      });
    }
  });

  for (const scheme of ['light', 'dark']) {
    it(`a ground that is not opaque lies on an opaque one, ${scheme} (Q5)`, async () => {
      const host = place(
        `<cookie-banner style="color-scheme: ${scheme}; --consent-background: transparent"></cookie-banner>`,
      );
      await rendered(host, '.panel');
      for (const element of [control(host, 'open-preferences'), query(host, '.panel') as Element]) {
        const { backgroundColor, backgroundImage } = getComputedStyle(element);
        expect(backgroundImage === 'none' ? backgroundColor : backgroundImage).not.to.match(
          /\/ 0|, 0\)/,
        );
      }
      expect(illegible(host)).to.deep.equal([]);
    });

    it(`the edges of the answers are seen where the accent is the ground's own colour, ${scheme} (A9)`, async () => {
      const ground = scheme === 'light' ? '#fff' : '#1d2126';
      const host = place(
        `<cookie-banner style="color-scheme: ${scheme}; --consent-accent: ${ground}"></cookie-banner>`,
      );
      await rendered(host, '.panel');
      expect(illegible(host).filter((what) => what.includes('edge'))).to.deep.equal([]);
      const button = control(host, 'reject-all');
      button.focus();
      expect(getComputedStyle(button).outlineColor).to.equal(
        getComputedStyle(button).borderTopColor,
      );
    });
  }

  it('the letters of an answer are those of its language, as Chinese and Japanese need them', async () => {
    const host = place('<cookie-banner locale="ja"></cookie-banner>');
    await rendered(host, '.panel:lang(ja)');
    const { webkitLocale } = getComputedStyle(
      control(host, 'reject-all'),
    ) as CSSStyleDeclaration & { webkitLocale?: string };
    expect((webkitLocale ?? 'ja').replaceAll('"', '')).to.equal('ja');
  });
});
