import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ConsentGate } from '../../src/elements/gate/gate.js';
import { hearErrors } from './support/errors.js';
import {
  control,
  focused,
  focusIs,
  has,
  painted,
  place,
  press,
  query,
  queryAll,
  rendered,
  textOf,
  until,
  useSite,
} from './support/site.js';
import { remote, requestsTo } from './support/third-party.js';

describe("a <consent-gate>'s placeholder", () => {
  const store = useSite('gate_placeholder');
  const errors = hearErrors(store);

  const drawn = async (
    attributes: string,
    children = '<template><p>Content</p></template>',
  ): Promise<ConsentGate> => {
    const gate = place<ConsentGate>(`<consent-gate ${attributes}>${children}</consent-gate>`);
    await rendered(gate, '[part~=placeholder]');
    return gate;
  };
  const actions = (gate: Element): (string | undefined)[] =>
    queryAll(gate, '[part~=actions] button').map((button) => button.dataset.consentAction);

  it('has the parts and the slots of the contract', async () => {
    const gate = await drawn('service="twentythree"');
    const parts = queryAll(gate, '[part]').flatMap((element) => [...element.part]);
    expect([...new Set(parts)]).to.have.members([
      'placeholder',
      'heading',
      'description',
      'actions',
      'button',
      'links',
    ]);
    expect(queryAll<HTMLSlotElement>(gate, 'slot').map((slot) => slot.name)).to.have.members([
      'content',
      'placeholder',
      'description',
      '',
    ]);
  });

  it('says what is held back, from whom, what happens, and for which purpose (E3)', async () => {
    const gate = await drawn('service="twentythree" label="Product tour"');
    expect(textOf(query(gate, '[part~=heading]'))).to.equal('Product tour');
    const text = textOf(query(gate, '[part~=description]'));
    expect(text)
      .to.include('TwentyThree')
      .and.to.include('IP address')
      .and.to.include('cookies')
      .and.to.include('Used for: marketing across sites.');
    const link = query<HTMLAnchorElement>(gate, '[part~=links] a');
    expect([link?.target, link?.rel, textOf(link)]).to.deep.equal([
      '_blank',
      'noopener noreferrer',
      'TwentyThree privacy policy',
    ]);
  });

  for (const [attributes, offered] of [
    ['service="twentythree"', ['allow-once', 'allow-service']],
    ['category="marketing"', ['allow-once']],
    ['service="twentythree" answers="once"', ['allow-once']],
    ['service="twentythree" answers="service"', ['allow-service']],
    [
      'service="twentythree" answers="once service category"',
      ['allow-once', 'allow-service', 'allow-category'],
    ],
    ['category="marketing" answers="service category"', ['allow-category']],
  ] as const) {
    it(`offers ${offered.join(', ')} with ${attributes}, and always the preferences`, async () => {
      const gate = await drawn(attributes);
      expect(actions(gate)).to.deep.equal(offered);
      expect(has(gate, '[part~=links] [data-consent-action=open-preferences]')).to.equal(true);
    });
  }

  for (const [held, attributes, children, wanted] of [
    ['an iframe', `label="Tour" src="${remote()}"`, '<a href="/tour">Tour</a>', 'frame'],
    ['what is no frame', '', '<template><p>Content</p></template>', '[data-consent-content]'],
    [
      'a frame that is not shown',
      '',
      '<template><iframe hidden title="Beacon"></iframe><p>Content</p></template>',
      '[data-consent-content]',
    ],
  ] as const) {
    it(`hands the focus on to what comes in its place: ${held} (E7, A22)`, async () => {
      const gate = await drawn(`category="marketing" ${attributes}`, children);
      control(gate, 'allow-once').focus();
      await press(gate, 'allow-once');
      const target = () => (wanted === 'frame' ? gate.frame : gate.querySelector(wanted));
      expect(focusIs(target())).to.equal(true);
      store.denyAll();
      await rendered(gate, '[part~=placeholder]');
      control(gate, 'open-preferences').focus();
      store.grantAll();
      await until(() => gate.open, 'it is open');
      expect(focusIs(target()), 'whichever answer opened it').to.equal(true);
    });
  }

  it('takes no focus that is elsewhere, and that of its own link, which goes with it (E7)', async () => {
    const gate = await drawn(
      'category="marketing"',
      '<template><p>Content</p></template><a href="/tour">Tour</a>',
    );
    const button = place<HTMLButtonElement>('<button>Elsewhere</button>');
    button.focus();
    store.grantAll();
    await until(() => gate.open, 'it is open');
    expect(focusIs(button)).to.equal(true);
    store.denyAll();
    gate.querySelector<HTMLElement>('a')?.focus();
    store.grantAll();
    await until(() => gate.open, 'it is open again');
    expect(
      focusIs(gate.querySelector('[data-consent-content]')),
      'the link is gone, what it stood for is here',
    ).to.equal(true);
  });

  it('offers the service only where its grant would open the gate', async () => {
    const gate = await drawn('category="marketing statistics" service="twentythree"');
    expect(actions(gate)).to.deep.equal(['allow-once']);
    store.grant('statistics');
    expect(actions(gate)).to.deep.equal(['allow-once', 'allow-service']);
    await press(gate, 'allow-service');
    expect(store.isGranted('twentythree') && store.isGranted('statistics')).to.equal(true);
    await until(() => gate.open, 'it is open');
  });

  for (const mistaken of [
    'category="nope"',
    'category="statistics" service="twentythree"',
    'category="marketing" src="javascript:1"',
  ]) {
    it(`leads to the preferences although its author made a mistake: ${mistaken}`, async () => {
      const gate = await drawn(mistaken, '');
      expect(
        queryAll(gate, '[data-consent-action]').map((control) => control.dataset.consentAction),
      ).to.deep.equal(['open-preferences']);
    });
  }

  it('says plainly that an answer is for the whole category', async () => {
    const gate = await drawn('service="twentythree" answers="category"');
    expect(textOf(control(gate, 'allow-category')))
      .to.include('whole category')
      .and.to.include('Marketing');
  });

  it('tells an unknown answer once, and offers the others', async () => {
    const gate = await drawn('service="twentythree" answers="once forever"');
    gate.label = 'Again';
    expect(actions(gate)).to.deep.equal(['allow-once']);
    expect(await errors.about('"forever" is not a valid answer')).to.have.length(1);
  });

  it('offers no answer where nothing is held, tells the author, and offers answers once there is something', async () => {
    const gate = await drawn(
      'service="twentythree" label="Nothing at all"',
      '<a href="/x">See it there</a>',
    );
    expect(actions(gate)).to.deep.equal([]);
    expect(has(gate, '[part~=links] [data-consent-action=open-preferences]')).to.equal(true);
    expect(textOf(query(gate, '[part~=description]'))).to.include('TwentyThree');
    expect(gate.querySelector('a')?.checkVisibility(), 'the fallback').to.equal(true);
    await until(
      async () => (await errors.about('"Nothing at all" is empty')).length === 1,
      'the report',
    );
    gate.insertAdjacentHTML('beforeend', '<template><p>Late</p></template>');
    await until(() => actions(gate).length > 0, 'the answers');
    await press(gate, 'allow-once');
    await until(
      () => textOf(gate.querySelector('[data-consent-content]')) === 'Late',
      'the content',
    );
  });

  it('reports no gate as empty that a framework fills before the browser is idle', async () => {
    // The tasks of a framework come before an idle time; here the test decides when that is.
    const idle: (() => void)[] = [];
    const original = globalThis.requestIdleCallback;
    globalThis.requestIdleCallback = ((run: () => void) =>
      idle.push(run)) as typeof requestIdleCallback;
    try {
      const gate = await drawn(
        'service="twentythree" label="Filled later"',
        '<a href="/x">See it there</a>',
      );
      await until(() => idle.length > 0, 'it waits for an idle time');
      expect(actions(gate)).to.deep.equal([]);
      gate.insertAdjacentHTML('beforeend', '<template><p>Late</p></template>');
      await until(() => actions(gate).length > 0, 'the answers');
      for (const run of idle) run();
      await painted();
      expect(await errors.about('"Filled later" is empty')).to.have.length(0);
    } finally {
      globalThis.requestIdleCallback = original;
    }
  });

  it('is a named group, and no two of a page have buttons of the same name (A31)', async () => {
    const main = place(`<main>
      <consent-gate service="twentythree" label="Product tour"><template>1</template></consent-gate>
      <consent-gate service="twentythree" label="Admin tour"><template>2</template></consent-gate>
      <consent-gate service="linkedin" label="Share"><template>3</template></consent-gate>
    </main>`);
    const gates = [...main.querySelectorAll('consent-gate')];
    for (const gate of gates) await rendered(gate, '[part~=placeholder]');
    const groups = gates.map((gate) => query(gate, '[role=group]')?.ariaLabel);
    expect(groups).to.deep.equal([
      'Not shown: Product tour',
      'Not shown: Admin tour',
      'Not shown: Share',
    ]);
    const names = gates
      .flatMap((gate) => queryAll(gate, '[part~=actions] button'))
      .map((button) => button.ariaLabel ?? textOf(button));
    expect(names).to.have.length(6);
    expect(new Set(names).size).to.equal(6);
    for (const button of gates.flatMap((gate) => queryAll(gate, '[part~=actions] button'))) {
      expect(button.ariaLabel, 'the visible words are in the name (A20)').to.include(
        textOf(button),
      );
    }
  });

  it('has answers that are all alike (E4)', async () => {
    const buttons = queryAll(
      await drawn('service="twentythree" answers="once service category"'),
      '[part~=actions] button',
    );
    const looks = buttons.map((button) => {
      const { backgroundColor, color, border, fontSize, fontWeight, opacity } =
        getComputedStyle(button);
      return [
        backgroundColor,
        color,
        border,
        fontSize,
        fontWeight,
        opacity,
        button.part.value,
      ].join(' | ');
    });
    expect(new Set(looks).size).to.equal(1);
    expect(looks).to.have.length(3);
  });

  it('has targets of 24 by 24 at least, links in the list too (A21)', async () => {
    const gate = await drawn(
      'service="twentythree"',
      '<template>1</template><a href="/x" style="font:16px/1.5 sans-serif">See it there</a>',
    );
    const small = queryAll(gate, 'button,a').flatMap((target) => {
      const { width, height } = target.getBoundingClientRect();
      return Math.min(width, height) < 24
        ? [`${target.localName} "${textOf(target)}" ${width}×${height}`]
        : [];
    });
    expect(small).to.deep.equal([]);
  });

  it('shows a poster of this site, and tells once about one that is not', async () => {
    const own = await drawn('service="twentythree" poster="/demo/assets/favicon.svg"');
    expect(query(own, 'img')?.getAttribute('src')).to.equal(
      `${location.origin}/demo/assets/favicon.svg`,
    );
    expect(query(own, 'img')?.getAttribute('alt')).to.equal('');
    const poster = remote('/pixel.gif');
    const foreign = await drawn(`service="twentythree" poster="${poster}"`);
    foreign.label = 'Again';
    expect(has(foreign, 'img')).to.equal(false);
    expect(await requestsTo(poster)).to.equal(0);
    expect(await errors.about(new URL(poster).search.slice(6, 30))).to.have.length(1);
  });

  it("shows the author's fallback in it, and before it", async () => {
    const gate = place<ConsentGate>(
      '<consent-gate service="twentythree"><a href="/x">See it there</a><template>1</template></consent-gate>',
    );
    const link = gate.querySelector('a') as HTMLElement;
    expect(link.checkVisibility(), 'before').to.equal(true);
    await rendered(gate, '[part~=placeholder]');
    expect(link.assignedSlot?.closest('[part~=links]') !== null, 'in the links').to.equal(true);
    expect(link.checkVisibility(), 'after').to.equal(true);
  });

  it('is replaced by what is slotted: its text, or all of it', async () => {
    const text = await drawn(
      'service="twentythree"',
      '<b slot="description">Own text</b><template>1</template>',
    );
    expect(text.querySelector('b')?.checkVisibility()).to.equal(true);
    expect(
      query<HTMLSlotElement>(text, 'slot[name=description]')?.assignedElements(),
    ).to.have.length(1);
    const all = await drawn(
      'service="twentythree"',
      '<b slot="placeholder">All mine</b><template>1</template>',
    );
    expect(all.querySelector('b')?.checkVisibility()).to.equal(true);
    expect(query(all, '[part~=placeholder]')?.checkVisibility()).to.equal(false);
  });

  it('lets no slotted content answer', async () => {
    const gate = await drawn(
      'service="twentythree"',
      '<button slot="description" data-consent-action="allow-service">Play</button><template>1</template>',
    );
    gate.querySelector('button')?.click();
    expect([store.isGranted('twentythree'), gate.open]).to.deep.equal([false, false]);
  });

  it('follows its attributes', async () => {
    const gate = await drawn('service="twentythree"');
    gate.label = 'New name';
    expect(textOf(query(gate, '[part~=heading]'))).to.equal('New name');
    gate.answers = 'service';
    expect(actions(gate)).to.deep.equal(['allow-service']);
    gate.service = 'linkedin';
    await until(
      () => textOf(query(gate, '[part~=description]')).includes('LinkedIn'),
      'the other service',
    );
  });

  it('comes far below as well, so that Tab reaches every control', async () => {
    const main = place(`<main>
      <button id="start">Start</button><div style="block-size:9000px"></div>
      ${[1, 2, 3].map((number) => `<consent-gate service="twentythree" label="Tour ${number}"><template>1</template></consent-gate>`).join('')}
      <button id="end">End</button>
    </main>`);
    for (const gate of main.querySelectorAll('consent-gate'))
      await rendered(gate, '[part~=placeholder]');
    main.querySelector<HTMLElement>('#start')?.focus();
    const stops: string[] = [];
    while (focused()?.id !== 'end' && stops.length < 30) {
      await sendKeys({ press: 'Tab' });
      stops.push((focused() as HTMLElement).dataset.consentAction ?? (focused()?.id || 'link'));
    }
    const each = ['allow-once', 'allow-service', 'open-preferences', 'link'];
    expect(stops).to.deep.equal([...each, ...each, ...each, 'end']);
  });
});
