import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Page, Protocol } from 'puppeteer-core';
import {
  acceptedAll,
  control,
  demo,
  frame,
  opener,
  press,
  soon,
  stateOf,
  until,
  visit,
  type Visited,
} from './support/visitor.js';

const gate = `<consent-gate category="marketing" service="twentythree" label="Tour" src="${frame('tour')}"><a href="/tour">See it there</a></consent-gate>`;
const everything = `${opener}<consent-trigger></consent-trigger>${gate}<cookie-declaration></cookie-declaration>`;

/** Every tag with what it shows: banner, placeholder, declaration, trigger, and then the preferences. */
async function showAll(page: Page): Promise<void> {
  await control(page, 'cookie-banner', 'reject-all');
  await control(page, 'consent-gate', 'allow-once');
  await control(page, 'cookie-declaration', 'open-preferences');
  await control(page, 'consent-trigger', 'open-preferences');
}

/** A switch or a state as it is spoken: role, name, and what is on, off, open. */
interface Spoken {
  readonly role: string;
  readonly name: string;
  readonly state: string;
}

/** What a screen reader comes by, in its order, from a landmark, dialog or group on: the browser's own accessibility tree, shadow roots and all. */
async function spoken(page: Page, role: string, name: string): Promise<string[]> {
  const client = await page.createCDPSession();
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const read = (node: Protocol.Accessibility.AXNode): Spoken => {
    const said = (property: string) =>
      node.properties?.find((each) => (each.name as string) === property)?.value.value as unknown;
    const state = [
      ['checked', 'on', 'off'],
      ['expanded', 'open', 'closed'],
    ].flatMap(([property, yes, no]) => {
      const value = said(property!);
      return value === undefined ? [] : [value === true || value === 'true' ? yes : no];
    });
    return {
      role: String(node.role?.value ?? ''),
      name: String(node.name?.value ?? ''),
      state: state.join(' '),
    };
  };
  const start = nodes.find(
    (node) => !node.ignored && read(node).role === role && read(node).name === name,
  );
  assert.ok(start, `there is ${role} "${name}"`);
  const list: string[] = [];
  const silent = [
    'generic',
    'none',
    'InlineTextBox',
    'LineBreak',
    'paragraph',
    'LabelText',
    'list',
    'listitem',
    'ListMarker',
    'Details',
    'strong',
    'code',
  ];
  const walk = (node: Protocol.Accessibility.AXNode, above: string) => {
    const { role, name, state } = read(node);
    const isText = role === 'StaticText' && name.trim() !== '';
    // Chromium makes a group of each `<details>`: without a name nothing is said of it.
    const tells =
      !node.ignored &&
      !silent.includes(role) &&
      role !== 'StaticText' &&
      !(role === 'group' && name === '');
    // A control is told with its name; the text in it is not told again.
    if (tells || (isText && !above.includes(name.trim())))
      list.push(isText ? name.trim() : [role, `"${name}"`, state].filter(Boolean).join(' '));
    for (const id of node.childIds ?? [])
      if (byId.has(id))
        walk(
          byId.get(id)!,
          tells && ['button', 'link', 'heading', 'switch', 'DisclosureTriangle'].includes(role)
            ? name
            : above,
        );
  };
  walk(start, '');
  return list;
}

/** What a translator wrote for an id, or the source. */
function word(locale: string, id: string, ...values: string[]): string {
  const read = (code: string) =>
    readFileSync(new URL(`../../locales/${code}.xlf`, import.meta.url), 'utf8');
  const unit = new RegExp(`<trans-unit id="${id.replaceAll('.', '\\.')}">[^]*?</trans-unit>`).exec(
    read(locale === 'en' ? 'nb' : locale),
  )![0];
  const text = (locale === 'en' ? /<source>([^]*?)<\/source>/ : /<target>([^]*?)<\/target>/).exec(
    unit,
  )![1]!;
  let index = 0;
  return text.replace(/<x [^>]*\/>/g, () => values[index++] ?? '');
}

