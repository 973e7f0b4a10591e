import type { Finding, Importer } from './importer.js';
import { mergeFindings } from './merge-findings.js';

/**
 * Osano's legacy cookieconsent 3: one question about everything. A refusal refuses all; a grant named no purpose, so it
 * counts only for what the site says it asked: `{ "id": "osano", "categories": { "all": ["statistics"] } }`.
 */
export const osano: Importer = {
  id: 'osano',
  categories: {},
  read: (source) => mergeFindings(source.cookies('cookieconsent_status'), readOne),
};

function readOne(value: string): Finding {
  if (value === 'dismiss') return { reason: 'implied' };
  if (value !== 'allow' && value !== 'deny') return { reason: 'unreadable' };
  return { answers: new Map([['all', value === 'allow']]), refusesAll: value === 'deny' };
}
