const granted = (answers) => Object.keys(answers).filter((id) => answers[id]).join(' ');
const denied = (answers) => Object.keys(answers).filter((id) => !answers[id]).join(' ');

const COLUMNS = {
  id: ({ record }) => record.id,
  replaces: ({ record }) => record.replaces,
  received: ({ receivedAt }) => receivedAt,
  decided: ({ record }) => record.decidedAt,
  expires: ({ record }) => record.expiresAt,
  revision: ({ record }) => record.revision,
  market: ({ record }) => record.market,
  jurisdiction: ({ record }) => record.jurisdiction,
  locale: ({ record }) => record.locale,
  method: ({ record }) => record.method,
  layer: ({ record }) => record.layer,
  trusted: ({ record }) => record.trusted,
  gpc: ({ record }) => record.gpc,
  'categories granted': ({ record }) => granted(record.categories),
  'categories denied': ({ record }) => denied(record.categories),
  'services granted': ({ record }) => granted(record.services),
  'services denied': ({ record }) => denied(record.services),
  words: ({ record }) => record.words,
  library: ({ record }) => record.library,
};

export function csvHeader() {
  return line(Object.keys(COLUMNS));
}

export function csvLine(entry) {
  return line(Object.values(COLUMNS).map((read) => read(entry)));
}

export function jsonLine({ record, receivedAt }) {
  return `${JSON.stringify({ ...record, receivedAt })}\n`;
}

function line(cells) {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** A spreadsheet takes what begins like this for a formula: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value) {
  const text = String(value ?? '');
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
