import { bindVendor, type CommonOptions, type Integration } from './integration.js';

/** `v` is Clarity's own, while it runs; before it runs and after it stops, the global only queues calls. */
type Clarity = ((...command: unknown[]) => void) & { q?: unknown[]; v?: string };

/**
 * Notifies Clarity by the second version of its consent call, which requires capital letters in the middle. A denial alone makes
 * it delete its cookies and go on recording without them, so it is stopped too.
 */
export const clarity: Integration<CommonOptions> = {
  id: 'clarity',
  connect(store, options) {
    const page = globalThis as { clarity?: Clarity };
    let isStopped = false;
    return bindVendor(store, clarity.id, options, (grants) => {
      const say = Object.fromEntries(
        Object.entries(grants).map(([purpose, isGranted]) => [
          purpose,
          isGranted ? 'granted' : 'denied',
        ]),
      );
      const send: Clarity = (...command) => (page.clarity ??= makeQueue())(...command);
      const isRunning = page.clarity?.v !== undefined;
      if (grants.analytics_Storage && isStopped) resume(send, page.clarity);
      send('consentv2', say);
      // On a denial Clarity stops, queues further calls, and runs them when it starts again without cookies 250 ms later.
      if (!grants.analytics_Storage && isRunning) send('stop');
      isStopped = !grants.analytics_Storage && (isStopped || isRunning);
    });
  },
};

/** Lets Clarity run again: by its own restart if that is still to come, else with the configuration that it had. */
function resume(send: Clarity, { q }: Clarity = send): void {
  const isRestarting = q?.some((command) => (command as ArrayLike<unknown>)[0] === 'stop');
  if (isRestarting) q!.splice(0);
  else send('start', {});
}

/** As Clarity's own snippet makes it, which leaves one that is there alone. */
function makeQueue(): Clarity {
  const queue: Clarity = (...command) => {
    (queue.q ??= []).push(command);
  };
  return queue;
}
