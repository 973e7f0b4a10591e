import type { Service } from '../../core/policy/policy.js';
import { placeOf } from '../../core/policy/preset-code.js';
import { groups } from './groups/lazy.js';
import type { Preset } from './preset.js';

const loaded = new Map<string, Preset>();

/**
 * Fetches the catalogue's data about services, and ignores services that it does not have. Services that sites use
 * together come in one file: few requests, nobody pays for all, and no address contains a vendor's name, which filter lists
 * would block (`/matomo.js`).
 *
 * @param services a policy's, or some of them
 * @returns all that was ever fetched, by id
 * @throws where a file does not arrive; asking again tries again
 */
export async function loadPresets(
  services: readonly Pick<Service, 'id'>[],
): Promise<ReadonlyMap<string, Preset>> {
  const wanted = services.filter(({ id }) => !loaded.has(id));
  const needed = groups.filter(([codes]) => wanted.some(({ id }) => placeOf(codes, id) >= 0));
  const fetched = await Promise.all(needed.map(([, load]) => load()));
  for (const preset of fetched.flatMap(({ group }) => group)) loaded.set(preset.id, preset);
  return loaded;
}

/** The catalogue's data about a service, if `loadPresets` has fetched it. */
export function findPreset(id: string): Preset | undefined {
  return loaded.get(id);
}
