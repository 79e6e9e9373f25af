import { expect, test } from 'vitest';
import { katakana, plainNumber, plainWidth } from './japanese-text';

test.each([
  ['やまだ はなこ', 'ヤマダ ハナコ'],
  ['ﾔﾏﾀﾞ　ﾊﾅｺ', 'ヤマダ ハナコ'],
  ['ヴァイオレット・ｽﾐｽ', 'ヴァイオレット・スミス'],
  ['ゔぁん', 'ヴァン'],
  ['Ｊｏｈｎ', 'John'],
])('the reading %s is %s', (typed, read) => expect(katakana(typed)).toBe(read));

test('numbers are read in any width', () => {
  expect(plainWidth('０３－１２３４ー５６７８')).toBe('03-1234-5678');
  expect(plainWidth('３８．７５')).toBe('38.75');
  expect(plainNumber('ｓｔ−２０１５－１０‐０１２３４')).toBe('ST-2015-10-01234');
});
