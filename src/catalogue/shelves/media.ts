import { acast } from '../acast.js';
import { instagram } from '../instagram.js';
import { pinterest } from '../pinterest.js';
import { soundcloud } from '../soundcloud.js';
import { spotify } from '../spotify.js';
import { tiktok } from '../tiktok.js';
import { vimeo } from '../vimeo.js';
import { youtube } from '../youtube.js';

/** Videos, sound and posts shown in a page. */
export const shelf = [youtube, vimeo, spotify, soundcloud, acast, instagram, tiktok, pinterest];
