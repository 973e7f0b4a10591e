import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { dotnetData } from './dotnet-facts.mjs';
import { ROOT } from './run.mjs';

/** `npm run dotnet-data`: writes the facts that the C# package embeds. A contract test compares them with the code. */
for (const [file, text] of await dotnetData()) {
  await mkdir(dirname(ROOT + file), { recursive: true });
  await writeFile(ROOT + file, text);
}
