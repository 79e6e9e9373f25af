import { expect, test } from 'vitest';
import { candidates } from '../../text/candidates';
import { certificateText } from './certificate-text';

const check = (status: string, reason: string) => ({ input: 'ST-2015-10-01234', status, reason, examId: null, normalized: null });
const reasons = [
  'empty',
  'format',
  'am1_number',
  'month',
  'serial',
  'unknown_code',
  'year_out_of_range',
  'future',
  'level1',
  'level2',
  'level3',
  'not_level4',
  'not_held_that_year',
  'not_held_that_month',
  'old_number',
];

test.each(reasons)('%s is told in a sentence of its own in both languages', (reason) => {
  for (const words of [candidates.ja, candidates.en]) {
    const { text } = certificateText(check('invalid', reason), words);
    expect(text).not.toBe(reason);
    expect(text.length).toBeGreaterThan(5);
  }
});

test('what passes is good news, under its former name too; doubts are warnings, the rest are errors', () => {
  expect(certificateText(check('accept', 'ok'), candidates.ja)).toEqual({ text: '登録要件(2)を満たします', tone: 'success' });
  expect(certificateText(check('accept_legacy', 'ok'), candidates.ja)).toMatchObject({
    tone: 'success',
    text: expect.stringContaining('旧名称'),
  });
  expect(certificateText(check('review', 'old_number'), candidates.ja).tone).toBe('warning');
  expect(certificateText(check('reject', 'level3'), candidates.ja).tone).toBe('error');
});
