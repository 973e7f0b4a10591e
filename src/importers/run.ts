import { isDevelopment } from '../diagnostics/report.js';
import type { ImportOptions } from '../core/policy/policy.js';
import type { ConsentStore } from '../core/store.js';
import { newId } from '../page/new-id.js';
import { ConsentImportEvent } from './events.js';
import type { ImportResult } from './read-decision.js';
import { ambiguous, detection } from './detection.js';
import { removeTraces, storageTraces } from './storage-traces.js';
import { page } from '../page/trusted-dom.js';

/**
 * Imports the visitor's decision from a tool that asked before. With `follow`, the tool that still asks decides instead. The
 * first tool of the list that has an answer counts.
 *
 * @returns a result for each tool, after the store has the decision
 * @fires consent-import on `document`
 */
export async function start(store: ConsentStore): Promise<readonly ImportResult[]> {
  const tools = store.policy.importFrom.map((one) => (typeof one === 'string' ? { id: one } : one));
  const followed = tools.find(({ follow }) => follow);
  if (followed) {
    const { follow } = await import('./follow/follow.js');
    follow(store, followed);
    return [];
  }
  const results: ImportResult[] = [];
  for (const options of tools) {
    const result = await importFrom(options, store);
    results.push(result);
    if (result.record) break;
  }
  Object.freeze(results);
  if (isDevelopment(location.hostname))
    for (const result of results) console.info(`[consent] ${describe(result)}`);
  page.dispatchEvent(new ConsentImportEvent(results));
  return results;
}

async function importFrom(options: ImportOptions, store: ConsentStore): Promise<ImportResult> {
  const pattern = Object.hasOwn(detection, options.id) ? detection[options.id] : undefined;
  const nothing = { importer: options.id, unmapped: [] };
  if (!pattern) return { ...nothing, reason: 'unknown' };
  if (storageTraces(pattern).length === 0) return { ...nothing, reason: 'absent' };
  const { importers, pageSource, readDecision } = await import('./all.js');
  const importer = importers.find(({ id }) => id === options.id);
  // The visitor may have answered here while the importers loaded.
  if (!importer || store.record) return { ...nothing, reason: importer ? 'absent' : 'unknown' };
  const result = readDecision(importer, options, pageSource(), {
    policy: store.policy,
    market: store.state.market,
    now: Date.now(),
  });
  // The cookie names the record that the site's server receives.
  store.restore(
    result.record && { ...result.record, ...(store.policy.records && { id: newId() }) },
  );
  if (options.clear && !ambiguous.includes(options.id))
    whenPersisted(store, () => removeTraces(pattern));
  return result;
}

/** Also runs for visitors who were not imported and answer here. */
function whenPersisted(store: ConsentStore, run: () => void): void {
  const look = () => {
    if (!store.state.persisted) return;
    store.removeEventListener('consent-change', look);
    run();
  };
  store.addEventListener('consent-change', look);
  look();
}

function describe({ importer, record, reason, unmapped }: ImportResult): string {
  const taken =
    record &&
    `imported the decision of ${new Date(record.decidedAt).toISOString().slice(0, 10)}: ${JSON.stringify(record.choices)}`;
  const rest =
    unmapped.length > 0 ? ` Not mapped: ${unmapped.slice(0, 20).join(', ').slice(0, 400)}.` : '';
  return `importFrom "${importer}": ${taken ?? `imported nothing (${String(reason)})`}.${rest} See docs/importers.md`;
}
