import type { Source } from './importer.js';
import { sourceOf } from './source.js';
import { page } from '../page/trusted-dom.js';

/** What the page's browser holds; nothing, where it does not let us look. */
export function pageSource(): Source {
  try {
    const { cookie } = page;
    const local = localStorage;
    return sourceOf(cookie, (key) => local.getItem(key) ?? undefined);
  } catch {
    return sourceOf('');
  }
}
