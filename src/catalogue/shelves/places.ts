import { adobeFonts } from '../adobe-fonts.js';
import { googleFonts } from '../google-fonts.js';
import { googleMaps } from '../google-maps.js';
import { mapbox } from '../mapbox.js';
import { openstreetmap } from '../openstreetmap.js';

/** Maps and fonts. */
export const shelf = [googleMaps, openstreetmap, mapbox, googleFonts, adobeFonts];
