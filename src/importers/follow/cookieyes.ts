import { cookieyes } from '../cookieyes.js';
import { answersOf, entriesOf } from '../raw-value.js';
import { call, has, type Follower } from './follower.js';
import { page } from '../../page/trusted-dom.js';

/** CookieYes by `getCkyConsent()`: only what the visitor did by themselves counts. */
export const cookieyesFollower: Follower = {
  ...cookieyes,
  read() {
    const consent = entriesOf(call(globalThis, 'getCkyConsent'));
    return consent?.get('isUserActionCompleted') === true
      ? answersOf(entriesOf(consent.get('categories')))
      : undefined;
  },
  watch(run) {
    for (const type of ['cookieyes_banner_load', 'cookieyes_consent_update'])
      page.addEventListener(type, run);
  },
  openSettings() {
    call(globalThis, 'revisitCkyConsent');
    return has(globalThis, 'revisitCkyConsent');
  },
};
