import { expect } from '@open-wc/testing';
import type { CookiePreferences } from '../../src/elements/preferences.js';
import { control, focusIs, place, rendered, textOf, until, useSite } from './support/site.js';

describe('<consent-trigger>', () => {
  const store = useSite('trigger');

  it('opens the preferences, and gets the focus back (L10, A2)', async () => {
    const trigger = place('<consent-trigger></consent-trigger>');
    const button = await rendered<HTMLButtonElement>(trigger, 'button');
    expect(textOf(button)).to.equal('Cookie settings');
    button.click();
    await until(() => document.querySelector<CookiePreferences>('cookie-preferences')?.open, 'the preferences open');
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
    expect(slot.assignedNodes().map(textOf as (node: Node) => string)).to.deep.equal(['Privacy choices']);
  });
});
