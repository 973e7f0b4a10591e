/**
 * RETENTION_DAYS: after how many days records are forgotten.
 *
 * @param {string | undefined} text
 * @returns {number | undefined} milliseconds; `undefined` where nothing is forgotten
 * @throws where it is no positive number: read as zero it would delete the whole log
 */
export function retentionOf(text) {
  if (text === undefined || text === '') return undefined;
  const days = Number(text);
  if (!(days > 0 && days < Infinity)) throw new Error(`RETENTION_DAYS is "${text}". Write a positive number of days, or leave it out to keep all records.`);
  return days * 86_400_000;
}
