import { expect } from '@open-wc/testing';
import { definePolicy } from '../../src/core/policy/define.js';
import type { Policy } from '../../src/core/policy/policy.js';
import type { Mistake } from '../../src/core/diagnostics.js';
import { cookieStorage } from '../../src/page/cookie-storage.js';
import { memoryStorage } from '../../src/page/memory-storage.js';
import { makeRecord } from '../../src/testing.js';
import { itWhere } from './support/engine.js';
import { loadPage } from './support/fresh-page.js';
import { has, rendered, sitePolicy, until, useSite } from './support/site.js';

const name = 'test_storage';
const valueOf = (cookie: string): string | undefined =>
  document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${cookie}=`))
    ?.slice(cookie.length + 1);
const forget = (cookie: string): void => {
  document.cookie = `${cookie}=; path=/; max-age=0`;
};

describe('the cookie that keeps a decision', () => {
  const policy = definePolicy(sitePolicy('storage'));
  const told: Mistake[] = [];
  const storageOf = (of: Policy = policy) => cookieStorage(of, (mistake) => told.push(mistake));

  beforeEach(() => {
    told.length = 0;
    forget(name);
  });
  after(() => forget(name));

  it('is not there before there is a decision', () => {
    expect(storageOf().read()).to.equal(undefined);
    expect(valueOf(name)).to.equal(undefined);
  });

  it('is written in characters that nobody escapes, and read back as it was', () => {
    const record = makeRecord(policy, {
      functional: false,
      performance: false,
      statistics: true,
      marketing: false,
      linkedin: true,
    });
    expect(storageOf().write(record)).to.equal(true);
    expect(valueOf(name)).to.match(/^[A-Za-z0-9._~=&-]+$/);
    expect(Object.fromEntries(new URLSearchParams(valueOf(name)))).to.include({
      v: '1',
      r: '1',
      c: 'statistics',
      d: 'functional.performance.marketing',
      s: 'linkedin',
    });
    expect(storageOf().read()).to.deep.include({
      choices: record.choices,
      decidedAt: record.decidedAt,
      expiresAt: record.expiresAt,
      method: 'save',
    });
  });

  itWhere('cookieAttributes', 'has the attributes of the contract', async () => {
    const record = makeRecord(policy, { statistics: true });
    storageOf().write(record);
    const kept = (await cookieStore.get(name)) as unknown as Record<string, unknown>;
    expect(kept).to.include({ path: '/', sameSite: 'lax', domain: null, secure: false });
    expect(kept.expires).to.be.closeTo(record.expiresAt, 1000);
  });

  it('is cleared', () => {
    storageOf().write(makeRecord(policy, { statistics: true }));
    storageOf().clear();
    expect(valueOf(name)).to.equal(undefined);
  });

  it('is not written over 1 KB, nor is an older decision left standing, and that is told', () => {
    const ids = Array.from({ length: 60 }, (_, index) => `service-number-${index}`);
    const large = definePolicy({
      ...sitePolicy('storage'),
      services: ids.map((id) => ({
        id,
        category: 'marketing',
        label: id,
        description: { en: id },
      })),
    });
    storageOf(large).write(makeRecord(large, { marketing: true }));
    expect(
      storageOf(large).write(
        makeRecord(large, { marketing: false, ...Object.fromEntries(ids.map((id) => [id, true])) }),
      ),
    ).to.equal(false);
    expect(valueOf(name)).to.equal(undefined);
    expect(told.map(([kind]) => kind)).to.deep.equal(['cookie-too-long']);
  });

  it('is refused by the browser for a domain of somebody else, and that is told', () => {
    const foreign = definePolicy({
      ...sitePolicy('storage'),
      cookie: { name, domain: '.example.org' },
    });
    expect(storageOf(foreign).write(makeRecord(foreign, { statistics: true }))).to.equal(false);
    expect(told).to.deep.equal([['cookie-domain', '.example.org', 'localhost']]);
  });

  for (const value of [
    'true',
    '%E0%A4%A',
    'v=1',
    'v=2&r=1&t=1&e=2&m=no&a=save&c=&d=',
    '__proto__',
    'v=1&v=1',
    '{"a":1}',
  ]) {
    it(`grants nothing when it holds ${value}`, () => {
      document.cookie = `${name}=${value}; path=/`;
      expect(storageOf().read()).to.equal(undefined);
    });
  }
});

describe('a store that keeps its decision in the cookie', () => {
  const store = useSite('storage_store');
  const policy = sitePolicy('storage_store');

  it('writes it before it tells anybody', () => {
    let seen: string | undefined;
    store.addEventListener('consent-change', () => (seen = valueOf('test_storage_store')), {
      once: true,
    });
    store.grantAll();
    expect(seen).to.include('c=functional.performance.statistics.marketing');
    expect(store.state.persisted).to.equal(true);
    store.reset();
    expect(valueOf('test_storage_store')).to.equal(undefined);
  });

  it('is believed by the next page: gates are open, and nobody is asked again', async () => {
    store.grantAll();
    const page = await loadPage(
      '<cookie-banner></cookie-banner><consent-gate category="marketing"><template><p>Content</p></template></consent-gate>',
      { policy },
    );
    await until(() => page.document.querySelector('consent-gate[open] p'), 'the gate is open');
    expect(page.store.state).to.deep.equal(store.state);
    expect(has(page.document.querySelector('cookie-banner') as Element, '.panel')).to.equal(false);
  });

  it('hears what another page decides, and withdraws there what is withdrawn here', async () => {
    const page = await loadPage(
      '<cookie-banner></cookie-banner><consent-gate category="marketing"><template><p>Content</p></template></consent-gate>',
      { policy },
    );
    const banner = page.document.querySelector('cookie-banner') as Element;
    await rendered(banner, '.panel');
    page.store.grantAll();
    await until(() => store.isGranted('marketing'), 'this page hears it');
    await until(() => page.document.querySelector('consent-gate[open] p'), 'the gate is open');
    expect(has(banner, '.panel')).to.equal(false);
    store.denyAll();
    await until(
      () => page.document.querySelector('consent-gate p') === null,
      'the other page hears it',
    );
  });
});

describe('storage in memory', () => {
  const policy = definePolicy(sitePolicy('storage'));

  it('keeps a decision as long as the page', () => {
    const [first, second] = [
      makeRecord(policy, { statistics: true }),
      makeRecord(policy, { statistics: false }),
    ];
    const storage = memoryStorage(first);
    expect(storage.read()).to.equal(first);
    expect(storage.write(second)).to.equal(true);
    expect(storage.read()).to.equal(second);
    storage.clear();
    expect(storage.read()).to.equal(undefined);
  });
});
