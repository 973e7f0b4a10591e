import type { Preset } from './preset.js';
import { shelf as builtIn } from './shelves/built-in.js';
import { shelf as contact } from './shelves/contact.js';
import { shelf as measuring } from './shelves/measuring.js';
import { shelf as media } from './shelves/media.js';
import { shelf as outreach } from './shelves/outreach.js';
import { shelf as places } from './shelves/places.js';
import { shelf as servers } from './shelves/servers.js';

export { loadPresets } from './load-presets.js';
export { liesOnSite, type Preset, type PresetCookie } from './preset.js';
export type { Purpose } from './purposes.js';

/** All the services the library knows, by id. A page that needs some of them does better with `loadPresets`. */
export const presets: Readonly<Record<string, Preset>> = Object.fromEntries(
  [...builtIn, ...media, ...places, ...contact, ...measuring, ...outreach, ...servers].map((preset) => [preset.id, preset]),
);
