import { hasCheckAt, placeOf } from './preset-code.js';
import { codesByCategory, requiredCategory, requiredChecks } from './preset-codes.js';

/**
 * Returns the category of a service of the catalogue, or `undefined` for one that it does not have. Of 350 ids that are none,
 * one has the code of a service in an optional category and counts as one of it, denied until that category is granted;
 * `isPreset` is exact enough to find such a mistake. A service of the required category is always granted, so its code is
 * compared whole (of two million unknown ids, one would be taken for such a service).
 */
export function presetCategory(id: string): string | undefined {
  const category = builtInCategories.find(
    (each) => placeOf(codesByCategory[each.id]!, id) >= 0,
  )?.id;
  const isTaken =
    category !== requiredCategory ||
    hasCheckAt(requiredChecks, placeOf(codesByCategory[category]!, id), id);
  return isTaken ? category : undefined;
}

/** The categories of a policy that names none. */
export const builtInCategories: readonly { id: string }[] = Object.keys(codesByCategory).map(
  (id) => ({ id }),
);

/** The tools whose decisions can be imported. A test compares this list with the files of `src/importers/`. */
export const importerIds: readonly string[] = [
  'cookieyes',
  'cookiebot',
  'onetrust',
  'vanilla-cookieconsent',
  'klaro',
  'tarteaucitron',
  'c15t',
  'osano',
  'usercentrics',
  'iframemanager',
  'keksmeister',
  'probo',
  'cookie-information',
  'hubspot',
  'piwik-pro',
];

/** The tools that the library can follow while they still ask. */
export const followerIds: readonly string[] = ['cookieyes', 'cookiebot', 'onetrust', 'tcf'];
