import { expect } from '@open-wc/testing';
// @ts-expect-error: the package has no types
import alpine from 'alpinejs';
// @ts-expect-error: the package has no types
import morphPlugin from '@alpinejs/morph';
import { Idiomorph } from 'idiomorph';
import * as morphdomModule from 'morphdom';
import type { CookieBanner } from '../../src/elements/banner/banner.js';
import type { CookiePreferences } from '../../src/elements/preferences/preferences.js';
import { control, has, place, query, queryAll, rendered, until, useSite } from './support/site.js';

const Alpine = alpine as { plugin(plugin: unknown): void; morph(from: Element, to: string): void };
Alpine.plugin(morphPlugin);
const morphdom = morphdomModule.default as unknown as (from: Element, to: string) => void;

const differs: readonly [name: string, morph: (from: HTMLElement, to: string) => void][] = [
  ['idiomorph', (from, to) => Idiomorph.morph(from, to, { morphStyle: 'outerHTML' })],
  ['morphdom', (from, to) => morphdom(from, to)],
  ['@alpinejs/morph', (from, to) => Alpine.morph(from, to)],
  [
    'a framework that resets unknown attributes',
    (from) =>
      from
        .querySelectorAll('cookie-banner,cookie-preferences')
        .forEach((element) =>
          element.getAttributeNames().forEach((name) => element.removeAttribute(name)),
        ),
  ],
];

