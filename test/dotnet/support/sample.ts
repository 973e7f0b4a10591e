import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { startThirdParty } from '../../../demo/third-party.mjs';
import { launch } from '../../../scripts/browser.mjs';
import { startApp } from './app.js';

const folder = join(import.meta.dirname, '../../../dotnet/samples/Cetegra.Consent.Sample');
const data = mkdtempSync(join(tmpdir(), 'consent-sample-'));

/** The second origin, from which the sample embeds its video. */
export const thirdParty = await startThirdParty();
export const browser = await launch();
const app = await startApp(folder, 'bin/Debug/net10.0/Cetegra.Consent.Sample.dll', {
  Video__Origin: thirdParty.origin,
  ConnectionStrings__Records: `Data Source=${join(data, 'records.sqlite')}`,
});
/** The address of the sample. */
export const { origin } = app;

after(async () => {
  await browser.close();
  await app.close();
  await thirdParty.close();
  rmSync(data, { recursive: true });
});
