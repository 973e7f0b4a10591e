import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  acceptedAll,
  press,
  settled,
  soon,
  tell,
  until,
  visit,
  type Visitor,
} from './support/visitor.js';

/** What an embed script's file is called, and what the vendor documents for content that is added later: a path of global names. */
const vendors: [vendor: string, address: string, call: string][] = [
  ['LinkedIn', 'https://platform.linkedin.com/in.js', 'IN.parse'],
  ['X', 'https://platform.x.com/widgets.js', 'twttr.widgets.load'],
  ['X at its older host', 'https://platform.twitter.com/widgets.js', 'twttr.widgets.load'],
  ['Facebook', 'https://connect.facebook.net/en_US/sdk.js#xfbml=1&version=v23.0', 'FB.XFBML.parse'],
  ['Instagram', 'https://www.instagram.com/embed.js', 'instgrm.Embeds.process'],
  ['Pinterest', 'https://assets.pinterest.com/js/pinit.js', 'PinUtils.build'],
  ['Bluesky', 'https://embed.bsky.app/static/embed.js', 'bluesky.scan'],
  ['Typeform', 'https://embed.typeform.com/next/embed.js', 'tf.load'],
  [
    'Calendly',
    'https://assets.calendly.com/assets/external/widget.js',
    'Calendly.initInlineWidgets',
  ],
  [
    'Trustpilot',
    'https://widget.trustpilot.com/bootstrap/v5/tp.widget.bootstrap.min.js',
    'Trustpilot.loadFromElement',
  ],
  ['Flourish', 'https://public.flourish.studio/resources/embed.js', 'Flourish.loadEmbed'],
];

/** A script that looks once for what it renders, and does nothing where it finds its own global. */
const script = (call: string) => `{
  const [name, ...path] = '${call}'.split('.');
  const render = (within) => [within.matches?.('.embed') ? within : [], ...within.querySelectorAll('.embed')].flat().forEach((element) => (element.textContent = 'rendered'));
  if (!globalThis[name]) {
    render(document);
    globalThis[name] = path.reduceRight((value, key) => ({ [key]: value }), (content) => render(content instanceof Element ? content : document));
  }
}`;
const embed = '<div class="embed trustpilot-widget flourish-embed"></div>';
const held = (address: string) => `<script type="text/plain" src="${address}"></script>`;
const gate = (id: string, content: string) =>
  `<consent-gate id="${id}" category="marketing" label="Post"><template>${content}</template></consent-gate>`;
const rendered = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.embed')].map((element) => element.textContent),
  );

function visitWith(address: string, file: string, body: string, cookie?: string): Promise<Visitor> {
  return visit({
    body,
    ...(cookie === undefined ? {} : { cookie }),
    async prepare(page) {
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        if (new URL(request.url()).host !== new URL(address).host) return void request.continue();
        void request.respond({ contentType: 'text/javascript', body: file });
      });
    },
  });
}

describe('K1: two gates with the embed script of one vendor', () => {
  for (const [vendor, address, call] of vendors) {
    it(`both show their content when the visitor allows one after the other: ${vendor}`, async () => {
      const { page } = await visitWith(
        address,
        script(call),
        gate('one', embed + held(address)) + gate('two', embed + held(address)),
      );
      await press(page, '#one', 'allow-once');
      await soon(
        async () => String(await rendered(page)) === 'rendered',
        'the first one is rendered',
      );
      await press(page, '#two', 'allow-once');
      await soon(
        async () => String(await rendered(page)) === 'rendered,rendered',
        'the second one is rendered',
      );
    });
  }

  const [, address, call] = vendors[1]!;
  const others: [what: string, body: string][] = [
    [
      'an editor wrapped the second script in a paragraph',
      gate('one', embed + held(address)) + gate('two', `${embed}<p>${held(address)}</p>`),
    ],
    [
      'the content and the script are in templates of their own',
      gate('one', embed + held(address)) +
        gate('two', `${embed}</template><template>${held(address)}`),
    ],
    [
      'the second script has another address at the same host',
      gate('one', embed + held(address)) + gate('two', embed + held(`${address}?lang=nb`)),
    ],
  ];
  for (const [what, body] of others) {
    it(`both show their content where ${what}`, async () => {
      const { page } = await visitWith(address, script(call), body);
      await press(page, '#one', 'allow-once');
      await soon(
        async () => String(await rendered(page)) === 'rendered',
        'the first one is rendered',
      );
      await press(page, '#two', 'allow-once');
      await soon(
        async () => String(await rendered(page)) === 'rendered,rendered',
        'the second one is rendered',
      );
    });
  }

  it('a gate shows its content after a script of the page loaded the same file', async () => {
    const { page } = await visitWith(
      address,
      script(call),
      `<script type="text/plain" data-consent="marketing" src="${address}"></script><p id="there"></p>`,
      acceptedAll,
    );
    await until(page, () => 'twttr' in globalThis);
    await page.evaluate(
      (html) => (document.querySelector('#there')!.innerHTML = html),
      gate('late', embed + held(address)),
    );
    await soon(async () => String(await rendered(page)) === 'rendered', 'it is rendered');
  });

  it('a gate shows its content again after a withdrawal and a new grant', async () => {
    const { page } = await visitWith(
      address,
      script(call),
      gate('one', embed + held(address)),
      acceptedAll,
    );
    await soon(async () => String(await rendered(page)) === 'rendered', 'it is rendered');
    await tell(page, 'denyAll');
    await tell(page, 'grantAll');
    await soon(async () => String(await rendered(page)) === 'rendered', 'it is rendered again');
  });

  it('a vendor whose script is not complete yet, or is none of the list, throws no error', async () => {
    const unknown =
      gate('three', held('{{thirdParty}}/script.js?set=one')) +
      gate('four', held('{{thirdParty}}/script.js?set=two'));
    const { page } = await visitWith(
      address,
      'globalThis.twttr ??= {}; (globalThis.ran ??= []).push("x")',
      gate('one', embed + held(address)) + gate('two', embed + held(address)) + unknown,
      acceptedAll,
    );
    await until(page, () => (globalThis as { ran?: string[] }).ran?.length === 4);
    await settled(page);
  });
});