for (const locale of ['en', 'ar']) {
  const say = (id: string, ...values: string[]) => word(locale, id, ...values);

  describe(`A33: what a screen reader says, in its order, ${locale}`, () => {
    const arrive = async (body = '') => {
      const { page } = await visit({
        lang: locale,
        banner: '<cookie-banner policy-href="/cookie-policy"></cookie-banner>',
        body,
      });
      await control(page, 'cookie-banner', 'reject-all');
      return page;
    };

    it('the banner: its name, heading, text, the policy, refusing, accepting, settings', async () => {
      const page = await arrive();
      const heading = say('consent.banner.heading');
      const [region, title, ...rest] = await spoken(page, 'region', heading);
      assert.deepEqual([region, title], [`region "${heading}"`, `heading "${heading}"`]);
      assert.deepEqual(rest.slice(-4), [
        `link "${say('consent.cookie-policy')}"`,
        `button "${say('consent.reject-all')}"`,
        `button "${say('consent.accept-all')}"`,
        `button "${say('consent.settings')}"`,
      ]);
      assert.ok(rest.slice(0, -4).join(' ').length > 60, 'and the text between them');
    });

    it('the preferences: heading, close, each category as a group with its switch off and its services folded, then three answers', async () => {
      const page = await arrive(opener);
      await page.click('#settings');
      await control(page, 'cookie-preferences', 'save');
      const title = say('consent.cookie-settings');
      const told = await spoken(page, 'dialog', title);
      assert.deepEqual(told.slice(0, 3), [
        `dialog "${title}"`,
        `heading "${title}"`,
        `button "${say('consent.close')}"`,
      ]);
      const categories = ['necessary', 'functional', 'performance', 'statistics', 'marketing'].map(
        (id) => say(`category.${id}`),
      );
      assert.deepEqual(
        told.filter((line) => line.startsWith('group')),
        categories.map((name) => `group "${name}"`),
      );
      assert.deepEqual(
        told.filter((line) => line.startsWith('switch')),
        categories.slice(1).map((name) => `switch "${name}" off`),
      );
      for (const name of categories.slice(1))
        assert.ok(told.indexOf(`group "${name}"`) < told.indexOf(`switch "${name}" off`));
      const folded = told.filter((line) => line.startsWith('DisclosureTriangle'));
      assert.equal(folded.length, 5);
      for (const [index, line] of folded.entries())
        assert.ok(line.includes(categories[index]!) && line.endsWith('closed'), line);
      assert.equal(told[told.indexOf(`group "${categories[0]!}"`) + 2], say('consent.always-on'));
      assert.deepEqual(told.slice(-3), [
        `button "${say('consent.reject-all')}"`,
        `button "${say('consent.accept-all')}"`,
        `button "${say('consent.save')}"`,
      ]);
    });

    it('a switch that was pressed says that it is on, by the same name (A28)', async () => {
      const page = await arrive(opener);
      await page.click('#settings');
      await control(page, 'cookie-preferences', 'save');
      await page.focus('cookie-preferences >>> [name=statistics]');
      await page.keyboard.press('Space');
      const told = await spoken(page, 'dialog', say('consent.cookie-settings'));
      assert.ok(told.includes(`switch "${say('category.statistics')}" on`), told.join('\n'));
    });

    it("a placeholder: a group named by what is held back, its text, the answers with the content's name, the links", async () => {
      const page = await arrive(gate);
      await control(page, 'consent-gate', 'allow-once');
      const [group, title, ...rest] = await spoken(page, 'group', say('gate.held-back', 'Tour'));
      assert.deepEqual([group, title], [`group "${say('gate.held-back', 'Tour')}"`, 'Tour']);
      assert.deepEqual(rest.slice(-5), [
        `button "${say('gate.show-once')}: Tour"`,
        `button "${say('gate.show-service', 'TwentyThree')}: Tour"`,
        `button "${say('consent.cookie-settings')}"`,
        `link "${say('gate.privacy-policy', 'TwentyThree')}"`,
        'link "See it there"',
      ]);
      assert.ok(rest.slice(0, -5).join(' ').includes('TwentyThree'));
    });
  });
}

