import { expect } from '@open-wc/testing';
import type { CookiePreferences } from '../../src/elements/preferences/preferences.js';
import { loadPage } from './support/fresh-page.js';
import {
  control,
  focusIs,
  place,
  rendered,
  sitePolicy,
  textOf,
  until,
  useSite,
} from './support/site.js';

describe('<consent-trigger>', () => {
  const store = useSite('trigger');

  it('opens the preferences, and gets the focus back (L10, A2)', async () => {
    const trigger = place('<consent-trigger></consent-trigger>');
    const button = await rendered<HTMLButtonElement>(trigger, 'button');
    expect(textOf(button)).to.equal('Cookie settings');
    button.click();
    await until(
      () => document.querySelector<CookiePreferences>('cookie-preferences')?.open,
      'the preferences open',
    );
    control(document.querySelector('cookie-preferences') as Element, 'reject-all').click();
    expect(store.state.method).to.equal('reject-all');
    expect(focusIs(button)).to.equal(true);
  });

  it('stands in the text, tall enough for a finger, in the language of its element (A21)', async () => {
    const trigger = place('<consent-trigger locale="nb"></consent-trigger>');
    const button = await rendered<HTMLButtonElement>(trigger, 'button');
    expect(getComputedStyle(trigger).position).to.equal('static');
    expect(button.getBoundingClientRect().height).to.be.at.least(44);
    expect(textOf(button)).not.to.equal('Cookie settings');
  });

  it('says what its author writes in it', async () => {
    const trigger = place('<consent-trigger>Privacy choices</consent-trigger>');
    const slot = await rendered<HTMLSlotElement>(trigger, 'slot');
    expect(slot.assignedNodes().map(textOf as (node: Node) => string)).to.deep.equal([
      'Privacy choices',
    ]);
  });
});

describe('<consent-trigger> in an opt-out jurisdiction (11 CCR §§7015, 7025)', () => {
  const gpc = "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });";
  const policy = sitePolicy('trigger_us', {
    markets: { no: { locale: 'nb' }, us: { jurisdiction: 'us' } },
  });
  const shown = (host: Element, part: string) => {
    const element = host.shadowRoot?.querySelector(`[part=${part}]`);
    return element !== null && element !== undefined && element.checkVisibility();
  };
  let page: Awaited<ReturnType<typeof loadPage>>;
  afterEach(() => page.store.reset());
  const visit = async (body: string, market: string, script = '') => {
    page = await loadPage(body, {
      html: `lang="en" data-consent-market="${market}"`,
      policy,
      script,
    });
    const trigger = page.document.querySelector('consent-trigger') as HTMLElement;
    await rendered(trigger, 'slot');
    return {
      trigger,
      status: () =>
        shown(trigger, 'status') ? textOf(trigger.shadowRoot?.querySelector('[part=status]')) : '',
    };
  };

  it('is titled "Your Privacy Choices" and shows the opt-out icon', async () => {
    const { trigger } = await visit('<consent-trigger></consent-trigger>', 'us');
    expect({
      title: textOf(await rendered(trigger, 'slot')),
      icon: shown(trigger, 'icon'),
    }).to.deep.equal({ title: 'Your Privacy Choices', icon: true });
  });

  it('says that an opt-out signal was processed until the visitor overrides it', async () => {
    const { trigger, status } = await visit('<consent-trigger></consent-trigger>', 'us', gpc);
    await until(() => status() === 'Opt-out request honored.', 'the status is shown');
    const button = trigger.shadowRoot?.querySelector('button');
    page.store.save({ functional: true, performance: true, statistics: true, marketing: true });
    await until(() => status() === '', 'the status is gone');
    expect(
      trigger.shadowRoot?.querySelector('button'),
      'the button that may have the focus stays',
    ).to.equal(button);
  });

  it('shows the status alone beside an opener of the page with status-only', async () => {
    const { trigger, status } = await visit(
      '<a href="#" data-consent-action="open-preferences">Your Privacy Choices</a> <consent-trigger status-only></consent-trigger>',
      'us',
      gpc,
    );
    await until(() => status() !== '', 'the status is shown');
    expect(shown(trigger, 'button')).to.equal(false);
  });

  it('shows neither icon nor status in an opt-in market', async () => {
    const { trigger, status } = await visit('<consent-trigger></consent-trigger>', 'no', gpc);
    expect({
      title: textOf(await rendered(trigger, 'slot')),
      icon: shown(trigger, 'icon'),
      status: status(),
    }).to.deep.equal({ title: 'Cookie settings', icon: false, status: '' });
    page.store.setMarket('us');
    await until(() => status() !== '' && shown(trigger, 'icon'), 'the trigger follows the market');
  });
});
