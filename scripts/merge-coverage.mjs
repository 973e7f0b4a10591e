import { mergeProcessCovs } from '@bcoe/v8-coverage';

/**
 * Adds up what V8 counted of the same scripts in several pages.
 *
 * @param {{ url: string }[][]} counts each with one entry per script that ran
 * @returns {{ url: string }[]}
 */
export function mergeCoverage(...counts) {
  return mergeProcessCovs(counts.map((result) => ({ result }))).result;
}
