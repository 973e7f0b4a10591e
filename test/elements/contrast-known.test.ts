import { expect } from '@open-wc/testing';
import { unknownContrastIn } from './support/axe.js';
import { painted, place, query, queryAll, rendered, useSite } from './support/site.js';

describe('an accessibility engine can tell the contrast of every text', () => {
  useSite('contrast_known');

  before(() => void (document.body.style.background = 'Canvas')); // axe takes a page without a background for a white one
  after(() => void (document.body.style.background = ''));

  for (const position of ['bottom', 'top', 'center', 'bottom-end']) {
    it(`of the banner at ${position}, also where its text scrolls`, async () => {
      const banner = place(
        `<cookie-banner position="${position}" policy-href="/p"></cookie-banner>`,
      );
      await rendered(banner, '.panel');
      expect(await unknownContrastIn(banner)).to.deep.equal([]);
      (query(banner, '.text') as HTMLElement).style.maxBlockSize = '60px';
      await painted();
      expect(
        (await unknownContrastIn(banner)).filter((reason) => !/Obscured|Overlap/i.test(reason)),
      ).to.deep.equal([]);
    });
  }

  it('of the preferences, with every disclosure open', async () => {
    const preferences = place('<cookie-preferences open></cookie-preferences>');
    await rendered(preferences, 'dialog[open]');
    for (const details of queryAll<HTMLDetailsElement>(preferences, 'details')) details.open = true;
    expect(
      (await unknownContrastIn(preferences)).filter((reason) => !/Obscured|Overlap/i.test(reason)),
    ).to.deep.equal([]);
  });

  it('of the placeholder', async () => {
    const gate = place(
      '<consent-gate category="marketing" service="twentythree" label="Tour" src="https://video.example.com/"></consent-gate>',
    );
    await rendered(gate, '[part=placeholder]');
    expect(await unknownContrastIn(gate)).to.deep.equal([]);
  });
});
