import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ConsentClearEvent } from '../../src/core/events.js';
import { ConsentChangeEvent, ConsentReadyEvent } from '../../src/core/index.js';
import { memoryStorage } from '../../src/page/memory-storage.js';
import { changesOf, clock, openStore } from './support/open-store.js';
import { acceptedAll, everything, refusedAll } from './support/site.js';

const all = everything.split(' ');

describe('consent-change', () => {
  it('fires once for one answer, before the call returns', () => {
    const store = openStore();
    const changes = changesOf(store);
    store.grantAll();
    assert.equal(changes.length, 1);
  });

  it('says what was granted, by which method, and from which state to which', () => {
    const store = openStore();
    const [changes, previous] = [changesOf(store), store.state];
    store.grantAll();
    const { type, state, granted, withdrawn, refused, method } = changes[0] ?? assert.fail();
    assert.deepEqual(
      [type, [...granted].sort(), withdrawn, refused, method],
      ['consent-change', [...all].sort(), [], [], 'accept-all'],
    );
    assert.equal(changes[0]?.previous, previous);
    assert.equal(state, store.state);
  });

  it('says what was withdrawn, services of a category included', () => {
    const store = openStore({ storage: memoryStorage(acceptedAll) });
    const changes = changesOf(store);
    store.withdraw('marketing');
    const { granted, withdrawn, refused, method } = changes[0] ?? assert.fail();
    const marketing = ['marketing', 'twentythree', 'linkedin'];
    assert.deepEqual([granted, withdrawn, refused, method], [[], marketing, marketing, 'withdraw']);
  });

  it('tells a refusal of what was not granted, so that content shown once can end', () => {
    const store = openStore();
    const changes = changesOf(store);
    store.denyAll();
    assert.deepEqual(
      [changes[0]?.withdrawn, changes[0]?.refused],
      [[], ['functional', 'statistics', 'marketing']],
    );
  });

  it('tells a refusal that repeats an earlier one', () => {
    const time = clock();
    const store = openStore({ storage: memoryStorage(refusedAll), now: time.read });
    const changes = changesOf(store);
    store.denyAll();
    time.at += 1;
    store.withdraw('twentythree');
    assert.deepEqual(
      changes.map(({ refused }) => refused),
      [['functional', 'statistics', 'marketing'], ['twentythree']],
    );
  });

  it('cannot be cancelled and bubbles', () => {
    const store = openStore();
    store.addEventListener('consent-change', (event) => event.preventDefault());
    const changes = changesOf(store);
    store.grantAll();
    assert.deepEqual(
      [changes[0]?.cancelable, changes[0]?.defaultPrevented, changes[0]?.bubbles],
      [false, false, true],
    );
  });

  it('S-26: cannot be used to change what others are told', () => {
    const store = openStore();
    const changes = changesOf(store);
    store.withdraw('marketing');
    const { granted, withdrawn, refused, state } = changes[0] ?? assert.fail();
    for (const value of [granted, withdrawn, refused, state]) assert.ok(Object.isFrozen(value));
  });

  it('L11: says which scripts of what was withdrawn or refused have run, and cannot be un-run', () => {
    const ran = new Set<string>();
    const store = openStore({ ran: () => ran });
    const changes = changesOf(store);
    store.grantAll();
    for (const id of ['twentythree', 'statistics', 'functional']) ran.add(id);
    store.withdraw('marketing');
    store.denyAll();
    store.grant('functional');
    assert.deepEqual(
      changes.map(({ remaining }) => remaining),
      [[], ['twentythree'], ['statistics', 'functional'], []],
    );
    assert.equal(changes[1]?.ran, ran);
    assert.ok(Object.isFrozen(changes[1]?.remaining));
  });

  it('L11: tells of a refusal whose script has run though it was not granted, as content shown once', () => {
    const store = openStore({
      storage: memoryStorage(refusedAll),
      ran: () => new Set(['twentythree']),
    });
    const changes = changesOf(store);
    store.withdraw('twentythree');
    assert.deepEqual([changes[0]?.withdrawn, changes[0]?.remaining], [[], ['twentythree']]);
  });

  it('L11: what was cleared is told, and kept for who comes late', () => {
    const store = openStore();
    assert.equal(store.cleared, undefined);
    const report = Object.freeze({ services: ['matomo'], cleared: [], left: [] });
    const told: ConsentClearEvent[] = [];
    store.addEventListener('consent-clear', (event) => told.push(event));
    store.reportCleared(report);
    assert.deepEqual(
      [told.length, told[0]?.type, told[0]?.bubbles, told[0]?.cancelable],
      [1, 'consent-clear', true, false],
    );
    assert.equal(told[0]?.report, report);
    assert.equal(store.cleared, report);
  });

  it('does not fire where nothing changed', () => {
    const store = openStore({ storage: memoryStorage(refusedAll) });
    const changes = changesOf(store);
    store.refresh();
    store.setMarket('no');
    store.withdraw('necessary');
    store.grant('nonsense');
    store.restore(undefined);
    assert.deepEqual(changes, []);
  });

  it('S-26: comes in the order of the changes when a listener answers in its turn', () => {
    const store = openStore();
    const heard: string[] = [];
    store.addEventListener('consent-change', (event) => {
      heard.push(`first ${event.method}`);
      if (event.method === 'accept-all') store.denyAll();
      heard.push(`answered ${event.method}`);
    });
    store.addEventListener('consent-change', (event) =>
      heard.push(`second ${event.method} ${event.state.categories.marketing}`),
    );
    store.grantAll();
    assert.deepEqual(heard, [
      'first accept-all',
      'answered accept-all',
      'second accept-all true',
      'first reject-all',
      'answered reject-all',
      'second reject-all false',
    ]);
    assert.equal(store.isGranted('marketing'), false);
  });

  it('is told to a listener of any kind: an object, once, or until aborted', () => {
    const store = openStore();
    const heard: string[] = [];
    const controller = new AbortController();
    store.addEventListener('consent-change', { handleEvent: () => heard.push('object') });
    store.addEventListener('consent-change', () => heard.push('once'), { once: true });
    store.addEventListener('consent-change', () => heard.push('signal'), {
      signal: controller.signal,
    });
    store.grantAll();
    controller.abort();
    store.denyAll();
    assert.deepEqual(heard, ['object', 'once', 'signal', 'object']);
  });

  // Node reports a listener's exception as an uncaught one of the process, so the process is another.
  it('S-26: reaches the others, and is stored, when a listener throws', async () => {
    const script = fileURLToPath(new URL('./support/throwing-listener.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script]);
    assert.deepEqual(JSON.parse(stdout), {
      heard: ['accept-all', 'reject-all'],
      reported: ['mine', 'mine'],
      stored: 'reject-all',
    });
  });
});

describe("The events' classes", () => {
  it('have their type as a constant, so that nobody needs instanceof', () => {
    assert.deepEqual(
      [ConsentReadyEvent.type, ConsentChangeEvent.type],
      ['consent-ready', 'consent-change'],
    );
  });

  it('consent-ready carries the state and cannot be cancelled', () => {
    const { state } = openStore();
    const event = new ConsentReadyEvent(state);
    assert.deepEqual(
      [event.type, event.state, event.cancelable, event.bubbles],
      ['consent-ready', state, false, true],
    );
  });
});
