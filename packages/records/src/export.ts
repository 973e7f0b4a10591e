import type { DecisionRecord, LogEntry } from './record.js';

type Answers = Readonly<Record<string, boolean>>;
const granted = (answers: Answers) =>
  Object.keys(answers)
    .filter((id) => answers[id])
    .join(' ');
const denied = (answers: Answers) =>
  Object.keys(answers)
    .filter((id) => !answers[id])
    .join(' ');

/** A column for each key of a record: a key without one does not compile. */
const COLUMNS: Readonly<
  Record<
    Exclude<keyof DecisionRecord, 'version'> | 'receivedAt',
    readonly [name: string, read: (entry: LogEntry) => unknown][]
  >
> = {
  id: [['id', ({ record }) => record.id]],
  replaces: [['replaces', ({ record }) => record.replaces]],
  receivedAt: [['received', ({ receivedAt }) => receivedAt]],
  decidedAt: [['decided', ({ record }) => record.decidedAt]],
  expiresAt: [['expires', ({ record }) => record.expiresAt]],
  revision: [['revision', ({ record }) => record.revision]],
  market: [['market', ({ record }) => record.market]],
  jurisdiction: [['jurisdiction', ({ record }) => record.jurisdiction]],
  locale: [['locale', ({ record }) => record.locale]],
  method: [['method', ({ record }) => record.method]],
  layer: [['layer', ({ record }) => record.layer]],
  source: [['source', ({ record }) => record.source]],
  trusted: [['trusted', ({ record }) => record.trusted]],
  gpc: [['gpc', ({ record }) => record.gpc]],
  categories: [
    ['categories granted', ({ record }) => granted(record.categories)],
    ['categories denied', ({ record }) => denied(record.categories)],
  ],
  services: [
    ['services granted', ({ record }) => granted(record.services)],
    ['services denied', ({ record }) => denied(record.services)],
  ],
  words: [['words', ({ record }) => record.words]],
  library: [['library', ({ record }) => record.library]],
};
const columns = Object.values(COLUMNS).flat();

/** The first line of the CSV export. */
export function csvHeader(): string {
  return line(columns.map(([name]) => name));
}

/** A line of the CSV export. */
export function csvLine(entry: LogEntry): string {
  return line(columns.map(([, read]) => read(entry)));
}

/** A line of the JSON lines export. */
export function jsonLine({ record, receivedAt }: LogEntry): string {
  return `${JSON.stringify({ ...record, receivedAt })}\n`;
}

/**
 * The body of an export, read from the log as fast as the caller takes it. If the log fails, the connection breaks: an export
 * that ended early must not look complete.
 */
export function exportStream(
  entries: AsyncGenerator<LogEntry>,
  format: (entry: LogEntry) => string,
  header = '',
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let text = header;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      for (let next = await entries.next(); ; next = await entries.next()) {
        if (!next.done) text += format(next.value);
        if (!next.done && text.length < CHUNK) continue;
        if (text !== '') controller.enqueue(encoder.encode(text));
        text = '';
        if (next.done) controller.close();
        return;
      }
    },
    cancel: async () => void (await entries.return(undefined)),
  });
}

/** Characters that are sent at once. */
const CHUNK = 64 * 1024;

function line(cells: readonly unknown[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** A spreadsheet takes what begins like this for a formula: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
