/**
 * A file that is loaded later and does not arrive is asked for once more, by another address: Chromium up to 143 remembers that
 * an address failed, for as long as the page lives. Asking again (another click) then goes to a new address each time.
 */
export function tryAgain() {
  return {
    name: 'try-again',
    renderDynamicImport: () => ({ left: `${FETCH}(`, right: ')' }),
    // Written once in each file that loads others: a visitor pays for every repetition.
    renderChunk: (code) =>
      code.includes(`${FETCH}(`) ? { code: `${code}\n${HELPER}`, map: null } : null,
  };
}

const FETCH = '__fetchModule';
const HELPER = `function ${FETCH}(file) { return import(file).catch(() => import(file + "?again=" + Date.now())); }\n`;
