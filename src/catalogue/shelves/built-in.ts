import { aspnet } from '../aspnet.js';
import { beamer } from '../beamer.js';
import { bigIp } from '../big-ip.js';
import { cloudPortalAffinity } from '../cloud-portal-affinity.js';
import { consent } from '../consent.js';
import { facebook } from '../facebook.js';
import { hubspot } from '../hubspot.js';
import { linkedin } from '../linkedin.js';
import { matomo } from '../matomo.js';
import { twentythree } from '../twentythree.js';
import { x } from '../x.js';

/** The services of the built-in policy. */
export const shelf = [consent, aspnet, cloudPortalAffinity, bigIp, beamer, hubspot, matomo, twentythree, linkedin, facebook, x];
