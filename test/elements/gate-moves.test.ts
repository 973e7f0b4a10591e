import { expect, oneEvent } from '@open-wc/testing';
import type { ConsentGate } from '../../src/elements/gate/gate.js';
import { itWhere } from './support/engine.js';
import { has, painted, place, press, rendered, until, useSite } from './support/site.js';
import { remote, requestsTo, whenRequested, whenFrameRuns } from './support/third-party.js';

interface Mover extends Element {
  moveBefore(node: Node, child: Node | null): void;
}

describe('a <consent-gate> that is moved, taken out and put back', () => {
  const store = useSite('gate_moves');

  const openOnce = async (attributes: string, children = ''): Promise<ConsentGate> => {
    const gate = place<ConsentGate>(`<consent-gate ${attributes}>${children}</consent-gate>`);
    await rendered(gate, '[data-consent-action=allow-once]');
    const opened = oneEvent(gate, 'consent-gate-open');
    await press(gate, 'allow-once');
    await opened;
    return gate;
  };
  const isClosed = (gate: ConsentGate): boolean =>
    !gate.open && gate.frame === null && gate.querySelector('[data-consent-content]') === null;
  /** Out of the document for as long as it takes to be told so. */
  const takeOut = async (gate: ConsentGate): Promise<void> => {
    gate.remove();
    await until(() => isClosed(gate), 'it is closed outside');
  };

  it('keeps its once when it is moved by append, and asks its host again once', async () => {
    const src = remote();
    const runs = whenFrameRuns(src);
    const gate = await openOnce(`category="marketing" src="${src}"`);
    await runs;
    const again = whenFrameRuns(src);
    place('<main></main>').append(gate);
    expect(gate.open).to.equal(true);
    await again;
    expect(gate.shadowRoot?.querySelectorAll('iframe').length).to.equal(1);
    expect(await requestsTo(src)).to.equal(2);
  });

  itWhere('movedFrame', 'goes on running when it is moved by moveBefore', async () => {
    const src = remote();
    const runs = whenFrameRuns(src);
    const gate = await openOnce(`category="marketing" src="${src}"`);
    await runs;
    const events: string[] = [];
    for (const type of ['consent-gate-open', 'consent-gate-close'])
      gate.addEventListener(type, () => events.push(type));
    const running = gate.frame?.contentWindow;
    place<Mover>('<main></main>').moveBefore(gate, null);
    await painted();
    expect([gate.open, gate.frame?.contentWindow === running]).to.deep.equal([true, true]);
    expect(events).to.deep.equal([]);
    expect(await requestsTo(src)).to.equal(1);
  });

  for (const move of ['append', 'moveBefore'] as const) {
    const test = move === 'append' ? it : itWhere.bind(undefined, move);
    test(`hears a refusal in the same task as its move by ${move}`, async () => {
      const gate = await openOnce('category="marketing"', '<template><p>Content</p></template>');
      const main = place('<main></main>');
      if (move === 'append') main.append(gate);
      else (main as unknown as Mover).moveBefore(gate, null);
      store.denyAll();
      expect(isClosed(gate)).to.equal(true);
    });
  }

  it('leaves nothing running when it is taken out', async () => {
    const src = remote();
    const gate = await openOnce(`category="marketing" src="${src}"`);
    await takeOut(gate);
    expect(gate.frame === null).to.equal(true);
  });

  it('opens no more when it was taken out before its turn', async () => {
    const src = remote();
    const gate = place<ConsentGate>(
      `<consent-gate category="marketing" src="${src}"></consent-gate>`,
    );
    const last = place<ConsentGate>(
      '<consent-gate category="statistics"><template><p>Last</p></template></consent-gate>',
    );
    const opened = oneEvent(last, 'consent-gate-open');
    store.grantAll();
    gate.remove();
    await opened;
    expect(isClosed(gate)).to.equal(true);
    expect(await requestsTo(src)).to.equal(0);
  });

  it('opens again when it is put back and its category is granted', async () => {
    store.grantAll();
    const gate = place<ConsentGate>(
      '<consent-gate category="marketing"><template><p>Content</p></template></consent-gate>',
    );
    await oneEvent(gate, 'consent-gate-open');
    await takeOut(gate);
    const opened = oneEvent(gate, 'consent-gate-open');
    place('<main></main>').append(gate);
    await opened;
    expect(gate.querySelectorAll('p').length).to.equal(1);
  });

  /** Puts a gate back, and waits until one put in after it has opened: the first has had its turn. */
  const putBack = async (gate: ConsentGate): Promise<void> => {
    const main = place('<main></main>');
    main.append(gate);
    store.grant('functional');
    const last = document.createElement('consent-gate');
    last.category = 'functional';
    last.append(document.createElement('template'));
    last.querySelector('template')?.content.append('Last');
    const opened = oneEvent(last, 'consent-gate-open');
    main.append(last);
    await opened;
  };

  for (const [how, refuse] of [
    ['refused', () => store.denyAll()],
    ['withdrawn', () => store.withdraw('marketing')],
  ] as const) {
    it(`does not open again once it was ${how} while it was out`, async () => {
      const src = remote();
      const gate = await openOnce(`category="marketing" src="${src}"`);
      await whenRequested(src);
      await takeOut(gate);
      const before = await requestsTo(src);
      refuse();
      await putBack(gate);
      expect(isClosed(gate)).to.equal(true);
      expect(await requestsTo(src)).to.equal(before);
    });
  }

  it('asks for the category it was given while it was out', async () => {
    store.grant('statistics');
    const gate = place<ConsentGate>(
      '<consent-gate category="statistics"><template><p>Content</p></template></consent-gate>',
    );
    await oneEvent(gate, 'consent-gate-open');
    await takeOut(gate);
    gate.category = 'marketing';
    await putBack(gate);
    expect(isClosed(gate)).to.equal(true);
  });

  it('forgets its once when its src was changed while it was out', async () => {
    const gate = await openOnce(`category="marketing" src="${remote()}"`);
    await takeOut(gate);
    const other = remote();
    gate.src = other;
    await putBack(gate);
    expect(isClosed(gate)).to.equal(true);
    expect(await requestsTo(other)).to.equal(0);
  });

  it('shows its placeholder however soon it was taken out and put back', async () => {
    const gates = Array.from({ length: 20 }, () => {
      const gate = document.createElement('consent-gate');
      gate.category = 'marketing';
      return gate;
    });
    const main = place('<main></main>');
    main.append(...gates);
    // Each is out at another moment of its loading and its drawing.
    for (const gate of gates) {
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(null);
      });
      gate.remove();
    }
    main.append(...gates);
    await until(() => gates.every((gate) => has(gate, '[part~=placeholder]')), 'all are drawn');
  });

  it('is drawn again in its new place after an update of its label', async () => {
    const gate = place<ConsentGate>(
      '<consent-gate category="marketing" label="One"><template>1</template></consent-gate>',
    );
    await rendered(gate, '[part~=placeholder]');
    await takeOut(gate);
    gate.label = 'Two';
    place('<main></main>').append(gate);
    await until(
      () => gate.shadowRoot?.querySelector('[part~=heading]')?.textContent === 'Two',
      'the new label',
    );
  });
});
