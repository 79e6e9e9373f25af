import { expect, test } from 'vitest';
import { count, flag, list, oneOf, parseSearch, search, stringifySearch, text } from './search-params';

const read = search({ q: text, skill: list, page: count, remote: flag, sort: oneOf('new', 'match') });

test('repeated keys are lists, and stay readable', () => {
  expect(read(parseSearch('?q=%E4%BC%8A%E9%81%94&skill=a&skill=b&page=2&remote=true&sort=new'))).toEqual({
    q: '伊達',
    skill: ['a', 'b'],
    page: 2,
    remote: true,
    sort: 'new',
  });
  expect(stringifySearch({ skill: ['a', 'b'], page: 2 })).toBe('?skill=a&skill=b&page=2');
});

test('one value is a list as well', () => expect(read(parseSearch('?skill=a'))).toEqual({ skill: ['a'] }));

test('a malformed link shows the page without the malformed part', () => {
  expect(read(parseSearch('?page=-1&sort=price&remote=maybe&q=&x=1'))).toEqual({});
});

test('empty values leave no trace in the address', () => {
  expect(stringifySearch({ q: '', skill: [], page: undefined, remote: false })).toBe('');
});

test('numbers that look like words stay words', () => expect(read(parseSearch('?q=2026'))).toEqual({ q: '2026' }));
