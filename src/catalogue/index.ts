import { aspnet } from './aspnet.js';
import { beamer } from './beamer.js';
import { bigIp } from './big-ip.js';
import { cloudPortalAffinity } from './cloud-portal-affinity.js';
import { consent } from './consent.js';
import { facebook } from './facebook.js';
import { hubspot } from './hubspot.js';
import { linkedin } from './linkedin.js';
import { matomo } from './matomo.js';
import type { Preset } from './preset.js';
import { twentythree } from './twentythree.js';
import { x } from './x.js';

export type { Preset, PresetCookie } from './preset.js';

/** The services the library knows, by id. */
export const presets: Readonly<Record<string, Preset>> = Object.fromEntries(
  [consent, aspnet, cloudPortalAffinity, bigIp, beamer, hubspot, matomo, twentythree, linkedin, facebook, x]
    .map((preset) => [preset.id, preset]),
);
