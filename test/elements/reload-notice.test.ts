import { expect } from '@open-wc/testing';
import { offerReload } from '../../src/elements/overlay/reload-notice.js';
import { languageOf } from '../../src/localization/language.js';
import {
  control,
  painted,
  place,
  query,
  rendered,
  setViewport,
  textOf,
  until,
  useSite,
} from './support/site.js';

describe('the offer to load the page again', () => {
  const store = useSite('reload_notice');
  const page = document.documentElement;
  const notices = () => [...document.querySelectorAll('[data-consent-reload]')];

  const offer = async (): Promise<Element> => {
    offerReload(store, await languageOf(page, store));
    const [host] = notices();
    await until(() => textOf(query(host as Element, '[role=status]')), 'it is said');
    return host as Element;
  };

  afterEach(() => {
    page.lang = 'en';
    for (const host of notices()) control(host, 'close').click();
  });

  it('speaks another language as soon as the page does, and stays where it is (L17)', async () => {
    const host = await offer();
    const panel = await rendered(host, '.panel:popover-open');
    expect(textOf(control(host, 'reload'))).to.equal('Reload page');
    page.lang = 'ar';
    await until(() => panel.lang === 'ar', 'Arabic');
    expect(panel.dir).to.equal('rtl');
    expect(textOf(panel)).not.to.match(/[a-z]/i);
    expect(
      query(host, '.panel') === panel && panel.matches(':popover-open'),
      'the same one',
    ).to.equal(true);
    page.lang = 'nb';
    await until(() => panel.lang === 'nb', 'Norwegian');
    expect(panel.dir).to.equal('ltr');
  });

  it('is made once, however often it is offered, and is gone when it is sent away', async () => {
    await offer();
    const host = await offer();
    expect(notices().length).to.equal(1);
    control(host, 'close').click();
    expect(notices().length).to.equal(0);
  });

  for (const size of [
    { width: 800, height: 600 },
    { width: 500, height: 256 },
  ]) {
    it(`has two answers of one size, in view, at ${size.width}×${size.height} (A11, A21)`, async () => {
      const host = await offer();
      // Not before: WebKitGTK 2.50 styles a host that comes after a resize as if its sheet's media queries were asked before it.
      await setViewport(size);
      await painted();
      const [reload, close] = ['reload', 'close'].map((action) =>
        control(host, action).getBoundingClientRect(),
      );
      const sizes = [reload, close].map((box) => [
        Math.round(box?.width ?? 0),
        Math.round(box?.height ?? 0),
        Math.round(box?.top ?? 0),
      ]);
      const { height, bottom } = (query(host, '.panel') as Element).getBoundingClientRect();
      await setViewport({ width: 800, height: 600 });
      expect(sizes[0]).to.deep.equal(sizes[1]);
      expect(sizes[0]?.[1]).to.be.at.least(44);
      expect(height).to.be.at.most(size.height / 2);
      expect(bottom).to.be.at.most(size.height + 1);
    });
  }

  it('hides nothing that has the focus (A19)', async () => {
    const host = await offer();
    const button = place<HTMLButtonElement>(
      '<button style="position:fixed;inset:auto auto 8px 50%">Chat</button>',
    );
    button.focus();
    const { left, top, width, height } = button.getBoundingClientRect();
    expect(document.elementFromPoint(left + width / 2, top + height / 2) === button).to.equal(true);
    expect(query(host, '.panel')?.matches('.aside')).to.equal(true);
  });
});
