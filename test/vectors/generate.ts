import { writeFile } from 'node:fs/promises';
import { decodeRecord } from '../../src/core/index.js';
import { Random } from '../core/support/random.js';
import { describeReading, type Vector } from './describe-reading.js';

/** Makes generated.json anew: node --import tsx test/vectors/generate.ts. The same seed, the same file. */
const random = new Random(27560);
const ids = ['functional', 'performance', 'statistics', 'marketing', 'matomo', 'twentythree', 'x', 'a1', 'own-service'];
const methods = ['accept-all', 'reject-all', 'save', 'gate', 'api', 'withdraw', 'import'];
const junk = ['%', '&', '=', '.', '%26', '%2E', '%00', '%C3%A6', 'c=', '&d=x', '+', ';', 'A', '0', '~', ' ', '"', '%E2%82'];

function sound(): string {
  const lists: Record<string, string[]> = { c: [], d: [], s: [], x: [] };
  for (const id of random.some(ids)) lists[random.pick(['c', 'd', 's', 'x'])]?.push(id);
  const unasked = random.chance(0.2) ? random.some(lists.x ?? []) : [];
  const decidedAt = 1_795_449_600_000 + random.below(1_000_000_000);
  const pairs = [
    'v=1', `r=2026-${random.below(90) + 10}`, `t=${decidedAt}`, `e=${decidedAt + 1 + random.below(10_000_000_000)}`, `m=${random.pick(['no', 'se', 'us-ca', 'x~1'])}`,
    `a=${random.pick(methods)}`, `c=${lists.c?.join('.')}`, `d=${lists.d?.join('.')}`,
    ...(random.chance(0.5) ? [`s=${lists.s?.join('.')}`, `x=${lists.x?.join('.')}`] : []), ...(unasked.length > 0 ? [`n=${unasked.join('.')}`] : []),
    ...(random.chance(0.3) ? ['g=1'] : []), ...(random.chance(0.3) ? [`i=${random.below(1e9)}-${random.below(1e9)}`] : []),
  ];
  return pairs.sort(() => random.next() - 0.5).join('&');
}

/** One to three characters are taken out, put in, doubled or replaced. */
function damaged(value: string): string {
  let text = value;
  for (let times = 1 + random.below(3); times > 0; times--) {
    const at = random.below(text.length);
    const end = at + random.below(3);
    text = text.slice(0, at) + (random.chance(0.6) ? random.pick(junk) : '') + text.slice(random.chance(0.5) ? at : end);
  }
  return text;
}

const values = Array.from({ length: 400 }, (_, index) => {
  const value = index % 4 === 0 ? sound() : damaged(sound());
  return random.chance(0.2) ? encodeURIComponent(value) : value;
});
const vectors: Vector[] = values.map((value, index) => ({ name: `generated ${index}`, value, reading: describeReading(decodeRecord(value)) }));
await writeFile(new URL('generated.json', import.meta.url), `[\n${vectors.map((vector) => ` ${JSON.stringify(vector)}`).join(',\n')}\n]\n`);
