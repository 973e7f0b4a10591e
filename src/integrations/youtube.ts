import { adjustFrames } from './frames.js';
import type { Integration } from './integration.js';

/**
 * Takes YouTube's videos in gates from its host that sets no cookies until one plays. They need consent all the same:
 * YouTube learns the visitor's address, and the player writes to its local storage.
 */
export const youtube: Integration = {
  id: 'youtube',
  connect: () =>
    adjustFrames((url) => {
      if (/^(?:www\.|m\.)?youtube\.com$/.test(url.hostname) && url.pathname.startsWith('/embed/'))
        url.hostname = 'www.youtube-nocookie.com';
    }),
};
