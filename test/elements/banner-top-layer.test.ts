import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CookieBanner } from '../../src/elements/banner/banner.js';
import { isReachable } from './support/equality.js';
import {
  control,
  focused,
  focusIs,
  has,
  painted,
  place,
  query,
  rendered,
  until,
  useSite,
} from './support/site.js';

/** A dialog of the page, in the document or in a component's shadow root. */
function pageDialog(inShadow: boolean): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.append(Object.assign(document.createElement('button'), { textContent: 'Fine' }));
  const home = place('<div></div>');
  (inShadow ? home.attachShadow({ mode: 'open' }) : home).append(dialog);
  return dialog;
}

describe('<cookie-banner> in the top layer', () => {
  const store = useSite('top_layer');

  let banner: CookieBanner;
  const isUp = () => query(banner, '.panel')?.matches(':popover-open') === true;

  beforeEach(async () => {
    banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
    await rendered(banner, '.panel:popover-open');
  });

  it('is covered by no z-index of the page', () => {
    place('<div style="position:fixed;inset:0;z-index:2147483647;background:red"></div>');
    const { left, top, width, height } = (
      query(banner, '.panel') as Element
    ).getBoundingClientRect();
    expect(document.elementFromPoint(left + width / 2, top + height / 2) === banner).to.equal(true);
  });

  for (const inShadow of [false, true]) {
    const where = inShadow ? 'in an open shadow root' : 'in the document';

    it(`leaves while a modal dialog ${where} is open, and returns when it is closed`, async () => {
      const dialog = pageDialog(inShadow);
      dialog.showModal();
      await until(() => !isUp(), 'it leaves');
      expect(banner.open, 'it is still wanted').to.equal(true);
      dialog.close();
      await until(isUp, 'it returns');
    });

    it(`returns when a modal dialog ${where} is taken out without being closed`, async () => {
      const dialog = pageDialog(inShadow);
      dialog.showModal();
      await until(() => !isUp(), 'it leaves');
      dialog.remove();
      await until(isUp, 'it returns');
    });

    it(`stays away until the last of two dialogs ${where} is closed`, async () => {
      const [one, two] = [pageDialog(inShadow), pageDialog(inShadow)];
      one.showModal();
      two.showModal();
      await until(() => !isUp(), 'it leaves');
      two.close();
      await new Promise((resolve) => two.addEventListener('toggle', resolve, { once: true }));
      expect(isUp()).to.equal(false);
      one.close();
      await until(isUp, 'it returns');
    });
  }

  it('stays for a dialog that is not modal', async () => {
    const dialog = pageDialog(false);
    const toggled = new Promise((resolve) =>
      dialog.addEventListener('toggle', resolve, { once: true }),
    );
    dialog.show();
    await toggled;
    expect(isUp()).to.equal(true);
  });

  it('leaves for what is full screen, and returns', async () => {
    const frame = place('<div>Video</div>');
    let full: Element | null = frame;
    Object.defineProperty(Object.getPrototypeOf(document), 'fullscreenElement', {
      configurable: true,
      get: () => full,
    });
    document.dispatchEvent(new Event('fullscreenchange'));
    expect(isUp()).to.equal(false);
    full = null;
    document.dispatchEvent(new Event('fullscreenchange'));
    expect(isUp()).to.equal(true);
    Reflect.deleteProperty(Object.getPrototypeOf(document) as object, 'fullscreenElement');
  });

  it('does not come under a dialog that was open before it', async () => {
    banner.hide();
    const dialog = pageDialog(false);
    dialog.showModal();
    await banner.show();
    expect(isUp()).to.equal(false);
    dialog.close();
    await until(isUp, 'it comes');
  });

  it('does not come back when it was answered meanwhile', async () => {
    const dialog = pageDialog(false);
    dialog.showModal();
    await until(() => !isUp(), 'it leaves');
    banner.hide();
    const toggled = new Promise((resolve) =>
      dialog.addEventListener('toggle', resolve, { once: true }),
    );
    dialog.close();
    await toggled;
    expect(has(banner, '.panel')).to.equal(false);
  });

  const answers = () =>
    ['reject-all', 'accept-all', 'open-preferences'].map((action) => control(banner, action));
  const shut = (element: HTMLElement | null) => element?.checkVisibility() !== true;

  for (const kind of ['manual', 'auto']) {
    it(`comes out from under a popover of the page that opens later over an answer, and keeps the focus: ${kind} (A6)`, async () => {
      const [reject] = answers() as [HTMLButtonElement];
      const { left, top, width, height } = reject.getBoundingClientRect();
      const popover = place(
        `<div popover="${kind}" style="position:fixed;inset:auto;margin:0;border:0;left:${left}px;top:${top}px;width:${width}px;height:${height}px"></div>`,
      );
      reject.focus();
      let count = 0;
      query(banner, '.panel')?.addEventListener('beforetoggle', () => count++);
      const isSeen = () => document.elementFromPoint(left + width / 2, top + height / 2) === banner;
      popover.showPopover();
      expect(isSeen(), 'it is covered').to.equal(false);
      await until(isSeen, 'it is uncovered');
      expect([focusIs(reject), popover.matches(':popover-open'), count]).to.deep.equal([
        true,
        true,
        2,
      ]);
    });
  }

  it('goes over each popover that opens, because one that lets clicks through is found nowhere (A6, S12)', async () => {
    const popover = place('<div popover="manual" style="inset:0 auto auto 0;margin:0">Menu</div>');
    let count = 0;
    query(banner, '.panel')?.addEventListener('beforetoggle', () => count++);
    const toggled = new Promise((resolve) =>
      popover.addEventListener('toggle', resolve, { once: true }),
    );
    popover.showPopover();
    await toggled;
    expect(count, 'it leaves and comes').to.equal(2);
    expect(isUp()).to.equal(true);
  });

  it('shows while what it stands in can be used, and only then (B5)', async () => {
    const home = banner.parentElement as HTMLElement;
    for (const element of [home, document.documentElement]) {
      element.inert = true;
      await until(() => shut(query(banner, '.panel')), 'it leaves');
      expect([banner.open, store.state.status]).to.deep.equal([true, 'undecided']);
      element.inert = false;
      await until(isUp, 'it returns');
      expect(isReachable(control(banner, 'reject-all'))).to.equal(true);
    }
  });

  it('does not show where a part of the page is inert from the start, in a shadow root too (B5)', async () => {
    banner.remove();
    const home = place('<div inert></div>');
    const inside = home
      .attachShadow({ mode: 'open' })
      .appendChild(document.createElement('cookie-banner'));
    const panel = await rendered(inside, '.panel');
    expect(shut(panel)).to.equal(true);
    home.inert = false;
    await until(() => panel.matches(':popover-open'), 'it comes');
  });

  it('stays away from a view transition that does not end, because the page draws the answers then, and comes back after it (A7)', async () => {
    banner.hide();
    let end: () => void = () => undefined;
    let skipped = 0;
    const finished = new Promise<void>((resolve) => (end = resolve));
    Object.defineProperty(Object.getPrototypeOf(document), 'activeViewTransition', {
      configurable: true,
      get: () => ({ finished, skipTransition: () => skipped++ }),
    });
    const { setTimeout } = globalThis;
    globalThis.setTimeout = ((run: () => void, wait: number, ...facts: never[]) =>
      setTimeout(run, wait === 5000 ? 1 : wait, ...facts)) as typeof setTimeout;
    await banner.show();
    globalThis.setTimeout = setTimeout;
    const panel = query(banner, '.panel') as HTMLElement;
    await until(() => !panel.checkVisibility(), 'it leaves');
    end();
    await until(() => panel.checkVisibility(), 'it comes back');
    expect([banner.open, skipped]).to.deep.equal([true, 0]);
    Reflect.deleteProperty(Object.getPrototypeOf(document) as object, 'activeViewTransition');
  });

  describe('modal', () => {
    const isModal = () => query(banner, 'dialog')?.matches(':modal') === true;
    const becomeModal = async () => {
      banner.modal = true;
      await until(isModal, 'it is modal');
    };

    for (const inShadow of [false, true]) {
      it(`gives way to a modal dialog ${inShadow ? 'in an open shadow root' : 'in the document'} that opens later, and comes back unanswered (D7)`, async () => {
        await becomeModal();
        const dialog = pageDialog(inShadow);
        dialog.showModal();
        await until(() => !isModal(), 'it leaves');
        await painted();
        expect([banner.open, store.state.status]).to.deep.equal([true, 'undecided']);
        dialog.close();
        await until(isModal, 'it returns');
        expect(focusIs(query(banner, '.heading'))).to.equal(true);
      });

      it(`waits for a modal dialog ${inShadow ? 'in an open shadow root' : 'in the document'} that was open before it (D7)`, async () => {
        banner.hide();
        banner.modal = true;
        const dialog = pageDialog(inShadow);
        dialog.showModal();
        await banner.show();
        expect([isModal(), banner.open]).to.deep.equal([false, true]);
        await painted();
        expect(banner.open, 'it was not dismissed').to.equal(true);
        dialog.close();
        await until(isModal, 'it comes');
      });
    }

    it('gives way to what is full screen, and is dismissed by Escape all the same when it is back (D7)', async () => {
      await becomeModal();
      let full: Element | null = document.body;
      Object.defineProperty(Object.getPrototypeOf(document), 'fullscreenElement', {
        configurable: true,
        get: () => full,
      });
      document.dispatchEvent(new Event('fullscreenchange'));
      expect(isModal()).to.equal(false);
      full = null;
      document.dispatchEvent(new Event('fullscreenchange'));
      expect(isModal()).to.equal(true);
      Reflect.deleteProperty(Object.getPrototypeOf(document) as object, 'fullscreenElement');
      await painted();
      expect(banner.open).to.equal(true);
      await sendKeys({ press: 'Escape' });
      await until(() => !banner.open, 'it is dismissed');
      expect([has(banner, 'dialog'), store.state.status]).to.deep.equal([false, 'undecided']);
    });

    it('stays under the settings that are asked for in it, and gets the focus back (A2)', async () => {
      await becomeModal();
      const settings = control(banner, 'open-preferences');
      settings.focus();
      // Escape closes what a press has opened, and with it whatever opened by itself since.
      await sendKeys({ press: 'Enter' });
      await until(
        () =>
          document.querySelector('cookie-preferences')?.shadowRoot?.querySelector('dialog:modal'),
        'the settings open',
      );
      expect(isModal()).to.equal(true);
      await sendKeys({ press: 'Escape' });
      await until(() => focused() === settings, 'the focus is back');
      expect(isModal()).to.equal(true);
    });
  });
});
