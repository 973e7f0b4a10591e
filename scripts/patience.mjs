const MINUTE = 60_000;

/** Puppeteer's limits for starting a browser and for one command. A loaded machine is slow; they are there to end real hangs. */
export const PATIENT = { timeout: 5 * MINUTE, protocolTimeout: 15 * MINUTE };

/**
 * The same for what a page waits for: a navigation, a selector.
 * @template {Pick<import('puppeteer-core').Page, 'setDefaultTimeout'>} P
 * @param {P} page
 * @returns {P}
 */
export function patient(page) {
  page.setDefaultTimeout(PATIENT.timeout);
  return page;
}
