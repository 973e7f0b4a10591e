import { findMarket } from '../../core/market.js';
import type { ImportOptions } from '../../core/policy/policy.js';
import { day, type Choices } from '../../core/record.js';
import type { ConsentStore } from '../../core/store.js';
import { report } from '../../diagnostics/report.js';
import { translate } from '../translate.js';
import { cookiebotFollower } from './cookiebot.js';
import { cookieyesFollower } from './cookieyes.js';
import type { Follower } from './follower.js';
import { onetrustFollower } from './onetrust.js';
import { connectSettings } from './settings.js';
import { tcfFollower } from './tcf.js';

const followers: readonly Follower[] = [
  cookieyesFollower,
  cookiebotFollower,
  onetrustFollower,
  tcfFollower,
];

/**
 * Lets the store say what another tool's visitors answered there, grants and withdrawals, as they happen. Until the tool is
 * loaded and has an explicit answer, everything optional is denied.
 */
export function follow(store: ConsentStore, options: ImportOptions): void {
  const follower = followers.find(({ id }) => id === options.id);
  if (!follower)
    return report(['follow-unknown', options.id, followers.map(({ id }) => id).join(', ')]);
  let last = '';
  const mirror = () => {
    const choices = choicesOf(follower, options, store);
    const next = JSON.stringify(choices);
    // Dispatched again, an old answer would count as a new refusal and close content that was opened once since.
    if (next === last) return;
    last = next;
    if (choices) take(store, choices);
    else if (store.record) store.reset();
  };
  follower.watch(mirror);
  mirror();
  store.openFollowed = connectSettings(follower);
}

/** All of our categories: what the tool does not know, or does not name, is denied. */
function choicesOf(
  follower: Follower,
  options: ImportOptions,
  { policy }: ConsentStore,
): Choices | undefined {
  const answers = follower.read();
  if (!answers) return undefined;
  const denied = policy.categories.filter(({ required }) => !required).map(({ id }) => [id, false]);
  return {
    ...Object.fromEntries(denied),
    ...translate({ answers }, { ...follower, read: () => ({ reason: 'absent' }) }, options, policy)
      .choices,
  } as Choices;
}

function take(store: ConsentStore, choices: Choices): void {
  const { policy, state, record } = store;
  // Two changes within a millisecond: the later one is the newer.
  const decidedAt = Math.max(Date.now(), (record?.decidedAt ?? 0) + 1);
  const expiresAt = decidedAt + findMarket(policy, state.market).lifetimeDays * day;
  store.restore({
    version: 1,
    decidedAt,
    expiresAt,
    revision: policy.revision,
    choices,
    method: 'import',
    market: state.market,
    gpc: false,
  });
}
