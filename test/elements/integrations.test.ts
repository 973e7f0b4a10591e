import { expect } from '@open-wc/testing';
import { configureConsent } from '../../src/setup/configure.js';
import type { ConsentGate } from '../../src/elements/gate/gate.js';
import type { Integration } from '../../src/integrations/integration.js';
import { place, sitePolicy, until } from './support/site.js';

const heard: string[] = [];
let fails = true;

const mine: Integration = {
  id: 'maps',
  connect: (store) =>
    store.subscribe(({ services }) => void heard.push(`maps ${services.maps ? 'yes' : 'no'}`)),
};

const failing: Integration = {
  id: 'linkedin',
  connect(store) {
    if (fails) throw new Error('not today');
    heard.push('linkedin connected');
    const hear = () => heard.push('linkedin heard');
    store.addEventListener('consent-change', hear);
    return () => store.removeEventListener('consent-change', hear);
  },
};

describe('Integrations of the app itself', () => {
  const store = configureConsent({ ...sitePolicy('integrations'), integrations: [mine, failing] });
  const gate = place<ConsentGate>(
    `<consent-gate service="maps" src="${location.origin}/nothing"></consent-gate>`,
  );
  gate.addEventListener('consent-gate-close', () => heard.push('gate'));
  document.addEventListener('consent-change', () => heard.push('document'));
  after(() => store.reset());

  it('are told the present state at once, then each change before the page and its elements', async () => {
    await until(() => heard.includes('maps no'), 'the first state');
    store.grant('maps');
    await until(() => gate.open, 'the gate opens');
    heard.length = 0;
    store.withdraw('maps');
    expect(heard).to.deep.equal(['maps no', 'gate', 'document']);
  });

  it('that throw leave their service denied, harm nobody, and are tried again at the next answer', async () => {
    store.grantAll();
    expect(store.isGranted('linkedin')).to.equal(false);
    expect([store.isGranted('maps'), store.isGranted('marketing')]).to.deep.equal([true, true]);
    fails = false;
    store.withdraw('maps');
    await until(() => heard.includes('linkedin connected'), 'it is connected');
    await until(() => store.isGranted('linkedin'), 'its service is granted');
    heard.length = 0;
    store.grant('maps');
    expect(heard.slice(0, 2)).to.deep.equal(['maps yes', 'linkedin heard']);
  });

  it('keep what was answered: the record holds the grant that could not be used', () => {
    expect(store.record?.choices).to.include({ marketing: true });
  });
});
