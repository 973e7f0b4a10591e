import { all } from './groups/all.js';
import type { Preset } from './preset.js';

export { loadPresets } from './load-services.js';
export { isVendorsChoice, isFirstParty, type Preset, type PresetCookie } from './preset.js';
export type { Purpose } from './purposes.js';

/** All services of the catalogue, by id. A page that needs some of them does better with `loadPresets`. */
export const presets: Readonly<Record<string, Preset>> = Object.fromEntries(
  all.map((preset) => [preset.id, preset]),
);
