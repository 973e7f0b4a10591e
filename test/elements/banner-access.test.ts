import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import type { CookieBanner } from '../../src/elements/banner/banner.js';
import { itWhere } from './support/engine.js';
import { isInViewport, isReachable } from './support/equality.js';
import {
  control,
  focused,
  focusIs,
  has,
  painted,
  place,
  query,
  queryAll,
  rendered,
  setViewport,
  textOf,
  until,
  useSite,
} from './support/site.js';

const page = { width: 800, height: 600 };

const scrollPadding = () => getComputedStyle(document.documentElement);

describe('<cookie-banner> is accessible', () => {
  const store = useSite('banner_access');

  const openIn = async (markup: string): Promise<CookieBanner> => {
    const banner = place(`<div>${markup}</div>`).querySelector<CookieBanner>(
      'cookie-banner',
    ) as CookieBanner;
    await rendered(banner, '.panel');
    return banner;
  };

  it('is a named region beside the page, which keeps the focus and stays usable (A1)', async () => {
    const input = place<HTMLInputElement>('<input aria-label="Search">');
    input.focus();
    const banner = await openIn('<cookie-banner></cookie-banner>');
    const panel = query(banner, '.panel') as HTMLElement;
    expect(panel.role ?? panel.getAttribute('role')).to.equal('region');
    expect(textOf(query(banner, `#${panel.getAttribute('aria-labelledby')}`))).to.equal(
      'Your cookie choices',
    );
    expect(focusIs(input)).to.equal(true);
    expect(has(banner, '[aria-live],[aria-modal],[role=dialog],[role=alertdialog]')).to.equal(
      false,
    );
    expect(document.querySelectorAll('[inert]').length).to.equal(0);
    await sendKeys({ type: 'tour' });
    expect(input.value).to.equal('tour');
  });

  it("lies in the document's Tab order: after what is before it, refuse, accept, settings, then what is after it (A6, A15)", async () => {
    const banner = await openIn(
      '<a id="before" href="#a">Skip</a><cookie-banner></cookie-banner><a id="after" href="#b">Next</a>',
    );
    document.getElementById('before')?.focus();
    const stops = [];
    while (focused()?.id !== 'after' && stops.length < 9) {
      await sendKeys({ press: 'Tab' });
      stops.push(focused());
    }
    expect(
      stops.map(
        (stop) =>
          (stop as HTMLElement).dataset.consentAction ??
          ((stop as HTMLElement).id || stop?.localName),
      ),
    ).to.deep.equal(['a', 'reject-all', 'accept-all', 'open-preferences', 'after']);
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    expect(focusIs(control(banner, 'open-preferences'))).to.equal(true);
  });

  it('is answered by the keyboard alone: refuse with Space, accept with Enter', async () => {
    for (const [action, key] of [
      ['reject-all', ' '],
      ['accept-all', 'Enter'],
    ] as const) {
      const banner = await openIn('<cookie-banner></cookie-banner>');
      control(banner, action).focus();
      await sendKeys({ press: key });
      expect(store.state.method).to.equal(action);
      store.reset();
      banner.remove();
    }
  });

  it('is not answered by Escape', async () => {
    const banner = await openIn('<cookie-banner></cookie-banner>');
    control(banner, 'reject-all').focus();
    await sendKeys({ press: 'Escape' });
    expect(store.state.status).to.equal('undecided');
    expect(banner.open).to.equal(true);
  });

  for (const position of ['bottom', 'top', 'bottom-start', 'bottom-end']) {
    it(`leaves room for what gets the focus, and takes it back: ${position} (A19)`, async () => {
      const { style } = document.documentElement;
      const side = position === 'top' ? 'scrollPaddingTop' : 'scrollPaddingBottom';
      style[side] = '7px';
      place('<div style="block-size: 300vh"></div>');
      const banner = await openIn(`<cookie-banner position="${position}"></cookie-banner>`);
      const { top, height } = (query(banner, '.panel') as Element).getBoundingClientRect();
      const covered = position === 'top' ? height : innerHeight - top;
      await until(
        () => Math.abs(parseFloat(scrollPadding()[side]) - covered) < 0.01,
        'the room is made',
      );
      control(banner, 'reject-all').click();
      expect(scrollPadding()[side]).to.equal('7px');
      style[side] = '';
    });
  }

  it('moves the room along with its position', async () => {
    place('<div style="block-size: 300vh"></div>');
    const banner = await openIn('<cookie-banner></cookie-banner>');
    await until(() => scrollPadding().scrollPaddingBottom !== 'auto', 'room at the bottom');
    banner.position = 'top';
    await until(() => scrollPadding().scrollPaddingTop !== 'auto', 'room at the top');
    expect(scrollPadding().scrollPaddingBottom).to.equal('auto');
  });

  it('hides nothing of the page that gets the focus (A19, 2.4.11)', async () => {
    const main = place('<main></main>');
    main.append(
      ...Array.from({ length: 60 }, (_, index) =>
        Object.assign(document.createElement('button'), {
          textContent: `Button ${index}`,
          style: 'display:block',
        }),
      ),
    );
    const banner = await openIn('<cookie-banner></cookie-banner>');
    await until(() => scrollPadding().scrollPaddingBottom !== 'auto', 'the room is made');
    for (const button of main.querySelectorAll('button')) {
      button.focus();
      // WebKit scrolls to what got the focus with the next frame.
      await painted();
      expect(isReachable(button), button.textContent).to.equal(true);
    }
    expect(banner.open).to.equal(true);
  });

  describe('where scrolling the page does not help (A19, 2.4.11)', () => {
    const cornered = (style: string, inside = '') =>
      place(
        `<div style="position: fixed; ${style}">${inside}<button id="cornered" style="inline-size: 9rem">Menu</button></div>`,
      );
    const focusCornered = () => {
      const button = document.getElementById('cornered') as HTMLElement;
      button.focus();
      return button;
    };

    for (const [position, style] of [
      ['bottom', 'inset: auto 0 0 0'],
      ['top', 'inset: 0 0 auto 0'],
      ['center', 'inset: 38% 30% auto'],
      ['bottom-start', 'inset: auto auto 30px 30px'],
      ['bottom-end', 'inset: auto 30px 30px auto'],
    ] as const) {
      it(`stands aside for what a page has fixed under it, and comes back: ${position}`, async () => {
        cornered(style);
        const after = place<HTMLButtonElement>(
          '<button style="position: fixed; inset: 55% auto auto 0">Elsewhere</button>',
        );
        const banner = await openIn(`<cookie-banner position="${position}"></cookie-banner>`);
        const panel = query(banner, '.panel') as HTMLElement;
        const home = panel.getBoundingClientRect().top;
        const button = focusCornered();
        expect(isReachable(button), 'the focus is seen').to.equal(true);
        expect(isInViewport(control(banner, 'reject-all')), 'the banner too').to.equal(true);
        document.getElementById('cornered')?.remove();
        if (position === 'center') after.style.inset = '0';
        // Elsewhere, that is where the banner lies neither at home nor aside.
        if (position === 'bottom-start') after.style.inset = '55% 0 auto auto';
        after.focus();
        expect(panel.getBoundingClientRect().top, 'it is back').to.equal(home);
      });
    }

    it('scrolls a list that scrolls by itself', async () => {
      cornered(
        'inset: 0 auto 0 0; overflow: auto; inline-size: 12rem',
        '<p style="block-size: 95vh">Menu</p>',
      ).insertAdjacentHTML('beforeend', '<p style="block-size: 60vh">More</p>');
      const banner = await openIn('<cookie-banner></cookie-banner>');
      const button = focusCornered();
      await painted();
      expect(isReachable(button)).to.equal(true);
      expect(query(banner, '.aside')).to.equal(null);
    });

    for (const [what, markup, find] of [
      [
        'a link that is slotted in it',
        '<cookie-banner><a slot="links" id="slotted" href="#x">More</a></cookie-banner>',
        () => document.getElementById('slotted'),
      ],
      [
        'an answer',
        '<cookie-banner></cookie-banner>',
        () => control(document.querySelector('cookie-banner') as Element, 'reject-all'),
      ],
    ] as const) {
      it(`stays where it is for ${what}`, async () => {
        const banner = await openIn(markup);
        const panel = query(banner, '.panel') as HTMLElement;
        const { top } = panel.getBoundingClientRect();
        find()?.focus();
        expect(focusIs(find())).to.equal(true);
        expect([panel.getBoundingClientRect().top, has(banner, '.aside')]).to.deep.equal([
          top,
          false,
        ]);
      });
    }

    it('looks at once at what had the focus before it came', async () => {
      cornered('inset: auto 0 10px 0');
      const button = focusCornered();
      await openIn('<cookie-banner></cookie-banner>');
      expect(isReachable(button)).to.equal(true);
      expect(focusIs(button)).to.equal(true);
    });
  });

  describe('on a small screen', () => {
    after(() => setViewport(page));

    for (const locale of ['en', 'nb', 'da', 'sv']) {
      itWhere(
        'phone',
        `takes half of 320×256 at most, with both answers in view, ${locale} (A11)`,
        async () => {
          await setViewport({ width: 320, height: 256 });
          const banner = await openIn(`<cookie-banner locale="${locale}"></cookie-banner>`);
          const panel = query(banner, '.panel') as HTMLElement;
          expect(panel.getBoundingClientRect().height).to.be.at.most(128);
          expect(panel.scrollWidth).to.be.at.most(panel.clientWidth);
          for (const action of ['reject-all', 'accept-all']) {
            const button = control(banner, action);
            expect(isInViewport(button) && isReachable(button), action).to.equal(true);
            expect(button.scrollWidth, `${action} is not cut`).to.be.at.most(button.clientWidth);
          }
        },
      );
    }
  });

  it('cuts no focus ring off at the edge of what scrolls (A19)', async () => {
    const banner = await openIn('<cookie-banner policy-href="/p"></cookie-banner>');
    const link = query(banner, '.links a') as HTMLElement;
    const text = query(banner, '.text') as HTMLElement;
    link.focus();
    const { outlineWidth, outlineOffset } = getComputedStyle(link);
    const ring = parseFloat(outlineWidth) + parseFloat(outlineOffset);
    const [inner, outer] = [link.getBoundingClientRect(), text.getBoundingClientRect()];
    expect(ring).to.be.at.least(2);
    expect(inner.left - ring, 'at its start').to.be.at.least(outer.left);
    expect(inner.bottom + ring, 'at its bottom').to.be.at.most(outer.bottom);
  });

  it('has targets of 24 by 24 at least; the answers of 44 (A21)', async () => {
    const banner = await openIn('<cookie-banner policy-href="/p"></cookie-banner>');
    for (const target of queryAll(banner, 'button,a')) {
      const { width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height), textOf(target)).to.be.at.least(
        target.matches('button') ? 44 : 24,
      );
    }
  });

  itWhere('media', 'moves nothing for those who want no motion (A18)', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const banner = await openIn('<cookie-banner></cookie-banner>');
    await painted();
    expect(matchMedia('(prefers-reduced-motion: reduce)').matches).to.equal(true);
    expect(banner.shadowRoot?.getAnimations().length).to.equal(0);
    expect(
      queryAll(banner, '*').some(
        (element) => parseFloat(getComputedStyle(element).transitionDuration) > 0,
      ),
    ).to.equal(false);
    await emulateMedia({ reducedMotion: 'no-preference' });
  });

  describe('modal', () => {
    it('starts at its heading, blocks the page, and grants nothing by Escape (A2, A3, L2)', async () => {
      const outside = place<HTMLInputElement>('<input aria-label="Search">');
      const banner = await openIn('<cookie-banner modal></cookie-banner>');
      expect(query(banner, 'dialog')?.matches(':modal')).to.equal(true);
      expect(focusIs(query(banner, '[part~=heading]'))).to.equal(true);
      outside.focus();
      expect(document.activeElement === banner, 'the page is out of reach').to.equal(true);
      await sendKeys({ press: 'Escape' });
      await until(() => !banner.open, 'it is dismissed');
      expect(store.state.status).to.equal('undecided');
      outside.focus();
      expect(focusIs(outside)).to.equal(true);
    });

    it('leaves no dead page behind where a filter hides it (A3)', async () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('cookie-banner { display: none !important }');
      document.adoptedStyleSheets.push(sheet);
      const outside = place<HTMLInputElement>('<input aria-label="Search">');
      const banner = place<CookieBanner>('<cookie-banner modal></cookie-banner>');
      await banner.show();
      await until(() => !banner.open, 'it is closed');
      outside.focus();
      expect(focusIs(outside)).to.equal(true);
      expect(store.state.status).to.equal('undecided');
      document.adoptedStyleSheets = [];
    });

    it('becomes modal, and stops being it, while it shows', async () => {
      const banner = await openIn('<cookie-banner></cookie-banner>');
      banner.modal = true;
      await rendered(banner, 'dialog:modal');
      banner.modal = false;
      await rendered(banner, '.panel:popover-open');
      expect(has(banner, 'dialog')).to.equal(false);
    });
  });
});
