import { eraYear } from '../ui/japanese-date';
import { type Language, type Text, useLanguage } from './language';

const tags = { ja: 'ja-JP', en: 'en-GB' } as const;
const tokyo = 'Asia/Tokyo';

/**
 * Numbers, money, dates and spans as one reads them. Instants (UTC) are shown in Asia/Tokyo; days (`2026-11-23`) and months (`2026-11`)
 * are calendar dates and stay what they are.
 */
export function formats(language: Language, text: Text) {
  const tag = tags[language];
  const numbers = new Intl.NumberFormat(tag);
  const long = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const withTime = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone: tokyo });
  const dayOfInstant = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: tokyo });
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
  const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: tokyo });

  const withEra = (shown: string, iso: string) => {
    const era = eraYear(iso);
    return era ? text.format.era(shown, era.label + shown.slice(shown.indexOf('年') + 1), era.letter, era.year) : shown;
  };
  const day = (iso: string) => long.format(new Date(`${iso}T00:00:00Z`));
  const span = (months: number) => text.format.months(Math.floor(months / 12), months % 12);

  return {
    /** A、B、C / A, B and C */
    list: (items: readonly string[]) => lists.format(items),
    /** 1,234 */
    number: (value: number) => numbers.format(value),
    /** 12,000円 / 12,000 yen */
    yen: (value: number) => text.format.yen(numbers.format(value)),
    /** 2026年11月23日 / 23 November 2026 */
    day,
    /** 2026年11月23日（令和8年11月23日） / 23 November 2026 (Reiwa 8) */
    dayWithEra: (iso: string) => withEra(day(iso), iso),
    /** 2026年11月 / November 2026 */
    month: (iso: string) => month.format(new Date(`${iso}-01T00:00:00Z`)),
    /** 2026年11月（令和8年11月） / November 2026 (Reiwa 8) */
    monthWithEra: (iso: string) => withEra(month.format(new Date(`${iso}-01T00:00:00Z`)), iso),
    /** An instant with its time in Tokyo: 2026年11月23日 18:30 */
    instant: (utc: string) => withTime.format(new Date(utc)),
    /** The day of an instant in Tokyo. */
    dayOf: (utc: string) => dayOfInstant.format(new Date(utc)),
    /** The days from one instant in Tokyo to another: 2026年11月16日 – 2026年11月23日 */
    daysOf: (from: string, to: string) => `${dayOfInstant.format(new Date(from))} – ${dayOfInstant.format(new Date(to))}`,
    /** The day of an instant in Tokyo as ISO, for comparing and for inputs. */
    isoDayOf: (utc: string) => isoDay.format(new Date(utc)),
    /** 63 is 5年3か月 / 5 yr 3 mo */
    months: span,
    /** 16 is あと1年4か月 / 1 yr 4 mo to go */
    remaining: (months: number) => text.format.remaining(span(months)),
    /** Whole days from today in Tokyo: あと3日, 本日, 3日前 */
    daysUntil: (iso: string, now: Date) =>
      text.format.daysUntil(Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.parse(`${isoDay.format(now)}T00:00:00Z`)) / 86_400_000)),
  };
}

/** The formats of the language in use. */
export function useFormat() {
  const { language, text } = useLanguage();
  return formats(language, text);
}
