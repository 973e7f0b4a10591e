import { adjustFrames } from './frames.js';
import type { Integration } from './integration.js';

/** Asks Vimeo's player in gates not to track: no cookies of the session, no statistics. It needs consent all the same. */
export const vimeo: Integration = {
  id: 'vimeo',
  connect: () =>
    adjustFrames((url) => {
      if (url.hostname === 'player.vimeo.com') url.searchParams.set('dnt', '1');
    }),
};
