import type { Policy } from '../../src/core/index.js';
import type { Random } from '../core/support/random.js';
import { revisions, wanted } from './random-policy.js';

const day = 86_400_000;
const methods = ['accept-all', 'reject-all', 'save', 'gate', 'api', 'withdraw', 'import'];
const junk = ['%', '&', '=', '.', '%26', '%2E', '%00', '%C3%A6', 'c=', '&d=x', '+', 'A', '0', '~', ' ', '\t', '"', '%E2%82', '\u0085', '\uFEFF', 'æ', 'constructor', '\n'];
const spaces = ['', ' ', '\t', '  '];
/** What other languages count as white space. */
const strangeSpaces = ['\u00A0', '\u0085', '\uFEFF'];

/** A `Cookie` header with up to three cookies of that name. Most can be read; some are damaged, expired or of another revision. */
export function randomHeader(random: Random, { cookie: { name }, revision, categories, services }: Policy, now: number): string {
  const ids = [...categories, ...services].map(({ id }) => id);
  const count = random.pick([0, 1, 1, 1, 1, 1, 2, 2, 3]);
  const values = Array.from({ length: count }, () => {
    const value = random.chance(0.1) ? damaged(random, sound(random, ids, revision, now)) : sound(random, ids, revision, now);
    return `${random.chance(0.03) ? name.toUpperCase() : name}=${random.chance(0.2) ? encodeURIComponent(value) : value}`;
  });
  const others = random.some(['session=abc', `${name}x=v=1`, `x${name}=1`, 'a', '']);
  const space = () => random.pick(random.chance(0.03) ? strangeSpaces : spaces);
  return [...values, ...others].sort(() => random.next() - 0.5).map((pair) => space() + pair + space()).join(';');
}

function sound(random: Random, known: readonly string[], revision: string, now: number): string {
  const lists: Record<string, string[]> = { c: [], d: [], s: [], x: [] };
  const generous = random.chance(0.4);
  for (const id of [...known, 'unknown'].filter(() => random.chance(0.6))) lists[random.pick(generous ? ['c', 's'] : ['c', 'd', 's', 'x'])]?.push(id);
  const unasked = random.chance(0.2) ? random.some(lists.x ?? []) : [];
  const age = random.pick([0, 0.5, 1, 2, 5, 10, 20, 20, 20, 30, 30, 100, 394, 396, -0.5, -2]) * day;
  const decidedAt = now - age + random.below(2000) - 1000;
  const pairs = [
    'v=1', `r=${random.chance(0.85) ? revision : random.pick(revisions)}`, `t=${decidedAt}`, `e=${decidedAt + random.pick([1, 30, 180, 180, 180, 395, 395, 500]) * day}`,
    `m=${random.pick(wanted.filter((market) => market)) ?? 'no'}`, `a=${random.pick(methods)}`, `c=${lists.c?.join('.')}`, `d=${lists.d?.join('.')}`,
    ...(random.chance(0.8) ? [`s=${lists.s?.join('.')}`, `x=${lists.x?.join('.')}`] : []), ...(unasked.length > 0 ? [`n=${unasked.join('.')}`] : []),
    ...(random.chance(0.4) ? ['g=1'] : []), ...(random.chance(0.1) ? ['i=abc'] : []), ...(random.chance(0.1) ? ['new=thing'] : []),
  ];
  return (random.chance(0.3) ? pairs.sort(() => random.next() - 0.5) : pairs).join('&');
}

/** One to three characters are removed, inserted, doubled or replaced. */
function damaged(random: Random, value: string): string {
  let text = value;
  for (let times = 1 + random.below(3); times > 0; times--) {
    const at = random.below(text.length);
    text = text.slice(0, at) + (random.chance(0.6) ? random.pick(junk) : '') + text.slice(random.chance(0.5) ? at : at + random.below(3));
  }
  return text;
}
