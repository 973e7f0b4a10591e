import { writeFile } from 'node:fs/promises';
import { evaluations } from './evaluations.js';

/**
 * Writes evaluations.json anew: `node --import tsx test/vectors/generate-evaluations.ts`. With a number, prints that many cases instead, one a
 * line, for a reader in another language; a second number is the seed.
 */
const [count, seed = 18] = process.argv.slice(2).map(Number);
if (count === undefined) {
  const lines = [...evaluations(400, seed)].map((each) => ` ${JSON.stringify(each)}`);
  await writeFile(new URL('evaluations.json', import.meta.url), `[\n${lines.join(',\n')}\n]\n`);
} else {
  let text = '';
  for (const each of evaluations(count, seed)) text += `${JSON.stringify(each)}\n`;
  process.stdout.write(text);
}
