import { expect } from '@open-wc/testing';
import type { CookieBanner } from '../../src/elements/banner.js';
import { has, place, query, rendered, until, useSite } from './support/site.js';

/** A dialog of the page, in the document or in a component's shadow root. */
function pageDialog(inShadow: boolean): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.append(Object.assign(document.createElement('button'), { textContent: 'Fine' }));
  const home = place('<div></div>');
  (inShadow ? home.attachShadow({ mode: 'open' }) : home).append(dialog);
  return dialog;
}

describe('<cookie-banner> in the top layer', () => {
  useSite('top_layer');

  let banner: CookieBanner;
  const isUp = () => query(banner, '.panel')?.matches(':popover-open') === true;

  beforeEach(async () => {
    banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
    await rendered(banner, '.panel:popover-open');
  });

  it('is covered by no z-index of the page', () => {
    place('<div style="position:fixed;inset:0;z-index:2147483647;background:red"></div>');
    const { left, top, width, height } = (query(banner, '.panel') as Element).getBoundingClientRect();
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
    const toggled = new Promise((resolve) => dialog.addEventListener('toggle', resolve, { once: true }));
    dialog.show();
    await toggled;
    expect(isUp()).to.equal(true);
  });

  it('leaves for what is full screen, and returns', async () => {
    const frame = place('<div>Video</div>');
    let full: Element | null = frame;
    Object.defineProperty(document, 'fullscreenElement', { configurable: true, get: () => full });
    document.dispatchEvent(new Event('fullscreenchange'));
    expect(isUp()).to.equal(false);
    full = null;
    document.dispatchEvent(new Event('fullscreenchange'));
    expect(isUp()).to.equal(true);
    Reflect.deleteProperty(document, 'fullscreenElement');
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
    const toggled = new Promise((resolve) => dialog.addEventListener('toggle', resolve, { once: true }));
    dialog.close();
    await toggled;
    expect(has(banner, '.panel')).to.equal(false);
  });
});
