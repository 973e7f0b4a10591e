import { onetrust } from '../onetrust.js';
import { pageSource } from '../page-source.js';
import { call, has, pageGlobal, type Follower } from './follower.js';

/** OneTrust by `OnetrustActiveGroups`, once its box was closed: before that the groups are what silence means to it. */
export const onetrustFollower: Follower = {
  ...onetrust,
  read() {
    const active = pageGlobal('OnetrustActiveGroups');
    const isDecided = pageSource().cookies('OptanonAlertBoxClosed').length > 0;
    return typeof active === 'string' && isDecided ? new Map(active.split(',').filter(Boolean).map((id) => [id, true])) : undefined;
  },
  watch(run) {
    for (const type of ['OneTrustGroupsUpdated', 'consent.onetrust', 'OTConsentApplied']) addEventListener(type, run);
  },
  openSettings() {
    call(pageGlobal('OneTrust'), 'ToggleInfoDisplay');
    return has(pageGlobal('OneTrust'), 'ToggleInfoDisplay');
  },
};
