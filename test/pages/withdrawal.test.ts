import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  acceptedAll,
  arrived,
  assertNothingReached,
  control,
  demo,
  frame,
  press,
  rejectedAll,
  settled,
  stateOf,
  until,
  visit,
} from './support/visitor.js';

const tour = `<consent-gate category="marketing" service="twentythree" label="Tour" src="${frame('tour')}"></consent-gate>`;
const mark = 'data-consent-action="open-preferences"';
const shadowScript = `<script>
  customElements.define('app-footer', class extends HTMLElement {
    connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<button id="inner" ${mark}><b>Cookie settings</b></button>'; }
  });
</script>`;

const openers: [what: string, body: string, open: (page: Page) => Promise<void>][] = [
  [
    'a button',
    `<button id="it" ${mark}><span>Cookies</span></button>`,
    (page) => page.click('#it span'),
  ],
  [
    'a link, whose navigation is prevented',
    `<a id="it" href="/elsewhere" ${mark}>Cookies</a>`,
    (page) => page.click('#it'),
  ],
  [
    'a part of a link, whose navigation is prevented',
    `<a id="it" href="/elsewhere"><span ${mark}>Cookies</span></a>`,
    (page) => page.click('#it'),
  ],
  [
    'a button added later',
    '',
    async (page) => {
      await page.evaluate(
        (html) => document.querySelector('main')!.insertAdjacentHTML('afterbegin', html),
        `<button id="it" ${mark}>Cookies</button>`,
      );
      await page.click('#it');
    },
  ],
  [
    'a button in an open shadow root',
    `<app-footer></app-footer>${shadowScript}`,
    (page) => page.click('app-footer >>> b'),
  ],
  [
    'a button whose page stops its clicks',
    `<button id="it" ${mark} onclick="event.stopPropagation()">Cookies</button>`,
    (page) => page.click('#it'),
  ],
  [
    'a declared command',
    '<button id="it" command="--open" commandfor="own">Cookies</button><cookie-preferences id="own"></cookie-preferences>',
    (page) => page.click('#it'),
  ],
  [
    'the keyboard',
    `<button id="it" ${mark}>Cookies</button>`,
    async (page) => {
      await page.focus('#it');
      await page.keyboard.press('Enter');
    },
  ],
  [
    'openPreferences()',
    '',
    (page) =>
      page.evaluate(async () => {
        const address = '/assets/consent/consent.js';
        const { openPreferences } = (await import(address)) as {
          openPreferences: () => Promise<void>;
        };
        await openPreferences();
      }),
  ],
  [
    'show()',
    '<cookie-preferences></cookie-preferences>',
    (page) => page.$eval('cookie-preferences', (preferences) => preferences.show()),
  ],
];

describe('L10: consent is taken back from', () => {
  for (const [what, body, open] of openers) {
    it(`${what}`, async () => {
      const { page } = await visit({ cookie: acceptedAll, body: body + tour });
      const address = page.url();
      await arrived('/frame.html?name=tour');
      await open(page);
      await control(page, 'cookie-preferences', 'save');
      assert.equal(
        await page.evaluate(() => document.querySelectorAll('cookie-preferences').length),
        1,
      );
      assert.equal(
        await page.evaluate(() =>
          document
            .querySelector('cookie-preferences')!
            .shadowRoot!.querySelector('dialog')!
            .matches(':modal'),
        ),
        true,
      );
      await press(page, 'cookie-preferences', 'reject-all');
      await until(
        page,
        () =>
          !document.querySelector('consent-gate')!.open &&
          !document.querySelector('cookie-preferences')!.open,
      );
      assert.equal((await stateOf(page)).categories.marketing, false);
      assert.equal(page.url(), address);
    });
  }

  it('the demo, by the link at its foot', async () => {
    const { page } = await visit({ cookie: acceptedAll, address: `${demo.origin}/` });
    await arrived('/v.ihtml/player.html');
    await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-consent-action="open-preferences"]')]
        .at(-1)!
        .click(),
    );
    await press(page, 'cookie-preferences', 'reject-all');
    await until(page, () =>
      [...document.querySelectorAll('consent-gate')].every(({ open, frame }) => !open && !frame),
    );
  });

  it('one service in the declaration, and all of them', async () => {
    const { page } = await visit({
      cookie: acceptedAll,
      body: `${tour}<cookie-declaration></cookie-declaration>`,
    });
    await arrived('/frame.html?name=tour');
    await until(page, () =>
      document
        .querySelector('cookie-declaration')!
        .shadowRoot!.querySelector('[data-service=twentythree]'),
    );
    await page.evaluate(() =>
      document
        .querySelector('cookie-declaration')!
        .shadowRoot!.querySelector<HTMLElement>('[data-service=twentythree]')!
        .click(),
    );
    assert.equal(await page.$eval('consent-gate', ({ open }) => open), false);
    const after = await stateOf(page);
    assert.deepEqual(
      [after.services.twentythree, after.services.linkedin, after.method],
      [false, true, 'withdraw'],
    );
    await press(page, 'cookie-declaration', 'withdraw-all');
    assert.deepEqual(Object.values((await stateOf(page)).categories).filter(Boolean), [true]);
  });
});

describe('S-23: the content of a page cannot answer', () => {
  const actions = [
    'accept-all',
    'save',
    'allow-once',
    'allow-service',
    'allow-category',
    'reject-all',
    'withdraw-all',
    'withdraw-service',
  ];
  const buttons = actions
    .map(
      (action) =>
        `<button class="rogue" data-service="twentythree" data-consent-action="${action}">${action}</button>`,
    )
    .join('');
  const places: [where: string, banner: string, body: string][] = [
    ['in the page', '<cookie-banner></cookie-banner>', buttons + tour],
    [
      'in the slots of the banner',
      `<cookie-banner><p slot="description">${buttons}</p><p slot="links">${buttons}</p><p slot="heading">${buttons}</p></cookie-banner>`,
      tour,
    ],
    [
      'in the slots of a gate',
      '<cookie-banner></cookie-banner>',
      tour.replace('</', `<div slot="description">${buttons}</div>${buttons}</`),
    ],
    [
      'in the place of a placeholder',
      '<cookie-banner></cookie-banner>',
      tour.replace('</', `<div slot="placeholder">${buttons}</div></`),
    ],
    [
      'inside of the preferences',
      '<cookie-banner></cookie-banner>',
      `${tour}<cookie-preferences inline>${buttons}</cookie-preferences>`,
    ],
  ];
  for (const [where, banner, body] of places) {
    it(`${where}`, async () => {
      const { page } = await visit({ banner, body });
      await control(page, 'cookie-banner', 'accept-all');
      if (!where.includes('placeholder')) await control(page, 'consent-gate', 'allow-once');
      await page.evaluate(() =>
        document.querySelectorAll<HTMLElement>('.rogue').forEach((button) => button.click()),
      );
      assert.equal((await stateOf(page)).status, 'undecided');
      assert.equal(await page.$eval('consent-gate', ({ open }) => open), false);
      await assertNothingReached(page);
    });
  }

  it('not even where a refusal stands', async () => {
    const { page } = await visit({ cookie: rejectedAll, body: buttons + tour });
    const before = await stateOf(page);
    await page.evaluate(() =>
      document.querySelectorAll<HTMLElement>('.rogue').forEach((button) => button.click()),
    );
    await settled(page);
    assert.deepEqual(await stateOf(page), before);
  });
});
