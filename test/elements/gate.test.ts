import { expect, oneEvent } from '@open-wc/testing';
import type { ConsentGateOpenEvent } from '../../src/elements/events.js';
import type { ConsentGate } from '../../src/elements/gate/gate.js';
import { hearErrors } from './support/errors.js';
import { has, place, press, rendered, until, useSite } from './support/site.js';
import { remote, requestsTo, whenFrameRuns } from './support/third-party.js';

describe('<consent-gate>', () => {
  const store = useSite('gate');
  const errors = hearErrors(store);

  const make = (attributes: string, children = ''): ConsentGate =>
    place<ConsentGate>(`<consent-gate ${attributes}>${children}</consent-gate>`);
  const drawn = async (attributes: string, children = ''): Promise<ConsentGate> => {
    const gate = make(attributes, children);
    await rendered(gate, '[part~=placeholder]');
    return gate;
  };
  const opened = (gate: Element): Promise<ConsentGateOpenEvent> =>
    oneEvent<ConsentGateOpenEvent>(gate, 'consent-gate-open');
  const content = (gate: Element): HTMLElement | null =>
    gate.querySelector(':scope > [data-consent-content]');

  it('asks its host for nothing while it is closed', async () => {
    const src = remote();
    const gate = await drawn(`category="marketing" src="${src}"`);
    expect(gate.open).to.equal(false);
    expect(gate.frame).to.equal(null);
    expect(await requestsTo(src)).to.equal(0);
  });

  it('opens when its category is granted, and says so when the content is there', async () => {
    const src = remote();
    const home = place('<div></div>').attachShadow({ mode: 'open' });
    const gate = make(`category="marketing" src="${src}"`, '<a href="/link">Link</a>');
    home.append(gate);
    const event = oneEvent<ConsentGateOpenEvent>(document, 'consent-gate-open'); // out of a shadow root: bubbling, composed
    const runs = whenFrameRuns(src);
    store.grant('marketing');
    expect((await event).reason).to.equal('category');
    expect([gate.open, gate.hasAttribute('open')]).to.deep.equal([true, true]);
    expect([gate.frame?.getRootNode() === gate.shadowRoot, gate.children.length]).to.deep.equal([
      true,
      1,
    ]);
    expect(gate.querySelector('a')?.checkVisibility(), 'the fallback is hidden').to.equal(false);
    await runs;
    expect(await requestsTo(src)).to.equal(1);
  });

  for (const [attributes, grants, reason] of [
    ['service="twentythree"', ['twentythree'], 'service'],
    ['service="twentythree"', ['marketing'], 'category'],
    ['category="marketing" service="twentythree"', ['twentythree'], 'service'],
    ['category="statistics functional"', ['statistics', 'functional'], 'category'],
    ['category="statistics" service="matomo"', ['matomo'], 'service'],
  ] as const) {
    it(`opens: ${attributes}, when ${grants.join(' and ')} is granted`, async () => {
      const gate = await drawn(attributes, '<template><p>Content</p></template>');
      const event = opened(gate);
      for (const id of grants) store.grant(id);
      expect((await event).reason).to.equal(reason);
      expect(content(gate)?.textContent).to.equal('Content');
    });
  }

  for (const [attributes, grants] of [
    ['category="statistics functional"', ['statistics']],
    ['category="marketing statistics" service="twentythree"', ['twentythree']],
    ['category="marketing"', ['twentythree', 'linkedin', 'statistics']],
    ['category="marketing" service="linkedin"', ['twentythree']],
  ] as const) {
    it(`stays closed: ${attributes}, when only ${grants.join(', ')} is granted`, async () => {
      const gate = await drawn(attributes, '<template><p>Content</p></template>');
      // Gates open in one queue, the nearest first: when the last one is open, this one has had its turn.
      const last = make('category="functional performance"', '<template><p>Last</p></template>');
      const event = opened(last);
      for (const id of [...grants, 'functional', 'performance'])
        if (!attributes.includes('functional') || id !== 'functional') store.grant(id);
      if (attributes.includes('functional')) last.category = 'performance';
      await event;
      expect([gate.open, content(gate) === null]).to.deep.equal([false, true]);
    });
  }

  it('is open at once for one who has decided, without ever drawing a placeholder', async () => {
    store.grantAll();
    const gate = make('category="marketing"', '<template><p>Content</p></template>');
    await opened(gate);
    expect(has(gate, '[part~=placeholder]')).to.equal(false);
  });

  it('opens nothing when an author writes open', async () => {
    const src = remote();
    const gate = await drawn(`open category="marketing" src="${src}"`);
    expect(gate.hasAttribute('open')).to.equal(false);
    gate.open = true;
    expect([gate.open, gate.hasAttribute('open')]).to.deep.equal([false, false]);
    gate.setAttribute('open', '');
    expect([gate.open, content(gate) === null]).to.deep.equal([false, true]);
    expect(await requestsTo(src)).to.equal(0);
  });

  it('shows its content once: nothing is stored, no state changes, the banner stays (E5)', async () => {
    const banner = place('<cookie-banner></cookie-banner>');
    await rendered(banner, '.panel');
    const [before, cookies] = [store.state, document.cookie];
    const other = await drawn('service="twentythree"', '<template><p>Other</p></template>');
    const gate = await drawn('service="twentythree"', '<template><p>Content</p></template>');
    const event = opened(gate);
    await press(gate, 'allow-once');
    expect((await event).reason).to.equal('once');
    expect(content(gate)?.textContent).to.equal('Content');
    expect([
      store.state === before,
      document.cookie === cookies,
      other.open,
      has(banner, '.panel'),
    ]).to.deep.equal([true, true, false, true]);
  });

  it('shows its service always, and grants no more than that', async () => {
    const gate = await drawn('service="twentythree"', '<template><p>Content</p></template>');
    const event = opened(gate);
    await press(gate, 'allow-service');
    expect((await event).reason).to.equal('service');
    expect(store.state.services).to.include({ twentythree: true, linkedin: false });
    expect([
      store.state.categories.marketing,
      store.state.method,
      store.state.needsDecision,
    ]).to.deep.equal([false, 'gate', true]);
  });

  it('grants its whole category where its author offers that', async () => {
    const gate = await drawn(
      'service="twentythree" answers="category"',
      '<template><p>Content</p></template>',
    );
    const event = opened(gate);
    await press(gate, 'allow-category');
    expect((await event).reason).to.equal('category');
    expect([
      store.state.categories.marketing,
      store.state.categories.statistics,
      store.state.method,
    ]).to.deep.equal([true, false, 'gate']);
  });

  for (const [attributes, fact] of [
    ['', 'category is missing'],
    ['category="advertising"', 'category="advertising" is not a category of the policy'],
    ['category="constructor"', 'category="constructor" is not a category of the policy'],
    ['service="vimeo"', 'service="vimeo" is not a service of the policy'],
    [
      'category="statistics" service="twentythree"',
      'category="statistics" and service="twentythree" do not match',
    ],
    ['category="marketing __proto__"', 'category="__proto__" is not a category of the policy'],
  ] as const) {
    it(`stays closed, offers no answer and tells it once: ${attributes || 'no category'}`, async () => {
      store.grantAll();
      const markup = `${attributes}`;
      const gates = [
        await drawn(markup, '<template><p>Content</p></template>'),
        await drawn(markup, '<template><p>Content</p></template>'),
      ];
      for (const gate of gates) {
        expect([gate.open, content(gate) === null, has(gate, '[part~=actions]')]).to.deep.equal([
          false,
          true,
          false,
        ]);
      }
      expect(await errors.about(fact)).to.have.length(1);
    });
  }

  for (const src of [
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,hi',
    'blob:http://localhost/1',
    'file:///etc/passwd',
    'ftp://example.com/',
  ]) {
    it(`loads no ${JSON.stringify(src)}, and tells it once (E8)`, async () => {
      store.grantAll();
      const gate = document.createElement('consent-gate');
      gate.category = 'marketing';
      gate.src = src;
      place('<div></div>').append(gate);
      await rendered(gate, '[part~=placeholder]');
      expect([gate.open, gate.frame]).to.deep.equal([false, null]);
      expect(await errors.about(`src="${src}"`)).to.have.length(1);
    });
  }

  it('lets go of the page when it is refused before its turn has come', async () => {
    const src = remote();
    const gate = await drawn(`category="marketing" src="${src}"`);
    const last = await drawn('category="statistics"', '<template><p>Last</p></template>');
    const event = opened(last);
    store.grant('marketing');
    store.withdraw('marketing');
    store.grant('statistics');
    await event;
    expect([gate.open, content(gate) === null]).to.deep.equal([false, true]);
    expect(await requestsTo(src)).to.equal(0);
  });

  it('opens all of two hundred', async () => {
    const main = place(
      `<main>${'<consent-gate category="statistics"><template><p>Content</p></template></consent-gate>'.repeat(200)}</main>`,
    );
    store.grant('statistics');
    await until(
      () => main.querySelectorAll('[data-consent-content]').length === 200,
      'all are open',
    );
    store.withdraw('statistics');
    expect(main.querySelectorAll('[data-consent-content]').length, 'closed at once').to.equal(0);
  });
});
