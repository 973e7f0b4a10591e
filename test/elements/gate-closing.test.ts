import { expect, oneEvent } from '@open-wc/testing';
import type { ConsentGate } from '../../src/elements/gate/gate.js';
import {
  control,
  focusIs,
  has,
  place,
  press,
  query,
  rendered,
  until,
  useSite,
} from './support/site.js';
import { remote, requestsTo, whenFrameRuns } from './support/third-party.js';

describe('a <consent-gate> closes', () => {
  const store = useSite('gate_closing');

  const openWith = async (
    attributes: string,
    children = '',
    answer?: string,
  ): Promise<ConsentGate> => {
    const gate = place<ConsentGate>(`<consent-gate ${attributes}>${children}</consent-gate>`);
    const opened = oneEvent(gate, 'consent-gate-open');
    if (answer === undefined) store.grantAll();
    else {
      await rendered(gate, '[part~=placeholder]');
      await press(gate, answer);
    }
    await opened;
    return gate;
  };
  const isClosed = (gate: ConsentGate): boolean =>
    !gate.open && gate.frame === null && gate.querySelector('[data-consent-content]') === null;

  for (const [how, take] of [
    ['its category is withdrawn', () => store.withdraw('marketing')],
    ['its service is withdrawn', () => store.withdraw('twentythree')],
    ['everything is refused', () => store.denyAll()],
    ['everything is withdrawn', () => store.withdrawAll()],
    ['a save leaves it out', () => store.save({ statistics: true })],
    ['all is forgotten', () => store.reset()],
  ] as const) {
    it(`before the call returns, when ${how}`, async () => {
      const gate = await openWith('service="twentythree"', '<template><p>Content</p></template>');
      const heard: string[] = [];
      const hear = () => heard.push(`${gate.open} ${gate.querySelector('p') === null}`);
      document.addEventListener('consent-gate-close', hear);
      take();
      document.removeEventListener('consent-gate-close', hear);
      expect(isClosed(gate)).to.equal(true);
      expect(heard, 'it says so, when it is out').to.deep.equal(['false true']);
      await rendered(gate, '[part~=placeholder]');
    });
  }

  it('and what was copied of it while it was open loads nothing when it is put into the page (L11)', async () => {
    const src = remote();
    const runs = whenFrameRuns(src);
    const gate = await openWith(`category="marketing" src="${src}"`);
    await runs;
    const copy = gate.cloneNode(true) as ConsentGate;
    gate.remove();
    store.withdrawAll();
    document.body.append(copy);
    await rendered(copy, '[part~=placeholder]');
    expect([copy.open, copy.frame, await requestsTo(src)]).to.deep.equal([false, null, 1]);
  });

  it('and the change is told to the document when it has (promise 4)', async () => {
    const gate = await openWith('category="marketing"', '<template><p>Content</p></template>');
    const heard: unknown[] = [];
    document.addEventListener(
      'consent-change',
      ({ state }) => heard.push([state.categories.marketing, isClosed(gate)]),
      { once: true },
    );
    store.withdrawAll();
    expect(heard).to.deep.equal([[false, true]]);
  });

  it('and its iframe runs no longer (E6)', async () => {
    const src = remote();
    const runs = whenFrameRuns(src);
    const gate = await openWith(`category="marketing" src="${src}"`);
    await runs;
    const frame = gate.frame as HTMLIFrameElement;
    store.denyAll();
    expect([frame.isConnected, frame.contentWindow]).to.deep.equal([false, null]);
    expect(await requestsTo(src)).to.equal(1);
  });

  it('and opens again with fresh content', async () => {
    const gate = await openWith('category="marketing"', '<template><p>Content</p></template>');
    const first = gate.querySelector('p');
    store.denyAll();
    const opened = oneEvent(gate, 'consent-gate-open');
    store.grantAll();
    await opened;
    expect(gate.querySelectorAll('p').length).to.equal(1);
    expect(gate.querySelector('p') !== first, 'fresh').to.equal(true);
  });

  for (const inShadow of [false, true]) {
    it(`and takes the focus that was in it to its placeholder${inShadow ? ', in a shadow root too' : ''} (E6)`, async () => {
      const gate = await openWith(
        'category="marketing"',
        '<template><button>Play</button></template>',
      );
      if (inShadow) {
        place('<div></div>').attachShadow({ mode: 'open' }).append(gate);
        await until(() => gate.querySelector('button'), 'it is open there');
      }
      gate.querySelector('button')?.focus();
      expect(focusIs(gate.querySelector('button'))).to.equal(true);
      store.denyAll();
      expect(focusIs(query(gate, '.placeholder'))).to.equal(true);
    });
  }

  it('and leaves the focus where it is when it was elsewhere', async () => {
    const input = place<HTMLInputElement>('<input aria-label="Search">');
    await openWith('category="marketing"', '<template><button>Play</button></template>');
    input.focus();
    store.denyAll();
    expect(focusIs(input)).to.equal(true);
  });

  describe('once', () => {
    for (const [how, take] of [
      ['everything is refused', () => store.denyAll()],
      ['its category is withdrawn, though it was never granted', () => store.withdraw('marketing')],
      ['its service is withdrawn', () => store.withdraw('twentythree')],
      ['a save leaves it out', () => store.save({ statistics: true })],
    ] as const) {
      it(`ends when ${how}`, async () => {
        const gate = await openWith(
          'service="twentythree"',
          '<template><p>Content</p></template>',
          'allow-once',
        );
        take();
        expect(isClosed(gate)).to.equal(true);
      });
    }

    for (const [how, answer] of [
      ['something else is withdrawn', () => store.withdraw('statistics')],
      ['another service of its category is withdrawn', () => store.withdraw('linkedin')],
      ['something else is granted', () => store.grant('statistics')],
    ] as const) {
      it(`stays when ${how}`, async () => {
        const gate = await openWith(
          'service="twentythree"',
          '<template><p>Content</p></template>',
          'allow-once',
        );
        const content = gate.querySelector('p');
        answer();
        expect([gate.open, gate.querySelector('p') === content]).to.deep.equal([true, true]);
      });
    }

    for (const [attribute, value] of [
      ['service', 'linkedin'],
      ['category', 'marketing statistics'],
      ['src', 'https://other.example/'],
    ] as const) {
      it(`ends when the gate's ${attribute} changes`, async () => {
        const src = remote();
        const gate = await openWith(
          `category="marketing" service="twentythree" src="${src}"`,
          '',
          'allow-once',
        );
        gate.setAttribute(attribute, value);
        expect(isClosed(gate)).to.equal(true);
        await rendered(gate, '[data-consent-action=allow-once]');
      });
    }
  });

  it('and opens with the other address when its src changes while it is granted', async () => {
    const [one, other] = [remote(), remote()];
    const gate = await openWith(`category="marketing" src="${one}"`);
    const reopened = oneEvent(gate, 'consent-gate-open');
    gate.src = other;
    await reopened;
    expect([gate.frame?.src, gate.shadowRoot?.querySelectorAll('iframe').length]).to.deep.equal([
      other,
      1,
    ]);
  });

  it('and opens when its category becomes one that is granted', async () => {
    store.grant('statistics');
    const gate = place<ConsentGate>(
      '<consent-gate category="marketing"><template><p>Content</p></template></consent-gate>',
    );
    await rendered(gate, '[part~=placeholder]');
    const opened = oneEvent(gate, 'consent-gate-open');
    gate.category = 'statistics';
    await opened;
    gate.category = 'marketing';
    expect(isClosed(gate)).to.equal(true);
  });

  it('and nothing happens when an attribute is written again as it is', async () => {
    const gate = await openWith(
      'category="marketing"',
      '<template><p>Content</p></template>',
      'allow-once',
    );
    const content = gate.querySelector('p');
    gate.setAttribute('category', 'marketing');
    expect([gate.open, gate.querySelector('p') === content]).to.deep.equal([true, true]);
  });

  describe('and who answers in its placeholder goes on in the content', () => {
    for (const answer of ['allow-once', 'allow-service']) {
      it(`the iframe, after ${answer}`, async () => {
        const gate = place<ConsentGate>(
          `<consent-gate service="twentythree" src="${remote()}"></consent-gate>`,
        );
        await rendered(gate, '[part~=placeholder]');
        const opened = oneEvent(gate, 'consent-gate-open');
        control(gate, answer).focus();
        await press(gate, answer);
        await opened;
        await until(() => focusIs(gate.frame) === true, 'the focus follows');
      });
    }

    it('all of it, where there is no iframe', async () => {
      const gate = await openWith(
        'service="twentythree"',
        '<template><p>Content</p></template>',
        'allow-once',
      );
      expect(focusIs(gate.querySelector('[data-consent-content]'))).to.equal(true);
    });

    it('but nobody who answered elsewhere, not even after a click beside the buttons', async () => {
      const input = place<HTMLInputElement>('<input aria-label="Search">');
      const gate = place<ConsentGate>(
        '<consent-gate service="twentythree"><template><p>Content</p></template></consent-gate>',
      );
      (await rendered(gate, '[part~=actions]')).click();
      input.focus();
      const opened = oneEvent(gate, 'consent-gate-open');
      store.grantAll();
      await opened;
      expect(has(gate, '[part~=placeholder]')).to.equal(true);
      expect(focusIs(input)).to.equal(true);
    });
  });
});
