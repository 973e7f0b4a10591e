import { msg } from '@lit/localize';

/** A date in a language, as it is written in the market: in Norway English reads "23 November 2026". */
export function onDate(time: number, locale: string, market: string): string {
  const written = /^[a-z]{2}$/.test(market) ? `${locale}-${market}` : locale;
  return new Intl.DateTimeFormat(written, { dateStyle: 'long' }).format(time);
}

/** How long a cookie is kept, in the largest unit that is exact. */
export function retention(value: 'session' | number | undefined, locale: string): string {
  if (value === 'session') return msg('Until the browser is closed', { id: 'retention.session' });
  if (value === undefined) return msg('Not stated', { id: 'retention.unknown' });
  const [unit, days]: [string, number] = value % 365 === 0 ? ['year', 365] : value % 30 === 0 ? ['month', 30] : ['day', 1];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value / days);
}
