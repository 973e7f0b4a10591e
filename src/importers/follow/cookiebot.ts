import { cookiebot } from '../cookiebot.js';
import { answersOf, entriesOf } from '../raw-value.js';
import { call, has, pageGlobal, type Follower } from './follower.js';

const changes = ['CookiebotOnConsentReady', 'CookiebotOnAccept', 'CookiebotOnDecline'];

/** Cookiebot by `Cookiebot.consent`, once it has a response that was explicit. */
export const cookiebotFollower: Follower = {
  ...cookiebot,
  read() {
    const tool = pageGlobal('Cookiebot') as
      { hasResponse?: unknown; consent?: unknown } | undefined;
    const consent = tool?.hasResponse === true ? entriesOf(tool.consent) : undefined;
    return consent && consent.get('method') !== 'implied' ? answersOf(consent) : undefined;
  },
  watch(run) {
    for (const type of changes) addEventListener(type, run);
  },
  openSettings() {
    call(pageGlobal('Cookiebot'), 'renew');
    return has(pageGlobal('Cookiebot'), 'renew');
  },
};
