import { expect, oneEvent } from '@open-wc/testing';
import type { ConsentGate } from '../../src/elements/gate/gate.js';
import { hearErrors } from './support/errors.js';
import { place, query, useSite } from './support/site.js';
import { remote, requestsTo, whenFrameRuns } from './support/third-party.js';

const sandbox =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation allow-downloads allow-storage-access-by-user-activation';

describe('<consent-gate src> makes an iframe', () => {
  const store = useSite('gate_frame');
  const errors = hearErrors(store);

  const frameOf = async (attributes: string): Promise<HTMLIFrameElement> => {
    store.grantAll();
    const gate = place<ConsentGate>(
      `<consent-gate category="marketing" ${attributes}></consent-gate>`,
    );
    await oneEvent(gate, 'consent-gate-open');
    return gate.frame as HTMLIFrameElement;
  };

  it('as careful as the contract says, at exactly the address written', async () => {
    const src = `${thirdPartyOrigin}/v.ihtml/player.html?token=0&amp;source=embed&amp;photo%5fid=42`;
    const frame = await frameOf(`src="${src}" label="Product tour"`);
    expect(frame.src).to.equal(
      `${thirdPartyOrigin}/v.ihtml/player.html?token=0&source=embed&photo%5fid=42`,
    );
    expect(frame.title).to.equal('Product tour');
    expect(frame.getAttribute('sandbox')?.split(' ')).to.have.members(sandbox.split(' '));
    expect(frame.getAttribute('referrerpolicy')).to.equal('strict-origin-when-cross-origin');
    expect(frame.allow).to.equal('fullscreen; picture-in-picture; encrypted-media');
    expect(frame.loading).not.to.equal('lazy');
  });

  it('that runs under that sandbox, and is asked for once', async () => {
    const src = remote();
    const runs = whenFrameRuns(src);
    await frameOf(`src="${src}"`);
    await runs;
    expect(await requestsTo(src)).to.equal(1);
  });

  it('with a title even without a label', async () => {
    expect((await frameOf(`src="${remote()}"`)).title).to.equal('127.0.0.1');
  });

  it("with its author's attributes in the place of these", async () => {
    const frame = await frameOf(
      `src="${remote()}" sandbox="allow-scripts allow-forms" allow="autoplay" referrerpolicy="no-referrer" loading="lazy"`,
    );
    expect(frame.getAttribute('sandbox')).to.equal('allow-scripts allow-forms');
    expect([frame.allow, frame.referrerPolicy, frame.loading]).to.deep.equal([
      'fullscreen; picture-in-picture; encrypted-media; autoplay',
      'no-referrer',
      'lazy',
    ]);
  });

  // The attribute, and the list that the iframe gets.
  const lists: Record<string, string> = {
    'autoplay; clipboard-write':
      'fullscreen; picture-in-picture; encrypted-media; autoplay; clipboard-write',
    '!fullscreen': 'picture-in-picture; encrypted-media',
    '! picture-in-picture ; autoplay *; !encrypted-media;': 'fullscreen; autoplay *',
    'fullscreen *': 'picture-in-picture; encrypted-media; fullscreen *',
    '': 'fullscreen; picture-in-picture; encrypted-media',
    '!unknown': 'fullscreen; picture-in-picture; encrypted-media',
  };
  for (const [attribute, list] of Object.entries(lists)) {
    it(`the attribute allow="${attribute}" gives the iframe the list "${list}" (K6)`, async () => {
      expect((await frameOf(`src="${remote()}" allow="${attribute}"`)).allow).to.equal(list);
    });
  }

  it('without a sandbox where that is asked for', async () => {
    expect((await frameOf(`src="${remote()}" sandbox="none"`)).hasAttribute('sandbox')).to.equal(
      false,
    );
  });

  for (const attribute of ['', 'sandbox="allow-same-origin ALLOW-SCRIPTS allow-forms"']) {
    it(`of this origin never with scripts and its origin together: ${attribute || 'as given'}`, async () => {
      const tokens = (await frameOf(`src="/demo/assets/favicon.svg" ${attribute}`))
        .getAttribute('sandbox')
        ?.split(' ');
      expect(tokens).to.include('allow-scripts').and.not.include('allow-same-origin');
    });
  }

  for (const [ratio, wanted] of [
    ['', 16 / 9],
    ['ratio="4/3"', 4 / 3],
    ['ratio="1"', 1],
    ['ratio="nonsense"', 16 / 9],
  ] as const) {
    it(`in a space of its ratio, ${ratio || 'left out'}, open as closed`, async () => {
      const gate = place<ConsentGate>(
        `<consent-gate style="inline-size:720px" category="marketing" ${ratio} src="${remote()}"></consent-gate>`,
      );
      const shape = () => {
        const { width, height } = gate.getBoundingClientRect();
        return width / height;
      };
      expect(shape(), 'closed').to.be.closeTo(wanted, 0.01);
      store.grantAll();
      await oneEvent(gate, 'consent-gate-open');
      expect(shape(), 'open').to.be.closeTo(wanted, 0.01);
      const { width, height } = (gate.frame as Element).getBoundingClientRect();
      expect(width / height, 'the iframe fills it').to.be.closeTo(wanted, 0.01);
    });
  }

  it('and tells it once where a ratio is none', async () => {
    for (let count = 0; count < 2; count++)
      place(`<consent-gate category="marketing" ratio="wide" src="${remote()}"></consent-gate>`);
    expect(await errors.about('ratio="wide"')).to.have.length(1);
  });

  it('and reserves nothing without a src', () => {
    const gate = place(
      '<consent-gate category="marketing"><template><p>Hi</p></template></consent-gate>',
    );
    expect(getComputedStyle(query(gate, 'div') as Element).aspectRatio).to.equal('auto');
  });
});
