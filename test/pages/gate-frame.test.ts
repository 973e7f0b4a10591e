import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  acceptedAll,
  arrived,
  control,
  demo,
  frame,
  rejectedAll,
  settled,
  until,
  visit,
} from './support/visitor.js';

const tokens =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation allow-downloads allow-storage-access-by-user-activation';
const gate = (attributes: string, src = frame('tour')) =>
  `<consent-gate category="marketing" ${attributes} src="${src}"></consent-gate>`;

async function frameOf(attributes: string, src?: string) {
  const { page, reports } = await visit({ cookie: acceptedAll, body: gate(attributes, src) });
  await until(page, () => document.querySelector('consent-gate')!.frame);
  const found = await page.$eval('consent-gate >>> iframe', (iframe) => ({
    sandbox: iframe.getAttribute('sandbox'),
    allow: iframe.getAttribute('allow'),
    referrerpolicy: iframe.getAttribute('referrerpolicy'),
    isLazy: iframe.loading === 'lazy',
    title: iframe.title,
    height: Math.round(iframe.getBoundingClientRect().height),
    width: Math.round(iframe.getBoundingClientRect().width),
  }));
  assert.deepEqual(reports, []);
  return found;
}

describe('E9: the iframe a gate makes', () => {
  it('has the documented defaults, and its label as title', async () => {
    const { width, height, ...attributes } = await frameOf('label="Product tour"');
    assert.deepEqual(attributes, {
      sandbox: tokens,
      allow: 'fullscreen; picture-in-picture; encrypted-media',
      referrerpolicy: 'strict-origin-when-cross-origin',
      isLazy: false,
      title: 'Product tour',
    });
    assert.ok(Math.abs(width / height - 16 / 9) < 0.02, `${width}×${height}`);
    await arrived('/frame.html?name=tour');
    assert.equal(
      demo.thirdParty.log().find(({ path }) => path.includes('tour'))?.referer,
      `${demo.origin}/`,
    );
  });

  it('E7: always has a title', async () => assert.notEqual((await frameOf('')).title.trim(), ''));

  it('takes the values of the author', async () => {
    const { sandbox, allow, referrerpolicy, isLazy, width, height } = await frameOf(
      'sandbox="allow-scripts" allow="autoplay; !fullscreen" referrerpolicy="no-referrer" loading="lazy" ratio="4/3"',
    );
    assert.deepEqual(
      { sandbox, allow, referrerpolicy, isLazy },
      {
        sandbox: 'allow-scripts',
        allow: 'picture-in-picture; encrypted-media; autoplay',
        referrerpolicy: 'no-referrer',
        isLazy: true,
      },
    );
    assert.ok(Math.abs(width / height - 4 / 3) < 0.02);
    await arrived('/frame.html?name=tour');
    assert.equal(demo.thirdParty.log().find(({ path }) => path.includes('tour'))?.referer, '');
  });

  it('has no sandbox with sandbox="none"', async () =>
    assert.equal((await frameOf('sandbox="none"')).sandbox, null));

  for (const [what, attributes] of [
    ['by default', ''],
    ['even if asked to', `sandbox="allow-same-origin allow-scripts"`],
    ['in whatever letters', 'sandbox="Allow-Scripts ALLOW-SAME-ORIGIN"'],
  ] as const) {
    it(`S-16: never gets scripts and its origin together where it is of this origin, ${what}`, async () => {
      const sandbox = (await frameOf(attributes, '/assets/favicon.svg'))
        .sandbox!.toLowerCase()
        .split(/\s+/);
      assert.ok(
        !(sandbox.includes('allow-scripts') && sandbox.includes('allow-same-origin')),
        sandbox.join(' '),
      );
    });
  }

  it('is made only when the gate opens, and follows another address', async () => {
    const { page } = await visit({ cookie: rejectedAll, body: gate('label="Tour"') });
    await control(page, 'consent-gate', 'allow-once');
    assert.deepEqual(
      await page.evaluate(() => [
        document.querySelector('consent-gate')!.frame,
        document.querySelector('consent-gate')!.shadowRoot!.querySelector('iframe'),
      ]),
      [null, null],
    );
    await page.evaluate(() =>
      (
        globalThis as unknown as { cetegraConsent: { grantAll: () => void } }
      ).cetegraConsent.grantAll(),
    );
    await arrived('/frame.html?name=tour');
    await page.$eval('consent-gate', (element) =>
      element.setAttribute('src', element.getAttribute('src')!.replace('tour', 'next')),
    );
    await arrived('/frame.html?name=next');
    assert.equal((await page.$$('consent-gate >>> iframe')).length, 1);
  });

  it('keeps the address as written, percent escapes and all', async () => {
    await visit({
      cookie: acceptedAll,
      body: gate(
        'service="twentythree"',
        '{{thirdParty}}/v.ihtml/player.html?token=0123&source=embed&photo%5fid=42',
      ),
    });
    await arrived('/v.ihtml/player.html?token=0123&source=embed&photo%5fid=42');
  });

  it('leaves an iframe in a template as written', async () => {
    const { page } = await visit({
      cookie: acceptedAll,
      body: `<consent-gate category="marketing"><template><iframe src="${frame('own')}" title="Own" class="own"></iframe></template></consent-gate>`,
    });
    await arrived('/frame.html?name=own');
    assert.deepEqual(
      await page.$eval('consent-gate iframe', (iframe) =>
        [...iframe.attributes].map(({ name }) => name),
      ),
      ['src', 'title', 'class'],
    );
  });
});

describe('K6: a form with target="_top" in the frame', () => {
  const form = (sent: string) =>
    `<!doctype html><html lang="en"><title>Form</title><style>html,body,form,button{margin:0;inline-size:100%;block-size:100%}</style>
    <form target="_top" action="${sent}"><button>Send</button></form><script>addEventListener('submit', () => setTimeout(() => parent.postMessage('submitted', '*')))</script></html>`;

  async function send(attributes: string) {
    const sent = demo.page(
      '/form-sent',
      '<!doctype html><html lang="en"><title>Sent</title><p>Sent</p></html>',
    );
    const address = demo.page('/form', form(sent)).replace('localhost', '127.0.0.1');
    const { page } = await visit({ cookie: acceptedAll, body: gate(attributes, address) });
    await until(page, () => document.querySelector('consent-gate')!.frame);
    const inner = await page.waitForFrame((frame) => frame.url() === address);
    await inner.waitForSelector('button');
    await page.evaluate(() =>
      addEventListener('message', ({ data }) => data === 'submitted' && (document.title = data)),
    );
    const { x, y } = await page.$eval('consent-gate', (element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    return { page, sent, click: () => page.mouse.click(x, y) };
  }

  it('does not leave the page by default', async () => {
    const { page, click } = await send('');
    const before = page.url();
    await click();
    await until(page, () => document.title === 'submitted');
    await settled(page);
    assert.equal(page.url(), before);
  });

  it('works with the documented attribute', async () => {
    const { page, sent, click } = await send(
      `sandbox="${tokens} allow-top-navigation-by-user-activation"`,
    );
    await Promise.all([page.waitForNavigation(), click()]);
    assert.equal(page.url(), `${sent}?`);
  });
});
