import { msg } from '@lit/localize';

export function onDate(time: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(time);
}

/** How long a cookie is kept, in the largest unit that is exact. */
export function retention(value: 'session' | number | undefined, locale: string): string {
  if (value === 'session') return msg('Until the browser is closed', { id: 'retention.session' });
  if (value === undefined) return msg('Not stated', { id: 'retention.unknown' });
  const [unit, days]: [string, number] = value % 365 === 0 ? ['year', 365] : value % 30 === 0 ? ['month', 30] : ['day', 1];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value / days);
}
