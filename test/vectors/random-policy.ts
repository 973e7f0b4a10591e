import type { PolicyInput } from '../../src/core/index.js';
import type { Random } from '../core/support/random.js';

const day = 86_400_000;
const words = { label: { en: 'Own' }, description: { en: 'Of the site.' } };
const presets = ['consent', 'aspnet', 'big-ip', 'beamer', 'youtube', 'google-maps', 'hubspot', 'matomo', 'google-analytics', 'twentythree', 'linkedin', 'facebook', 'x'];
const countries = ['no', 'se', 'gb', 'ch', 'br', 'ca', 'ca-qc', 'us', 'us-ca', 'au', 'za', 'in', 'partners', 'partners-west'];
const regimes = ['gdpr', 'uk', 'ch', 'lgpd', 'quebec', 'us', 'other'] as const;

/** Revisions of which some policies and some cookies have the same. */
export const revisions = ['1', '2', '2026-11-01'];

/** Markets that pages ask for: known, a part of one, unknown, not an id. */
export const wanted = [undefined, ...countries, 'us-tx', 'no-oslo', 'atlantis', 'Constructor', 'constructor', '', 'dk', 'jp'];

/** A policy without mistakes, with everything in it that decides about a grant. */
export function randomPolicy(random: Random, now: number): PolicyInput {
  const since = () => new Date(now + (random.below(60) - 40) * day).toISOString();
  const own = random.some(['maps', 'chat', 'necessary-too']);
  const builtIn = random.chance(0.2) ? undefined : ['functional', 'performance', 'statistics', 'marketing'].filter(() => random.chance(0.8));
  const categories = builtIn && [
    { id: 'necessary', ...(random.chance(0.5) && { required: true }) },
    ...builtIn.map((id) => ({ id, ...(random.chance(0.3) && { gpc: random.chance(0.5) }) })),
    ...own.map((id) => ({ id, ...words, ...(random.chance(0.3) && { gpc: true }), ...(id === 'necessary-too' && { required: true }) })),
  ];
  const ids = categories?.map(({ id }) => id) ?? ['necessary', 'functional', 'performance', 'statistics', 'marketing'];
  const services = presets.filter(() => random.chance(0.5)).map((id) => {
    const more = { ...(random.chance(0.3) && { since: random.chance(0.5) ? since() : since().slice(0, 10) }) };
    return { id, category: random.pick(ids), ...more };
  });
  const newcomers = ['own-service', 'a1'].filter(() => random.chance(0.4)).map((id) => ({ id, category: random.pick(ids), since: since(), ...words }));
  const markets = Object.fromEntries(countries.filter(() => random.chance(0.3)).map((id) => [id, randomMarket(random, id, ids)]));
  const names = Object.keys(markets);
  return {
    revision: random.pick(revisions),
    ...(categories && { categories }),
    services: [...services, ...newcomers],
    markets,
    ...(names.length > 0 && random.chance(0.6) && { defaultMarket: random.pick(names) }),
    ...(random.chance(0.2) && { cookie: { name: random.pick(['__Host-consent', 'c', 'cetegra_consent2']) } }),
    ...(random.chance(0.1) && { importFrom: random.pick([['cookieyes'], [{ id: 'onetrust', follow: true }]]) }),
  };
}

function randomMarket(random: Random, id: string, categories: readonly string[]): object {
  const jurisdiction = random.chance(0.5) ? random.pick(regimes) : undefined;
  const known = { gb: 'uk', ch: 'ch', ca: 'other', au: 'other', za: 'other' }[id];
  const mayLetObject = ['uk', 'ch', 'other'].includes(jurisdiction ?? known ?? '');
  return {
    ...(jurisdiction && { jurisdiction }),
    ...(random.chance(0.2) && { lifetimeDays: 30 + random.below(366) }),
    ...(mayLetObject && random.chance(0.7) && { optOut: categories.filter((category) => category !== 'marketing' && random.chance(0.5)) }),
  };
}
