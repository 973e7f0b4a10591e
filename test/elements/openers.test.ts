import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CookiePreferences } from '../../src/elements/preferences/preferences.js';
import { openPreferences } from '../../src/setup/open-preferences.js';
import { itWhere } from './support/engine.js';
import { place, rendered, until, useSite } from './support/site.js';

const opener = '<button data-consent-action="open-preferences">Cookie settings</button>';

describe('what opens the preferences', () => {
  const store = useSite('openers');

  const preferences = (): CookiePreferences | null =>
    document.querySelector<CookiePreferences>('cookie-preferences');
  const theyOpen = async (): Promise<void> => {
    await until(() => preferences()?.open, 'the preferences open');
    expect(document.querySelectorAll('cookie-preferences').length).to.equal(1);
  };

  it('a button, wherever it stands and whenever it came; a page without preferences gets them', async () => {
    place(`<div>${opener}</div>`).querySelector('button')?.click();
    await theyOpen();
  });

  it("the page's own preferences, where it has some", async () => {
    place('<cookie-preferences id="own"></cookie-preferences>');
    place(opener).click();
    await until(() => document.querySelector<CookiePreferences>('#own')?.open, 'its own open');
    expect(document.querySelectorAll('cookie-preferences').length).to.equal(1);
  });

  it('the dialog, where preferences stand in the page but a dialog lies over it', async () => {
    place(
      '<div><cookie-preferences inline id="inline"></cookie-preferences><cookie-preferences id="own"></cookie-preferences></div>',
    );
    const dialog = place<HTMLDialogElement>(`<dialog>${opener}</dialog>`);
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-consent-action]')?.click();
    await until(() => document.querySelector<CookiePreferences>('#own')?.open, 'the dialog opens');
    expect(document.querySelector<CookiePreferences>('#inline')?.open).to.equal(false);
  });

  for (const style of [
    'position:absolute;left:-9999px',
    'opacity:0',
    'position:fixed;top:-900px',
    'display:block;block-size:0;overflow:hidden',
    'visibility:hidden',
    'display:none',
    'clip-path:inset(50%)',
  ]) {
    it(`the dialog, where the preferences in the page are hidden by "${style}"`, async () => {
      place(
        `<div style="${style}"><cookie-preferences inline id="inline"></cookie-preferences></div>`,
      );
      place(opener).click();
      await until(
        () =>
          document
            .querySelector('cookie-preferences:not([inline])')
            ?.shadowRoot?.querySelector('dialog:modal'),
        'the dialog opens',
      );
    });
  }

  it('the preferences in the page, where they are below what is on the screen', async () => {
    place(
      '<div style="margin-block-start: 300vh"><cookie-preferences inline id="inline"></cookie-preferences></div>',
    );
    place(opener).click();
    const inline = document.querySelector('#inline') as CookiePreferences;
    await until(() => document.activeElement === inline, 'they get the focus');
    expect(document.querySelectorAll('cookie-preferences').length).to.equal(1);
  });

  it('an icon within a button', async () => {
    place('<button data-consent-action="open-preferences"><svg><path d="M0 0"/></svg></button>')
      .querySelector('path')
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    await theyOpen();
  });

  it('a button in open shadow roots', async () => {
    const outer = place('<div></div>').attachShadow({ mode: 'open' });
    const home = outer.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    home.append(document.createRange().createContextualFragment(opener));
    home.querySelector('button')?.click();
    await theyOpen();
  });

  it('a button in a page that keeps its clicks to itself', async () => {
    const main = place(`<main>${opener}</main>`);
    main.addEventListener('click', (event) => event.stopImmediatePropagation());
    main.querySelector('button')?.click();
    await theyOpen();
  });

  it('a link, which then leads nowhere', async () => {
    const link = place<HTMLAnchorElement>(
      '<a href="#elsewhere" data-consent-action="open-preferences">Cookie settings</a>',
    );
    link.click();
    await theyOpen();
    expect(location.hash).to.equal('');
  });

  for (const how of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'] as const) {
    it(`no link that is clicked with ${how}: it is the browser's`, async () => {
      const link = place(
        '<a href="#elsewhere" data-consent-action="open-preferences">Cookie settings</a>',
      );
      let prevented: boolean | undefined;
      const look = (event: Event) => {
        prevented = event.defaultPrevented;
        event.preventDefault();
      };
      addEventListener('click', look, { once: true });
      link.dispatchEvent(
        new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, [how]: true }),
      );
      expect(prevented).to.equal(false);
      expect(preferences() === null, 'they are asked for in the click').to.equal(true);
    });
  }

  itWhere('command', 'a button that names them by command', async () => {
    const main = place(
      '<main><button commandfor="own" command="--open">Cookie settings</button><cookie-preferences id="own"></cookie-preferences></main>',
    );
    main.querySelector('button')?.click();
    await theyOpen();
  });

  it('no other command', () => {
    const own = place<CookiePreferences>('<cookie-preferences id="own"></cookie-preferences>');
    own.dispatchEvent(Object.assign(new Event('command'), { command: '--close-or-so' }));
    expect(own.open).to.equal(false);
  });

  it('a call, which resolves when they can be used', async () => {
    await openPreferences();
    expect(preferences()?.open).to.equal(true);
  });

  it('the keyboard', async () => {
    place(opener).focus();
    await sendKeys({ press: 'Enter' });
    await theyOpen();
  });

  for (const action of [
    'accept-all',
    'reject-all',
    'save',
    'close',
    'allow-once',
    'allow-service',
    'allow-category',
    'withdraw-service',
    'withdraw-all',
  ]) {
    it(`and nothing in the page that says ${action} does anything`, async () => {
      store.save({ statistics: true });
      const before = store.state;
      const own = place(
        '<main><cookie-banner></cookie-banner><cookie-preferences open></cookie-preferences></main>',
      );
      await rendered(own.querySelector('cookie-preferences') as Element, 'dialog:modal');
      for (const home of [
        own,
        own.querySelector('cookie-banner') as Element,
        place('<div></div>').attachShadow({ mode: 'open' }),
      ]) {
        home.append(
          document
            .createRange()
            .createContextualFragment(
              `<button data-consent-action="${action}" data-service="matomo">Win</button>`,
            ),
        );
        home.querySelector<HTMLElement>(`:scope > button`)?.click();
        (home as ShadowRoot).querySelector<HTMLElement>('button')?.click();
      }
      expect(store.state === before).to.equal(true);
      expect(own.querySelector<CookiePreferences>('cookie-preferences')?.open).to.equal(true);
    });
  }
});
