/**
 * Days and months as people in Japan write them, read tolerantly: 2019-05, 2019/5, 2019年5月, 令和元年5月, R1.5, full-width digits.
 * What comes out is ISO: `2019-05-01` or `2019-05`. Dates are calendar dates; no time zone is involved.
 */

/** A Japanese era (元号): its first day, its kanji and its letter. */
const eras = [
  { name: '令和', letter: 'R', start: '2019-05-01' },
  { name: '平成', letter: 'H', start: '1989-01-08' },
  { name: '昭和', letter: 'S', start: '1926-12-25' },
  { name: '大正', letter: 'T', start: '1912-07-30' },
  { name: '明治', letter: 'M', start: '1868-10-23' },
] as const;

const separated =
  /^(?:(?<era>令和?|平成?|昭和?|大正?|明治?|[RHSTM])\.?(?<eraYear>元|\d{1,2})|(?<year>\d{4}))(?:年|[-/.])(?<month>\d{1,2})(?:月|(?:[-/.月])(?<day>\d{1,2})日?)?$/;
const compact = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})?$/;

interface Parts {
  year: number;
  month: number;
  day: number | null;
  era: (typeof eras)[number] | null;
}

const two = (n: number) => String(n).padStart(2, '0');
const lastDayOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

function normalize(input: string): string {
  return input
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[‐-―−ーｰ]/g, '-')
    .replace(/[\s,]/g, '');
}

function read(input: string): Parts | null {
  const written = normalize(input);
  const groups = (separated.exec(written) ?? compact.exec(written))?.groups;
  if (!groups) return null;
  const era = eras.find(({ name, letter }) => groups.era && (name.startsWith(groups.era) || letter === groups.era)) ?? null;
  const eraYear = groups.eraYear === '元' ? 1 : Number(groups.eraYear);
  const year = era ? Number(era.start.slice(0, 4)) + eraYear - 1 : Number(groups.year);
  const month = Number(groups.month);
  const day = groups.day ? Number(groups.day) : null;
  if (year < 1868 || month < 1 || month > 12) return null;
  if (day !== null && (day < 1 || day > lastDayOf(year, month))) return null;
  return { year, month, day, era };
}

/** An era's year holds only between its first day and the first day of the next. */
function liesInItsEra({ era, ...parts }: Parts): boolean {
  if (!era) return true;
  const next = eras[eras.indexOf(era) - 1];
  const first = `${parts.year}-${two(parts.month)}-${two(parts.day ?? lastDayOf(parts.year, parts.month))}`;
  const last = `${parts.year}-${two(parts.month)}-${two(parts.day ?? 1)}`;
  return first >= era.start && (!next || last < next.start);
}

/** The month, as `2019-05`; null when it cannot be read or names no month that was. A day that is given as well is left out. */
export function parseMonth(input: string): string | null {
  const parts = read(input);
  return parts && liesInItsEra(parts) ? `${parts.year}-${two(parts.month)}` : null;
}

/** The day, as `2019-05-01`; null when it cannot be read, lacks the day or names no day that was. */
export function parseDay(input: string): string | null {
  const parts = read(input);
  return parts?.day && liesInItsEra(parts) ? `${parts.year}-${two(parts.month)}-${two(parts.day)}` : null;
}

/** The era year of an ISO day or month, as `令和元年` (元 is the first); null before 1868-10-23. A month counts by its last day. */
export function eraYear(iso: string): { name: string; letter: string; year: number; label: string } | null {
  const [year = 0, month = 1] = iso.split('-').map(Number);
  const day = iso.length === 7 ? `${iso}-${lastDayOf(year, month)}` : iso;
  const era = eras.find(({ start }) => start <= day);
  if (!era) return null;
  const count = year - Number(era.start.slice(0, 4)) + 1;
  return { name: era.name, letter: era.letter, year: count, label: `${era.name}${count === 1 ? '元' : count}年` };
}
