import { c15t } from './c15t.js';
import { cookieInformation } from './cookie-information.js';
import { cookiebot } from './cookiebot.js';
import { cookieyes } from './cookieyes.js';
import { hubspot } from './hubspot.js';
import { iframemanager } from './iframemanager.js';
import type { Importer } from './importer.js';
import { keksmeister } from './keksmeister.js';
import { klaro } from './klaro.js';
import { onetrust } from './onetrust.js';
import { osano } from './osano.js';
import { piwikPro } from './piwik-pro.js';
import { probo } from './probo.js';
import { tarteaucitron } from './tarteaucitron.js';
import { usercentrics } from './usercentrics.js';
import { vanilla } from './vanilla.js';

export { pageSource } from './page-source.js';
export { readDecision } from './read-decision.js';

/** Every importer, as a policy names them. */
export const importers: readonly Importer[] = [
  cookieyes,
  cookiebot,
  onetrust,
  vanilla,
  klaro,
  tarteaucitron,
  c15t,
  osano,
  usercentrics,
  iframemanager,
  keksmeister,
  probo,
  cookieInformation,
  hubspot,
  piwikPro,
];
