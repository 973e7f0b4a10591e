import { expect } from '@open-wc/testing';
import { audit } from '../../src/elements/audit/audit.js';
import { control, place, query, rendered, setViewport, until, useSite } from './support/site.js';

const layers = [
  { name: 'the banner', markup: '<cookie-banner></cookie-banner>', ready: '.panel' },
  {
    name: 'the modal banner',
    markup: '<cookie-banner modal></cookie-banner>',
    ready: 'dialog[open]',
  },
  {
    name: 'the preferences',
    markup: '<cookie-preferences open></cookie-preferences>',
    ready: 'dialog[open]',
  },
  {
    name: 'the preferences in the page',
    markup: '<cookie-preferences inline></cookie-preferences>',
    ready: '.actions',
  },
];

describe('a theme is looked at on a developer’s machine (1.3)', () => {
  useSite('audit');

  const { warn } = console;
  const told: unknown[][] = [];
  beforeEach(() => {
    told.length = 0;
    console.warn = (...words: unknown[]) => void told.push(words);
  });
  afterEach(() => {
    console.warn = warn;
    document.adoptedStyleSheets = [];
  });

  const theme = (rules: string) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  };

  for (const { name, markup, ready } of layers) {
    it(`and nothing is said of ${name} as it comes, nor while one of the answers has the focus`, async () => {
      const host = place(markup);
      await rendered(host, ready);
      audit(host);
      for (const action of ['reject-all', 'accept-all']) {
        control(host, action).focus();
        expect(query(host, ':focus-visible')?.dataset.consentAction).to.equal(action);
        audit(host);
      }
      expect(told).to.deep.equal([]);
    });
  }

  it('and what cannot be read is told once: which element, which text, how much is needed, where the mend stands', async () => {
    theme('cookie-banner { --consent-text: #ccc }');
    const host = place('<cookie-banner></cookie-banner>');
    await rendered(host, '.panel');
    await until(() => told.length > 0, 'it is looked at by itself');
    audit(host);
    const sentences = told.map(([sentence]) => String(sentence));
    expect(sentences.length).to.be.greaterThan(0);
    expect([...new Set(sentences)], 'once').to.deep.equal(sentences);
    expect(sentences[0]).to.match(
      /<cookie-banner>: the text in \.heading has a contrast of 1\.61 to 1, and needs 4\.5\..*docs\/theme\.md/,
    );
    expect(
      told.every(([, element]) => element === host),
      'and the element itself',
    ).to.equal(true);
  });

  it('and a layer without a link to the cookie policy is mentioned once, with what to write', async () => {
    const { info } = console;
    const said: string[] = [];
    console.info = (text: string) => void said.push(text);
    try {
      const linked = place('<cookie-banner></cookie-banner>');
      await rendered(linked, '.panel a');
      audit(linked);
      linked.remove();
      const host = place('<cookie-banner policy-href=""></cookie-banner>');
      await rendered(host, '.panel');
      for (let turn = 0; turn < 2; turn++) audit(host);
      expect(said.length).to.equal(1);
      expect(said[0]).to.match(
        /<cookie-banner> has no link to your cookie policy.*policy-href="\/cookie-policy"/,
      );
      expect(told).to.deep.equal([]);
    } finally {
      console.info = info;
    }
  });

  it('and an answer that lies out of sight is told of', async () => {
    await setViewport({ width: 800, height: 50 });
    const host = place('<cookie-preferences open></cookie-preferences>');
    await rendered(host, 'dialog[open]');
    audit(host);
    await setViewport({ width: 800, height: 600 });
    expect(told.map(([sentence]) => String(sentence)).join('\n')).to.match(
      /<cookie-preferences>: (?:reject|accept) is not completely in the viewport/,
    );
  });

  it('and nothing is said of what was answered meanwhile', async () => {
    const host = place('<cookie-banner></cookie-banner>');
    await rendered(host, '.panel');
    control(host, 'reject-all').click();
    // Not before: the page looks at itself when it is idle, and that may be now.
    theme('cookie-banner { --consent-text: #cdcdcd }');
    audit(host);
    expect(told).to.deep.equal([]);
  });
});