describe('the layers under DOM differs (C)', () => {
  const store = useSite('differs');

  const isAsking = (banner: CookieBanner) =>
    banner.open &&
    banner.hasAttribute('open') &&
    query(banner, '.panel')?.matches(':popover-open') === true;
  const page = (inside: string) => place(`<main>${inside}</main>`);
  const html = '<main><cookie-banner></cookie-banner><p>New</p></main>';

  for (const [name, morph] of differs) {
    it(`a visitor who has not answered is still asked after ${name} removed the attribute "open" from the banner`, async () => {
      const main = page('<cookie-banner></cookie-banner><p>Old</p>');
      const banner = main.querySelector('cookie-banner') as CookieBanner;
      const panel = await rendered(banner, '.panel:popover-open');
      morph(main, html);
      expect([
        isAsking(banner),
        query(banner, '.panel') === panel,
        banner.isConnected,
      ]).to.deep.equal([true, true, true]);
      control(banner, 'reject-all').click();
      expect([banner.hasAttribute('open'), store.state.status]).to.deep.equal([false, 'decided']);
    });

    it(`a visitor who has answered is not asked again after ${name} added the attribute "open" to the banner`, async () => {
      store.denyAll();
      const main = page('<cookie-banner></cookie-banner><p>Old</p>');
      const banner = main.querySelector('cookie-banner') as CookieBanner;
      if (name.includes('framework')) banner.setAttribute('open', '');
      else morph(main, html.replace('<cookie-banner', '<cookie-banner open'));
      expect([banner.open, has(banner, '.panel')]).to.deep.equal([false, false]);
    });

    it(`the preferences stay open, with what was switched, after ${name} removed the attribute "open"`, async () => {
      const main = page('<cookie-preferences></cookie-preferences><p>Old</p>');
      const preferences = main.querySelector('cookie-preferences') as CookiePreferences;
      await preferences.show();
      const toggle = query<HTMLInputElement>(preferences, '[name=statistics]') as HTMLInputElement;
      toggle.click();
      morph(main, '<main><cookie-preferences></cookie-preferences><p>New</p></main>');
      expect([
        preferences.hasAttribute('open'),
        query(preferences, 'dialog')?.matches(':modal'),
        toggle.checked,
        toggle.isConnected,
      ]).to.deep.equal([true, true, true, true]);
      preferences.close();
      expect([preferences.hasAttribute('open'), has(preferences, 'dialog')]).to.deep.equal([
        false,
        false,
      ]);
    });

    it(`preferences in the page never have the attribute "open", also after ${name}`, async () => {
      const main = page('<cookie-preferences inline></cookie-preferences>');
      const preferences = main.querySelector('cookie-preferences') as CookiePreferences;
      await rendered(preferences, '.panel');
      if (name.includes('framework')) preferences.setAttribute('open', '');
      else morph(main, '<main><cookie-preferences inline open></cookie-preferences></main>');
      expect([
        preferences.open,
        has(preferences, 'section'),
        has(preferences, 'dialog'),
      ]).to.deep.equal([false, true, false]);
    });
  }

  /** What pages and routers do to a banner, with the banner that is there afterwards. */
  const changes: readonly [what: string, change: (banner: CookieBanner) => void][] = [
    [
      'replaced by a new one',
      (banner) => banner.replaceWith(document.createElement('cookie-banner')),
    ],
    ['replaced by a copy of itself', (banner) => banner.replaceWith(banner.cloneNode(true))],
    [
      'replaced by its own markup',
      (banner) => {
        const markup = banner.outerHTML;
        banner.outerHTML = markup;
      },
    ],
    ['emptied', (banner) => banner.replaceChildren()],
    ['moved to another parent', (banner) => place('<div></div>').append(banner)],
    [
      'taken out and put back',
      (banner) => {
        const parent = banner.parentElement as Element;
        banner.remove();
        parent.append(banner);
      },
    ],
    [
      'adopted by another document and brought back',
      (banner) => {
        const parent = banner.parentElement as Element;
        document.implementation.createHTMLDocument('').adoptNode(banner);
        parent.append(banner);
      },
    ],
    [
      'put in again with all its surroundings, as text',
      (banner) => {
        const home = banner.parentElement as Element;
        home.innerHTML = String(home.innerHTML);
      },
    ],
    [
      'hidden and shown again by a style',
      (banner) => {
        banner.style.display = 'none';
        banner.getBoundingClientRect();
        banner.style.display = '';
      },
    ],
  ];

  for (const [what, change] of changes) {
    it(`a visitor who has not answered is asked by one banner when it is ${what}`, async () => {
      const main = page('<cookie-banner></cookie-banner>');
      await rendered(main.firstElementChild as Element, '.panel:popover-open');
      change(main.firstElementChild as CookieBanner);
      const banners = () => [...document.querySelectorAll('cookie-banner')];
      await until(() => banners().some(isAsking), 'it is asked');
      const [banner] = banners() as [CookieBanner];
      expect([banners().length, queryAll(banner, '.panel').length]).to.deep.equal([1, 1]);
      control(banner, 'reject-all').click();
      expect([store.state.status, banner.open, has(banner, '.panel')]).to.deep.equal([
        'decided',
        false,
        false,
      ]);
    });

    it(`a visitor who has answered is not asked again when the banner is ${what}`, async () => {
      const main = page('<cookie-banner></cookie-banner>');
      control(
        await rendered(main.firstElementChild as Element, '.panel').then(
          () => main.firstElementChild as Element,
        ),
        'reject-all',
      ).click();
      change(main.firstElementChild as CookieBanner);
      const next = place<CookieBanner>('<cookie-banner></cookie-banner>');
      await store.whenGranted('necessary');
      for (const banner of document.querySelectorAll('cookie-banner'))
        expect([banner.open, has(banner, '.panel')]).to.deep.equal([false, false]);
      expect(next.isConnected).to.equal(true);
    });
  }

  it('the preferences stay a modal dialog, with what was switched, when they are moved', async () => {
    const preferences = page('<cookie-preferences></cookie-preferences>')
      .firstElementChild as CookiePreferences;
    await preferences.show();
    const toggle = query<HTMLInputElement>(preferences, '[name=statistics]') as HTMLInputElement;
    toggle.click();
    place('<div></div>').append(preferences);
    await until(() => query(preferences, 'dialog')?.matches(':modal'), 'it is modal again');
    expect([
      preferences.open,
      toggle.checked,
      toggle.isConnected,
      queryAll(preferences, 'dialog').length,
    ]).to.deep.equal([true, true, true, 1]);
  });

  it('an answer is announced after the whole body was replaced', async () => {
    const { body } = document;
    const next = document.createElement('body');
    next.append(document.createElement('cookie-banner'));
    document.body = next;
    const banner = next.firstElementChild as CookieBanner;
    await rendered(banner, '.panel:popover-open');
    const regions = () => [...document.querySelectorAll('body > [role=status]')];
    expect(regions().length).to.equal(1);
    control(banner, 'reject-all').click();
    if (document.hasFocus()) expect(regions()[0]?.textContent).not.to.equal('');
    document.body = body;
  });
});
