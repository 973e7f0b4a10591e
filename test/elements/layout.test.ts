import { expect } from '@open-wc/testing';
import { itWhere } from './support/engine.js';
import { isInViewport, isReachable } from './support/equality.js';
import {
  control,
  place,
  query,
  queryAll,
  rendered,
  setViewport,
  textOf,
  useSite,
} from './support/site.js';

const answers = ['reject-all', 'accept-all', 'open-preferences'];

describe('where things lie', () => {
  useSite('layout');

  afterEach(async () => {
    document.documentElement.style.fontSize = '';
    await setViewport({ width: 800, height: 600 });
  });

  async function openIn(
    width: number,
    height: number,
    markup = '<cookie-banner policy-href="/p"></cookie-banner>',
    ready = '.panel',
  ): Promise<HTMLElement> {
    await setViewport({ width, height });
    const host = place(markup);
    await rendered(host, ready);
    return host;
  }
  const boxOf = (host: Element, selector: string) =>
    (query(host, selector) as Element).getBoundingClientRect();

  for (const [width, height] of [
    [280, 200],
    [240, 320],
    [300, 150],
  ] as const) {
    itWhere(
      'phone',
      `every answer of the banner is in view in a frame of ${width}×${height} (A12)`,
      async () => {
        const host = await openIn(width, height);
        for (const action of answers)
          expect(
            isInViewport(control(host, action)) && isReachable(control(host, action)),
            action,
          ).to.equal(true);
      },
    );
  }

  itWhere(
    'phone',
    'one under the other, only the answers are as high as each other (A10)',
    async () => {
      document.documentElement.style.fontSize = '200%';
      const host = await openIn(320, 1200, '<cookie-banner locale="hu"></cookie-banner>');
      // Whatever the font, one of them has more lines than the others.
      for (let line = 0; line < 3; line++)
        control(host, 'accept-all').append(document.createElement('br'), 'igen');
      const [reject, accept, settings] = answers.map((action) =>
        control(host, action).getBoundingClientRect(),
      ) as [DOMRect, DOMRect, DOMRect];
      expect(
        [accept.top > reject.bottom, settings.top > accept.bottom],
        'one under the other',
      ).to.deep.equal([true, true]);
      expect(reject.height).to.equal(accept.height);
      expect(settings.height).to.be.lessThan(reject.height);
      expect(getComputedStyle(query(host, '.heading') as Element).overflowWrap).to.equal(
        'anywhere',
      );
    },
  );

  itWhere('phone', 'a focus ring does not reach its neighbour at 320×256 (A19)', async () => {
    const host = await openIn(320, 256);
    const [reject, accept] = [control(host, 'reject-all'), control(host, 'accept-all')];
    reject.focus();
    const { outlineWidth, outlineOffset } = getComputedStyle(reject);
    expect(parseFloat(outlineWidth)).to.be.at.least(2);
    expect(parseFloat(outlineWidth) + parseFloat(outlineOffset)).to.be.lessThan(
      accept.getBoundingClientRect().left - reject.getBoundingClientRect().right,
    );
  });

  for (const [width, height, isBeside] of [
    [844, 390, true],
    [700, 390, false],
    [930, 700, false],
    [1100, 700, true],
  ] as const) {
    itWhere(
      'window',
      `text and answers are ${isBeside ? '' : 'not '}side by side at ${width}×${height}`,
      async () => {
        const host = await openIn(width, height);
        const [text, foot] = [boxOf(host, '.text'), boxOf(host, '.foot')];
        expect(foot.top < text.bottom && foot.left >= text.right).to.equal(isBeside);
        if (isBeside) expect(text.width).to.be.at.least(foot.width);
      },
    );
  }

  it('the preferences leave the page in view around them where there is room', async () => {
    const host = await openIn(
      800,
      640,
      '<cookie-preferences open></cookie-preferences>',
      'dialog:modal',
    );
    for (const summary of queryAll(host, 'summary')) summary.click();
    expect(boxOf(host, 'dialog').height).to.equal(576);
  });

  it('a switch stands beside the middle of its name', async () => {
    const host = await openIn(
      800,
      640,
      '<cookie-preferences open></cookie-preferences>',
      'dialog:modal',
    );
    const name = document.createRange();
    name.selectNodeContents(query(host, 'label') as Node);
    const [one, other] = [boxOf(host, '[role=switch]'), name.getBoundingClientRect()];
    expect(one.top + one.height / 2).to.be.closeTo(other.top + other.height / 2, 1.5);
  });

  it('the answers of preferences that stand in the page stand on its lines, in no box of their own', async () => {
    const host = await openIn(
      800,
      640,
      '<cookie-preferences inline></cookie-preferences>',
      '.foot',
    );
    expect(boxOf(host, '.answers').left).to.equal(boxOf(host, '.category').left);
    const { borderTopWidth, borderLeftWidth, borderBottomWidth } = getComputedStyle(
      query(host, '.foot') as Element,
    );
    expect([borderTopWidth, borderLeftWidth, borderBottomWidth]).to.deep.equal([
      '1px',
      '0px',
      '0px',
    ]);
  });

  it("the links of a placeholder are alike, the author's own too", async () => {
    const host = await openIn(
      800,
      600,
      '<consent-gate category="marketing" service="twentythree" label="Tour" src="https://video.example/1"><a href="https://video.example/">Watch there</a></consent-gate>',
      '.links button',
    );
    const links = [
      ...queryAll(host, '.links > :is(a, button)'),
      host.querySelector('a') as HTMLElement,
    ];
    const looks = links.map((link) => {
      const { color, display } = getComputedStyle(link);
      return [color, display, link.getBoundingClientRect().height].join(' ');
    });
    expect(links.length).to.be.at.least(3);
    expect([...new Set(looks)].length, looks.join(', ')).to.equal(1);
  });

  it('what is said right above a single cookie is not said again beside it', async () => {
    const host = await openIn(
      800,
      600,
      '<cookie-preferences inline></cookie-preferences>',
      'table',
    );
    const tables = queryAll(host, '.service').filter(
      (service) => service.querySelectorAll('tbody tr').length === 1,
    );
    const repeated = tables.filter((service) =>
      [...service.querySelectorAll('td')].some(
        (cell) => textOf(cell) === textOf(service.querySelector('.quiet')),
      ),
    );
    expect([tables.length > 1, repeated.length]).to.deep.equal([true, 0]);
    expect(
      tables.some(
        (service) =>
          service.querySelectorAll('th').length === 2 &&
          service.querySelectorAll('td').length === 2,
      ),
    ).to.equal(true);
  });
});
