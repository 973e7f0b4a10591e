import type { Mapping } from './importer.js';

/** Usual names of categories that a site names itself. */
export const usualCategories: Mapping = {
  necessary: 'necessary',
  essential: 'necessary',
  functional: 'functional',
  functionality: 'functional',
  preferences: 'functional',
  performance: 'performance',
  statistics: 'statistics',
  analytics: 'statistics',
  measurement: 'statistics',
  marketing: 'marketing',
  advertisement: 'marketing',
  advertising: 'marketing',
  ads: 'marketing',
  targeting: 'marketing',
};
