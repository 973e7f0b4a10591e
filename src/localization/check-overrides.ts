import { textIds } from '../generated/text-ids.js';
import { nearest } from '../diagnostics/nearest.js';
import { report } from '../diagnostics/report.js';

/** Reports ids of the policy's texts that the library does not have, each with the id that is most like it. */
export function checkTextIds(ids: readonly string[]): void {
  for (const id of ids)
    if (!textIds.includes(id)) report(['text-unknown', id, nearest(id, textIds) ?? '']);
}
