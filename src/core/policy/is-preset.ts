import { checksByCategory } from './preset-checks.js';
import { hasCheckAt, placeOf } from './preset-code.js';
import { codesByCategory } from './preset-codes.js';
import { presetCategory } from './presets.js';

/** Returns whether the catalogue has a service. Of 400,000 unknown ids, one is taken for a service. */
export function isPreset(id: string): boolean {
  const category = presetCategory(id);
  return (
    category !== undefined &&
    hasCheckAt(checksByCategory[category]!, placeOf(codesByCategory[category]!, id), id)
  );
}
