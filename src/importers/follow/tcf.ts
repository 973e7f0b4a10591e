import type { Answers } from '../importer.js';
import { entriesOf } from '../raw-value.js';
import { call, has, type Follower } from './follower.js';

/** The answers of the last event that had any. */
let answers: Answers | undefined;

/**
 * Any tool that speaks the IAB's Transparency and Consent Framework, version 2, by `__tcfapi`. Read only: no TC string is
 * made here. Purposes are told by number; what a site's services need beyond them is the site's to say.
 */
export const tcfFollower: Follower = {
  id: 'tcf',
  // Storing on the device (1) is part of everything.
  categories: {
    1: ['functional', 'performance', 'statistics', 'marketing'],
    2: 'marketing',
    3: 'marketing',
    4: 'marketing',
    7: 'marketing',
    5: 'functional',
    6: 'functional',
    8: 'statistics',
    9: 'statistics',
    10: 'performance',
  },
  read: () => answers,
  watch(run) {
    const listen = () => {
      if (!has(globalThis, '__tcfapi')) return false;
      call(globalThis, '__tcfapi', 'addEventListener', 2, (data: unknown, success: unknown) => {
        onEvent(entriesOf(data), success === true);
        run();
      });
      return true;
    };
    // The stub stands in the head; one that comes later is looked for once more.
    if (!listen()) addEventListener('load', listen, { once: true });
  },
  openSettings() {
    call(globalThis, '__tcfapi', 'displayConsentUi', 2, () => undefined);
    return has(globalThis, '__tcfapi');
  },
};

function onEvent(data: ReadonlyMap<string, unknown> | undefined, success: boolean): void {
  const status = data?.get('eventStatus');
  // While its dialog is up, what was answered before stands.
  if (success && status === 'cmpuishown' && answers) return;
  const isDecided =
    success &&
    (status === 'tcloaded' || status === 'useractioncomplete') &&
    data?.get('gdprApplies') === true;
  const consents = isDecided
    ? entriesOf(entriesOf(data.get('purpose'))?.get('consents'))
    : undefined;
  // A purpose that is not named was not consented to.
  answers =
    consents &&
    new Map(
      Array.from({ length: 11 }, (_, index) => [
        String(index + 1),
        consents.get(String(index + 1)) === true,
      ]),
    );
}
