import { isExplicit, onetrust } from '../onetrust.js';
import { pageSource } from '../page-source.js';
import { call, has, pageGlobal, type Follower } from './follower.js';

/** OneTrust by `OnetrustActiveGroups`, once its box was closed by an answer: else the groups are its defaults. */
export const onetrustFollower: Follower = {
  ...onetrust,
  read() {
    const active = pageGlobal('OnetrustActiveGroups');
    const source = pageSource();
    const isDecided =
      source.cookies('OptanonAlertBoxClosed').length > 0 &&
      source.cookies('OptanonConsent').every((value) => isExplicit(new URLSearchParams(value)));
    return typeof active === 'string' && isDecided
      ? new Map(
          active
            .split(',')
            .filter(Boolean)
            .map((id) => [id, true]),
        )
      : undefined;
  },
  watch(run) {
    for (const type of ['OneTrustGroupsUpdated', 'consent.onetrust', 'OTConsentApplied'])
      addEventListener(type, run);
  },
  openSettings() {
    call(pageGlobal('OneTrust'), 'ToggleInfoDisplay');
    return has(pageGlobal('OneTrust'), 'ToggleInfoDisplay');
  },
};
