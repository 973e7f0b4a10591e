import { page } from '../../page/trusted-dom.js';
import { whenIdle } from '../base/when-idle.js';

/** Resolves when the page has loaded and the browser has nothing else to do: by then frameworks have drawn what they had. */
export async function whenQuiet(): Promise<void> {
  if (page.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  await new Promise<unknown>(whenIdle);
}
