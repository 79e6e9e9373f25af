import { describe, expect, test } from 'vitest';
import { en } from './en';
import { formats } from './format';
import { ja } from './ja';

const japanese = formats('ja', ja);
const english = formats('en', en);

describe('dates', () => {
  test('are calendar dates wherever the browser is', () => {
    expect(japanese.day('2026-11-23')).toBe('2026年11月23日');
    expect(english.day('2026-11-23')).toBe('23 November 2026');
    expect(japanese.month('2019-05')).toBe('2019年5月');
  });

  test('can show the era', () => {
    expect(japanese.dayWithEra('2019-04-30')).toBe('2019年4月30日（平成31年4月30日）');
    expect(japanese.monthWithEra('2019-05')).toBe('2019年5月（令和元年5月）');
    expect(english.monthWithEra('2019-05')).toBe('May 2019 (Reiwa 1)');
  });

  test('of instants are those of Tokyo', () => {
    expect(japanese.dayOf('2026-11-22T15:00:00Z')).toBe('2026年11月23日');
    expect(japanese.isoDayOf('2026-11-22T14:59:59Z')).toBe('2026-11-22');
    expect(japanese.instant('2026-11-23T09:30:00Z')).toBe('2026年11月23日 18:30');
  });

  test('of a span of instants are those of Tokyo', () => {
    expect(japanese.daysOf('2026-11-15T22:00:00Z', '2026-11-22T22:00:00Z')).toBe('2026年11月16日 – 2026年11月23日');
    expect(english.daysOf('2026-10-31T22:00:00Z', '2026-11-30T22:00:00Z')).toBe('1 November 2026 – 1 December 2026');
  });

  test('ahead and past are counted in days of Tokyo', () => {
    const now = new Date('2026-11-22T15:30:00Z');
    expect(japanese.daysUntil('2026-11-23', now)).toBe('本日');
    expect(japanese.daysUntil('2026-11-26', now)).toBe('あと3日');
    expect(english.daysUntil('2026-11-24', now)).toBe('1 day left');
    expect(english.daysUntil('2026-11-20', now)).toBe('3 days ago');
  });
});

describe('spans of months', () => {
  test.each([
    [0, '0か月', '0 mo'],
    [11, '11か月', '11 mo'],
    [60, '5年', '5 yr'],
    [63, '5年3か月', '5 yr 3 mo'],
  ])('%i', (months, inJapanese, inEnglish) => {
    expect(japanese.months(months)).toBe(inJapanese);
    expect(english.months(months)).toBe(inEnglish);
  });

  test('that are missing', () => {
    expect(japanese.remaining(16)).toBe('あと1年4か月');
    expect(english.remaining(16)).toBe('1 yr 4 mo to go');
  });
});

test('money and numbers are grouped', () => {
  expect(japanese.yen(1234567)).toBe('1,234,567円');
  expect(english.yen(1234567)).toBe('1,234,567 yen');
});