describe('Rotation, tooltips, one place, nothing twice', () => {
  it('A7: turned from portrait to landscape and back, everything stays upright, in view and in use; nothing locks or watches the orientation', async () => {
    const lock = (page: Page) =>
      page.evaluateOnNewDocument(() => {
        const orientation = screen.orientation as ScreenOrientation & { lock: () => Promise<void> };
        orientation.lock = () => Promise.resolve(void Object.assign(globalThis, { locked: true }));
      });
    for (const [width, height] of [
      [390, 844],
      [768, 1024],
    ] as const) {
      const { page } = await visit({
        body: everything,
        viewport: { width, height },
        prepare: lock,
      });
      await showAll(page);
      const look = (tag: string) =>
        page.$eval(tag, ({ shadowRoot }) => {
          const turned = [...shadowRoot!.querySelectorAll('*')].filter((element) => {
            const { transform, rotate, writingMode } = getComputedStyle(element);
            return (
              (element.localName !== 'input' &&
                !(element instanceof SVGElement) &&
                transform !== 'none') ||
              rotate !== 'none' ||
              writingMode !== 'horizontal-tb'
            );
          });
          const answers = [
            ...shadowRoot!.querySelectorAll(
              '[data-consent-action=reject-all],[data-consent-action=accept-all]',
            ),
          ].map((button) => button.getBoundingClientRect());
          return {
            turned: turned.map(({ localName, className }) => `${localName}.${String(className)}`),
            seen:
              answers.length === 2 &&
              answers.every(
                ({ left, right, top, bottom }) =>
                  left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
              ),
          };
        });
      for (const size of [
        [width, height],
        [height, width],
        [width, height],
      ] as const) {
        await page.setViewport({ width: size[0], height: size[1] });
        await soon(
          async () => (await look('cookie-banner')).seen,
          `both answers at ${size.join(' × ')}`,
        );
        assert.deepEqual((await look('cookie-banner')).turned, []);
      }
      await page.evaluate(() => document.querySelector<HTMLElement>('#settings')!.click());
      await control(page, 'cookie-preferences', 'save');
      await page.setViewport({ width: height, height: width });
      await soon(
        async () => (await look('cookie-preferences')).seen,
        'both answers of the preferences',
      );
      assert.deepEqual((await look('cookie-preferences')).turned, []);
      await press(page, 'cookie-preferences', 'reject-all');
      assert.equal((await stateOf(page)).method, 'reject-all');
      assert.equal(await page.evaluate(() => 'locked' in globalThis), false);
    }
  });

  it('A14: nothing comes or goes by pointing or by focus, and nothing has a title that would', async () => {
    const { page } = await visit({ body: everything, viewport: { width: 1000, height: 2200 } });
    await showAll(page);
    const tags = [
      'cookie-banner',
      'consent-gate',
      'cookie-declaration',
      'consent-trigger',
      'cookie-preferences',
    ];
    const seen = (tag: string) =>
      page.$eval(
        tag,
        ({ shadowRoot }) =>
          [...shadowRoot!.querySelectorAll('*')].filter((element) =>
            element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
          ).length,
      );
    for (const tag of tags) {
      if (tag === 'cookie-preferences') {
        await page.click('#settings');
        await control(page, tag, 'save');
      }
      assert.deepEqual(
        await page.$eval(tag, ({ shadowRoot }) =>
          [
            ...shadowRoot!.querySelectorAll('[title], [popover=hint], [role=tooltip], svg title'),
          ].map(({ outerHTML }) => outerHTML),
        ),
        [],
      );
      const before = await seen(tag);
      const controls = [];
      for (const each of await page.$$(
        `${tag} >>> :is(button, a, input, summary, [part~=panel] p)`,
      )) {
        // What a closed disclosure hides cannot be pointed at.
        if (controls.length < 14 && (await each.evaluate((element) => element.checkVisibility())))
          controls.push(each);
      }
      assert.ok(controls.length > 0, tag);
      for (const each of controls) {
        await each.hover();
        await each.focus();
        assert.equal(await seen(tag), before, tag);
      }
      await page.mouse.move(0, 0);
      assert.equal(await seen(tag), before, tag);
    }
    await page.click('cookie-preferences >>> summary');
    const open = await page.$eval('cookie-preferences >>> details', (details) => details.open);
    await page.mouse.move(0, 0);
    assert.deepEqual(
      [open, await page.$eval('cookie-preferences >>> details', (details) => details.open)],
      [true, true],
      'what was opened stays',
    );
  });

  for (const [lang, paths] of [
    ['en', ['/', '/cookie-policy', '/settings', '/vendors', '/records', '/markets', '/nowhere']],
    [
      'nb',
      [
        '/nb/',
        '/nb/cookie-policy',
        '/nb/settings',
        '/nb/vendors',
        '/nb/records',
        '/nb/markets',
        '/nb/nowhere',
      ],
    ],
  ] as const) {
    it(`A25: what opens the settings stands at the same place, under the same name, on every page, ${lang}`, async () => {
      const places = new Set<string>();
      for (const path of paths) {
        const { page } = await visit({ address: demo.origin + path });
        places.add(
          await page.evaluate(() => {
            const all = [...document.querySelectorAll<HTMLElement>('footer a, footer button')];
            const at = all.findIndex((each) => each.dataset.consentAction === 'open-preferences');
            return `${all.map(({ localName }) => localName).join(' ')}: ${at} "${all[at]?.textContent.trim() ?? ''}", last in the body: ${document.querySelector('footer')?.compareDocumentPosition(document.querySelector('main')!) === Node.DOCUMENT_POSITION_PRECEDING}`;
          }),
        );
        // Not by the mouse: pages that still draw their tables push their foot away from under it.
        await page.$eval('footer [data-consent-action="open-preferences"]', (it) =>
          (it as HTMLElement).click(),
        );
        await control(page, 'cookie-preferences', 'reject-all');
      }
      assert.equal(places.size, 1, [...places].join('\n'));
    });
  }

  it('A27: what was chosen is shown as chosen, on this page and the next, and asked of nobody again', async () => {
    const { page } = await visit({ body: opener });
    const switches = () =>
      page.$$eval('cookie-preferences >>> [role=switch]', (all) =>
        all
          .filter((each) => (each as HTMLInputElement).checked)
          .map((each) => (each as HTMLInputElement).name),
      );
    const open = async () => {
      await page.click('#settings');
      await control(page, 'cookie-preferences', 'save');
    };
    await open();
    for (const name of ['statistics', 'linkedin'])
      await page.$eval(`cookie-preferences >>> [name=${name}]`, (it) =>
        (it as HTMLElement).click(),
      );
    await press(page, 'cookie-preferences', 'save');
    await open();
    assert.deepEqual(await switches(), ['statistics', 'linkedin']);
    await page.keyboard.press('Escape');
    await page.reload();
    await until(page, () => (globalThis as Partial<Visited>).cetegraConsent !== undefined);
    assert.equal(await page.$eval('cookie-banner', (it) => it.open), false);
    await open();
    assert.deepEqual(await switches(), ['statistics', 'linkedin']);
  });

  it('A27: one answer is enough for every gate and every tag of the page', async () => {
    const { page } = await visit({ cookie: acceptedAll, body: gate + gate });
    await until(page, () => document.querySelectorAll('consent-gate[open]').length === 2);
    assert.equal(await page.$eval('cookie-banner', (it) => it.open), false);
  });
});
