import { follow, type CommonOptions, type Integration } from './integration.js';

type Clarity = ((...command: unknown[]) => void) & { q?: unknown[] };

/** Tells Clarity by the second version of its consent call, which wants capital letters in the middle. */
export const clarity: Integration<CommonOptions> = {
  id: 'clarity',
  connect(store, options) {
    const page = globalThis as { clarity?: Clarity };
    return follow(store, clarity.id, options, (grants) => {
      const say = Object.fromEntries(Object.entries(grants).map(([purpose, isGranted]) => [purpose, isGranted ? 'granted' : 'denied']));
      page.clarity ??= makeQueue();
      page.clarity('consentv2', say);
    });
  },
};

/** As Clarity's own snippet makes it, which leaves one that is there alone. */
function makeQueue(): Clarity {
  const queue: Clarity = (...command) => {
    (queue.q ??= []).push(command);
  };
  return queue;
}
