import { expect, test } from 'vitest';
import { freshnessOf } from './freshness';

const now = new Date('2026-11-24T03:00:00Z');

test.each([
  ['2026-11-24T02:00:00Z', 'month'],
  ['2026-10-25T03:00:00Z', 'month'],
  ['2026-10-20T03:00:00Z', 'quarter'],
  ['2026-08-20T03:00:00Z', 'half'],
  ['2026-05-20T03:00:00Z', 'older'],
])('%s is %s', (confirmed, expected) => {
  expect(freshnessOf(confirmed, now)).toBe(expected);
});
