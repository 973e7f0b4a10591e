import type { Preset } from './preset.js';
import { shelf as builtIn } from './shelves/built-in.js';

export { loadPresets } from './load-presets.js';
export { liesOnSite, type Preset, type PresetCookie } from './preset.js';
export type { Purpose } from './purposes.js';

/** All the services the library knows, by id. A page that needs some of them does better with `loadPresets`. */
export const presets: Readonly<Record<string, Preset>> = Object.fromEntries([...builtIn].map((preset) => [preset.id, preset]));
