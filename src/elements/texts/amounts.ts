import { msg } from '@lit/localize';
import type { CookieDetails } from '../../core/policy/policy.js';
import { spokenWord } from '../../localization/lit-localize.js';
import { filled, formatted } from './formats.js';

type Unit = 'year' | 'month' | 'day';
type Units = Readonly<
  Partial<Record<Unit, Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>>>
>;

/** Numbers in a sentence come from templates too, which write 0–9; a consent is dated by the calendar of the law. */
const digits = { calendar: 'gregory', numberingSystem: 'latn' } as const;

/** A date in a language, as it is written in the market: in Norway English reads "23 November 2026". */
export function onDate(time: number, locale: string, market: string): string {
  const run = (tag: string) =>
    new Intl.DateTimeFormat(tag, { ...digits, dateStyle: 'long' }).format(time);
  const date = new Date(time);
  const shipped = () => {
    const [text, months] = [spokenWord('format.date'), spokenWord('format.months')];
    return typeof text === 'string' && Array.isArray(months)
      ? filled(text, date.getDate(), months[date.getMonth()], date.getFullYear())
      : undefined;
  };
  const plain = () =>
    [date.getFullYear(), date.getMonth() + 1, date.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
  return formatted('DateTimeFormat', inRegion(locale, market), run, shipped) ?? plain();
}

/** A language as it is written in a market, unless the language names a region itself: `en` in `no` is `en-NO`, `en-GB` stays. */
function inRegion(locale: string, market: string): string {
  const region = /^(?:[a-z]{2}$|(?:us|ca)(?=-))/.exec(market)?.[0].slice(0, 2);
  try {
    const tag = new Intl.Locale(locale);
    return String(
      region === undefined || tag.region !== undefined ? tag : new Intl.Locale(locale, { region }),
    );
  } catch {
    return locale;
  }
}

/** How long a cookie or another stored item is kept, in the largest unit that is true of it. */
export function retention(
  { retention: days, kind = 'cookie' }: Pick<CookieDetails, 'retention' | 'kind'>,
  locale: string,
): string {
  if (days === 'session' || (days === undefined && kind === 'session-storage'))
    return msg('Until the browser is closed', { id: 'retention.session' });
  if (days === undefined)
    return kind === 'cookie'
      ? msg('Not stated', { id: 'retention.unknown' })
      : msg('Until you clear it', { id: 'retention.until-cleared' });
  const [count, unit] = inUnits(days);
  const run = (tag: string) =>
    new Intl.NumberFormat(tag, {
      numberingSystem: 'latn',
      style: 'unit',
      unit,
      unitDisplay: 'long',
    }).format(count);
  const shipped = () => {
    const forms = (spokenWord('format.units') as Units | undefined)?.[unit];
    const text = forms?.[new Intl.PluralRules(locale).select(count)] ?? forms?.other;
    return text === undefined ? undefined : filled(text, count);
  };
  // The symbol of the day is the same everywhere (SI).
  return formatted('NumberFormat', locale, run, shipped) ?? `${days} d`;
}

/** 393 to 397 days can be 13 months, 181 to 184 can be six: what a vendor states in months is read in months. */
function inUnits(days: number): [count: number, unit: Unit] {
  if (days % 365 === 0) return [days / 365, 'year'];
  if (days % 30 === 0) return [days / 30, 'month'];
  const months = Math.round(days / 30.4375);
  if (months < 6 || Math.abs(days - months * 30.4375) > 2.7) return [days, 'day'];
  return months % 12 === 0 ? [months / 12, 'year'] : [months, 'month'];
}

/** A country by its ISO 3166 code, or the code where the language has no name for it. `undefined` for what is not a code. */
export function countryName(code: string | undefined, locale: string): string | undefined {
  if (code === undefined || !/^[A-Z]{2}$/.test(code)) return undefined;
  const shipped = () =>
    (spokenWord('format.countries') as Readonly<Record<string, string>> | undefined)?.[code];
  return (
    formatted(
      'DisplayNames',
      locale,
      (tag) => new Intl.DisplayNames(tag, { type: 'region' }).of(code),
      shipped,
    ) ?? code
  );
}
