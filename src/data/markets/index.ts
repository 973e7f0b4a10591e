import { americas } from './americas.js';
import { asiaPacific } from './asia-pacific.js';
import { eu } from './eu.js';
import { europeOther } from './europe-other.js';
import type { Region } from './market-facts.js';
import { middleEastAfrica } from './middle-east-africa.js';
import { nordics } from './nordics.js';

export type { MarketFacts } from './market-facts.js';

/** The markets of the library. Core has their regimes; the rest is for views and tools. */
export const markets: Region = {
  ...nordics,
  ...eu,
  ...europeOther,
  ...americas,
  ...asiaPacific,
  ...middleEastAfrica,
};
