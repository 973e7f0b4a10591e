import { bindVendor, type CommonOptions, type Integration } from './integration.js';

export interface MatomoOptions extends CommonOptions {
  /**
   * `full-consent`, the default: nothing is sent before consent, and what happened before it is never sent.
   * `cookie-consent`: hits are sent without cookies, cookies need consent. Whether the law allows that is the site's to judge.
   */
  readonly mode?: 'full-consent' | 'cookie-consent';
  /** Count the page that is open when consent is given, by a page view made then. */
  readonly pageView?: boolean;
}

type Command = [name: string | (() => void), ...rest: unknown[]];
interface Queue {
  push(...commands: Command[]): unknown;
}

const queueOf = () => ((globalThis as { _paq?: Queue })._paq ??= [] as Command[]);

/** What the page asked for so far, as long as no tracker has taken the queue over. */
const waiting = () => {
  const queue = queueOf();
  return Array.isArray(queue) ? (queue as Command[]) : undefined;
};

/** What sends something, plugins' calls included; a function may do anything. */
const isHit = ([name]: Command) =>
  typeof name === 'function' || /^(?:\w+::)?(?:track|ping|queueRequest|bulk)/.test(name);

/** https://developer.matomo.org/guides/tracking-consent */
export const matomo: Integration<MatomoOptions> = {
  id: 'matomo',
  connect: (store, options, reportEarly) =>
    (options.mode === 'cookie-consent' ? askForCookies : askForAll)(store, options, reportEarly),
};

const askForCookies: typeof matomo.connect = (store, options) =>
  bindVendor(store, matomo.id, options, ({ tracking }, before) => {
    if (!before) prepend(['requireCookieConsent']);
    if (tracking) queueOf().push(['setCookieConsentGiven']);
    else if (waiting()) drop(([name]) => name === 'setCookieConsentGiven');
    else queueOf().push(['forgetCookieConsentGiven']);
  });

const askForAll: typeof matomo.connect = (store, options, reportEarly) => {
  let isSilent = true;
  let isEarly = false;
  return bindVendor(store, matomo.id, options, ({ tracking }, before) => {
    // The tracker keeps what it may not send, and sends it as soon as it may: it must have nothing to keep.
    if (!before)
      prepend(
        ['setCustomRequestProcessing', (request: string) => (isSilent ? '' : request)],
        ['requireConsent'],
      );
    isSilent = !tracking;
    if (tracking) {
      if (before) drop(isHit);
      if (isEarly) dropKept();
      isEarly = false;
      // Cookies first: else it sends a ping for the visitor it believes to have met before.
      if (!waiting()) queueOf().push(['setCookieConsentGiven']);
      queueOf().push(['setConsentGiven']);
      if (before && options.pageView) queueOf().push(['trackPageView']);
    } else if (waiting()) drop(([name]) => name === 'setConsentGiven');
    // In hours: its own cookie about the refusal would last for 30 years.
    else if (before) queueOf().push(['forgetConsentGiven', 1e-6]);
    else {
      isEarly = true;
      reportEarly?.('_paq');
    }
  });
};

/** Before whatever the page has asked for, in the order given. */
function prepend(...commands: Command[]): void {
  const queue = waiting();
  if (!queue) return void queueOf().push(...commands);
  // Of a call that is there twice the tracker complains.
  queue.unshift(...commands.filter(([name]) => !queue.some((there) => there[0] === name)));
}

/** Removes commands from the queue that no tracker has read yet. */
function drop(isUnwanted: (command: Command) => boolean): void {
  const queue = waiting();
  queue?.splice(0, queue.length, ...queue.filter((command) => !isUnwanted(command)));
}

/**
 * Makes a tracker that ran before it was notified drop what it kept meanwhile. No call of its does that alone; for who asks not
 * to be tracked it drops what it would send.
 */
function dropKept(): void {
  const asksAlready = navigator.doNotTrack === '1';
  if (!asksAlready)
    Object.defineProperty(navigator, 'doNotTrack', { value: '1', configurable: true });
  queueOf().push(['setDoNotTrack', true], ['setConsentGiven', false]);
  if (asksAlready) return;
  delete (navigator as { doNotTrack?: string }).doNotTrack;
  queueOf().push(['setDoNotTrack', false]);
}
