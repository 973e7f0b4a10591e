import { startWebKit } from '../../../../scripts/webkit.mjs';
import type { Engine, Window } from './engine.js';

/** https://w3c.github.io/webdriver/#keyboard-actions */
const enter = '\uE007';

interface Answer {
  value?: unknown;
  error?: string;
}

/** WebKitGTK by WebDriver. A session keeps nothing, so each window is one of its own. */
export function webKitEngine(): Engine {
  return { name: 'WebKitGTK', open: openWindow, close: () => Promise.resolve() };
}

async function openWindow(): Promise<Window> {
  const session = await startWebKit();
  return {
    goto: async (url) => void (await session.send('POST', '/url', { url })),
    evaluate: async (run, ...args) => {
      const { value, error } = (await session.send('POST', '/execute/async', {
        script: inPage(String(run)),
        args,
      })) as Answer;
      if (error !== undefined) throw new Error(error);
      return value as never;
    },
    pressEnter: async () =>
      void (await session.send('POST', '/actions', {
        actions: [
          {
            type: 'key',
            id: 'keyboard',
            actions: [
              { type: 'keyDown', value: enter },
              { type: 'keyUp', value: enter },
            ],
          },
        ],
      })),
    close: () => session.close(),
  };
}

/** WebDriver hands over the arguments, and last what is to be called with the answer. */
function inPage(run: string): string {
  return `globalThis.__name ??= (it) => it;
    const given = [...arguments];
    const answer = given.pop();
    Promise.resolve().then(() => (${run})(...given)).then((value) => answer({ value }), (error) => answer({ error: String(error?.stack ?? error) }));`;
}
