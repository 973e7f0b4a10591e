import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CookieBanner } from '../../src/elements/banner/banner.js';
import { control, focusIs, place, query, rendered, until, useSite } from './support/site.js';

/** A dialog as libraries build one of a `div`: `open` shows it, `close` takes it back. */
interface Kind {
  readonly name: string;
  readonly attributes: string;
  readonly open: (dialog: HTMLElement, siblings: readonly Element[]) => void;
  readonly close: (dialog: HTMLElement, siblings: readonly Element[]) => void;
}

const set = (elements: readonly Element[], name: string, value: string | null) => {
  for (const element of elements)
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
};

const kinds: readonly Kind[] = [
  {
    name: 'with aria-modal, shown by a class and hidden by its style, as in Bootstrap',
    attributes: 'style="position:fixed;inset:20%;display:none"',
    open: (dialog) => {
      dialog.setAttribute('aria-modal', 'true');
      dialog.style.display = 'block';
    },
    close: (dialog) => {
      dialog.removeAttribute('aria-modal');
      dialog.style.display = 'none';
    },
  },
  {
    name: 'with aria-modal and inert siblings, removed when it closes, as in Headless UI',
    attributes: 'aria-modal="true" style="position:fixed;inset:20%"',
    open: (_, siblings) => set(siblings, 'inert', ''),
    close: (dialog, siblings) => {
      dialog.remove();
      set(siblings, 'inert', null);
    },
  },
  {
    name: 'with aria-hidden siblings and no aria-modal, as in MUI',
    attributes: 'style="position:fixed;inset:20%"',
    open: (_, siblings) => set(siblings, 'aria-hidden', 'true'),
    close: (dialog, siblings) => {
      dialog.remove();
      set(siblings, 'aria-hidden', null);
    },
  },
  {
    name: 'with aria-modal on an empty box around a fixed panel',
    attributes: 'style="position:relative;height:0"',
    open: (dialog) => dialog.setAttribute('aria-modal', 'true'),
    close: (dialog) => dialog.remove(),
  },
];

/** Keeps the focus among the controls of a dialog, as focus traps do: what lies behind it gives the focus back. */
function trapFocus(dialog: HTMLElement): () => void {
  const stop = new AbortController();
  const button = dialog.querySelector('button') as HTMLButtonElement;
  document.addEventListener(
    'focusin',
    ({ target }) => !dialog.contains(target as Node) && button.focus(),
    { signal: stop.signal },
  );
  button.focus();
  return () => stop.abort();
}

describe('<cookie-banner> waits for a modal dialog made of a div (K9)', () => {
  const store = useSite('div_dialogs');
  let banner: CookieBanner;
  const isUp = () => query(banner, '.panel')?.matches(':popover-open') === true;

  beforeEach(async () => {
    banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
    await rendered(banner, '.panel:popover-open');
  });

  for (const { name, attributes, open, close } of kinds) {
    it(`A dialog ${name}: the banner leaves, the focus stays in the dialog, and the banner returns unanswered`, async () => {
      const siblings = [...document.body.children].filter((element) => element.localName === 'div');
      const dialog = place(
        `<div role="dialog" aria-label="Offer" ${attributes}><button style="position:fixed;top:40%;left:40%">Fine</button></div><i tabindex="0"></i>`,
      );
      open(dialog, siblings);
      const release = trapFocus(dialog);
      await until(() => !isUp(), 'it leaves');
      expect(query(banner, '.panel')?.checkVisibility()).to.equal(false);
      for (let turn = 0; turn < 2; turn++) await sendKeys({ press: 'Tab' });
      expect(
        banner.matches(':focus-within'),
        'the keyboard does not reach a hidden banner',
      ).to.equal(false);
      release();
      close(dialog, siblings);
      await until(isUp, 'it returns');
      expect([banner.open, store.state.status]).to.deep.equal([true, 'undecided']);
      const reject = control(banner, 'reject-all');
      reject.focus();
      expect(focusIs(reject), 'it can be reached again').to.equal(true);
    });
  }

  it('A dialog in a shadow root that receives the focus counts too', async () => {
    const home = place('<div></div>');
    const root = home.attachShadow({ mode: 'open' });
    root.innerHTML =
      '<div role="dialog" aria-modal="true" aria-label="Offer" style="position:fixed;inset:20%"><button>Fine</button></div>';
    root.querySelector('button')?.focus();
    await until(() => !isUp(), 'it leaves');
    home.remove();
    await until(isUp, 'it returns');
  });

  for (const [name, style] of [
    ['not displayed', 'display:none'],
    ['invisible', 'position:fixed;inset:20%;visibility:hidden'],
    ['transparent', 'position:fixed;inset:20%;opacity:0'],
    ['beside the screen', 'position:fixed;inset:0 auto 0 -400px;width:300px'],
  ] as const) {
    it(`A closed dialog that stays in the page with aria-modal, ${name}, does not keep the banner away`, async () => {
      banner.hide();
      place(
        `<div role="dialog" aria-modal="true" aria-label="Menu" style="${style}"><button>Fine</button></div>`,
      );
      await banner.show();
      expect(isUp()).to.equal(true);
    });
  }
});
