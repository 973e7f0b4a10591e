import type { Source } from './importer.js';
import { sourceOf } from './source.js';
import { page } from '../page/trusted-dom.js';

/** The cookies and storage of the browser; empty if it blocks access. */
export function pageSource(): Source {
  try {
    const { cookie } = page;
    const local = localStorage;
    return sourceOf(cookie, (key) => local.getItem(key) ?? undefined);
  } catch {
    return sourceOf('');
  }
}
