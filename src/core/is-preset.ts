import { checksByCategory } from './preset-checks.js';
import { placeOf, presetCode } from './preset-code.js';
import { codesByCategory } from './preset-codes.js';
import { presetCategory } from './presets.js';

/** Returns whether the catalogue has a service. Of 10,000 ids that are none, one is taken for a service. */
export function isPreset(id: string): boolean {
  const category = presetCategory(id);
  return category !== undefined && checksByCategory[category]?.[placeOf(codesByCategory[category]!, id)] === presetCode(id)[0];
}
