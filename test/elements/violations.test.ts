import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import type { ConsentGate } from '../../src/elements/gate/gate.js';
import { offerReload } from '../../src/elements/overlay/reload-notice.js';
import { languageOf } from '../../src/localization/language.js';
import { itWhere } from './support/engine.js';
import {
  control,
  place,
  query,
  queryAll,
  rendered,
  textOf,
  until,
  useSite,
} from './support/site.js';
import { violationsIn } from './support/violations.js';

for (const locale of ['en', 'nb', 'ar']) {
  for (const scheme of ['light', 'dark'] as const) {
    describe(`two engines find nothing, ${locale}, ${scheme} (A4–A9, A12, A20, A21)`, () => {
      const store = useSite('violations');

      before(() => {
        document.documentElement.style.colorScheme = scheme;
        document.body.style.background = 'Canvas'; // axe takes a page without a background for a white one
      });

      after(() => {
        document.documentElement.style.colorScheme = document.body.style.background = '';
      });

      it('is drawn in that scheme and that language', async () => {
        const banner = place(`<cookie-banner locale="${locale}"></cookie-banner>`);
        const panel = await rendered(banner, '.panel');
        const ground = getComputedStyle(panel)
          .backgroundColor.match(/[\d.]+/g)
          ?.map((part) => Math.round(Number(part) * 255));
        expect(ground?.join()).to.equal(scheme === 'dark' ? '29,33,38' : '255,255,255');
        expect(panel.lang).to.equal(locale);
        expect(panel.dir).to.equal(locale === 'ar' ? 'rtl' : 'ltr');
      });

      for (const mode of ['', 'modal', 'position="top"', 'position="center"']) {
        it(`in the banner ${mode}`, async () => {
          const banner = place(
            `<cookie-banner locale="${locale}" ${mode}><a slot="links" href="/about">About us</a></cookie-banner>`,
          );
          await rendered(banner, '.panel');
          expect(await violationsIn(banner)).to.deep.equal([]);
        });
      }

      it('in the preferences, with closed and with open details', async () => {
        const preferences = place(
          `<cookie-preferences locale="${locale}" open></cookie-preferences>`,
        );
        await rendered(preferences, 'dialog[open]');
        expect(await violationsIn(preferences), 'closed').to.deep.equal([]);
        for (const details of queryAll<HTMLDetailsElement>(preferences, 'details'))
          details.open = true;
        expect(await violationsIn(preferences), 'open').to.deep.equal([]);
      });

      it('in the preferences in the page, with some switched on', async () => {
        store.save({ statistics: true, twentythree: true });
        const main = place(
          `<main><h1>Settings</h1><cookie-preferences inline locale="${locale}"></cookie-preferences></main>`,
        );
        const preferences = main.querySelector('cookie-preferences') as Element;
        await rendered(preferences, '[role=switch]');
        for (const details of queryAll<HTMLDetailsElement>(preferences, 'details'))
          details.open = true;
        expect(await violationsIn(preferences)).to.deep.equal([]);
      });

      it('in the placeholders of a page', async () => {
        const main = place(`<main>
          <h1>Tours</h1>
          <consent-gate locale="${locale}" category="marketing" service="twentythree" label="Product tour" src="https://video.example/1"></consent-gate>
          <consent-gate category="marketing" service="twentythree" label="Admin tour" answers="once service category" src="https://video.example/2">
            <a href="https://video.example/2">See it at TwentyThree</a>
          </consent-gate>
          <consent-gate category="statistics" label="Poll"><template><p>Poll</p></template></consent-gate>
        </main>`);
        for (const gate of main.querySelectorAll<ConsentGate>('consent-gate'))
          await rendered(gate, '[part~=placeholder]');
        expect(await violationsIn(main)).to.deep.equal([]);
      });

      it('in the trigger', async () => {
        const main = place(
          `<main><h1>Settings</h1><consent-trigger locale="${locale}"></consent-trigger></main>`,
        );
        await rendered(main.lastElementChild as Element, 'button');
        expect(await violationsIn(main)).to.deep.equal([]);
      });

      it('in the offer to load the page again', async () => {
        document.documentElement.lang = locale;
        offerReload(store, await languageOf(document.documentElement, store));
        const notice = document.querySelector('[data-consent-reload]') as Element;
        await until(() => textOf(query(notice, '[role=status]')), 'it is said');
        expect(await violationsIn(notice)).to.deep.equal([]);
        control(notice, 'close').click();
        document.documentElement.lang = 'en';
      });

      for (const decided of [false, true]) {
        it(`in the declaration of ${decided ? 'one who has answered' : 'a first visit'}`, async () => {
          if (decided) store.save({ statistics: true, linkedin: true });
          const main = place(
            `<main><h1>Cookie policy</h1><cookie-declaration locale="${locale}"></cookie-declaration></main>`,
          );
          await rendered(main.querySelector('cookie-declaration') as Element, '[part~=service]');
          expect(await violationsIn(main)).to.deep.equal([]);
        });
      }
    });
  }
}

describe('two engines find nothing in forced colours', () => {
  useSite('violations');

  const layers = [
    ['<cookie-banner', '.panel'],
    ['<cookie-banner modal', 'dialog[open]'],
    ['<cookie-preferences open', 'dialog[open]'],
    [
      '<consent-gate category="marketing" service="twentythree" label="Product tour" src="https://video.example/1"',
      '[part~=placeholder]',
    ],
    ['<cookie-declaration', '[part~=service]'],
    ['<consent-trigger', 'button'],
  ] as const;

  for (const scheme of ['light', 'dark']) {
    for (const [start, ready] of layers) {
      for (const locale of ['en', 'ar']) {
        itWhere('media', `in ${start}>, ${locale}, ${scheme} (A8, A29)`, async () => {
          await executeServerCommand('emulate-feature', [
            { name: 'forced-colors', value: 'active' },
            { name: 'prefers-color-scheme', value: scheme },
          ]);
          const main = place(
            `<main><h1>Tours</h1>${start} locale="${locale}"></${start.slice(1).split(' ')[0]}></main>`,
          );
          const host = main.lastElementChild as Element;
          await rendered(host, ready);
          for (const details of queryAll<HTMLDetailsElement>(host, 'details')) details.open = true;
          // The browser forces text colours when it paints: the engines see those of the author, on a ground that is forced.
          const found = await violationsIn(main, {
            axe: ['color-contrast'],
            ibm: ['text_contrast_sufficient'],
          });
          await executeServerCommand('emulate-feature', []);
          expect(found).to.deep.equal([]);
        });
      }
    }
  }
});
