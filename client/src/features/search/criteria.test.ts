import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from '../../search-params';
import { activeConditions, readSearch, toQuery } from './criteria';

test('an address is read into criteria and written back the same', () => {
  const address = '?q=%E6%A8%99%E6%BA%96%E5%8C%96&prefecture=010006&skill=cloud-aws&skill=dev-go&minMonths=60&sort=newest&page=2';
  const criteria = readSearch(parseSearch(address));
  expect(criteria).toEqual({ q: '標準化', prefecture: ['010006'], skill: ['cloud-aws', 'dev-go'], minMonths: 60, sort: 'newest', page: 2 });
  expect(stringifySearch(criteria)).toBe(address);
});

test('what a link holds beyond that is left out', () => {
  expect(readSearch(parseSearch('?sort=random&page=-1&minMonths=many&other=1'))).toEqual({});
});

test('pages count from 0 at the API', () => {
  expect(toQuery({ q: 'a', page: 3 })).toEqual({ q: 'a', page: 2, pageSize: 20 });
});

test('each condition can be taken away alone, and the page begins anew', () => {
  const conditions = activeConditions({ q: '移行', skill: ['a', 'b'], page: 4 });
  expect(conditions.map(({ filter, value }) => [filter, value])).toEqual([
    ['q', '移行'],
    ['skill', 'a'],
    ['skill', 'b'],
  ]);
  expect(conditions[1]?.without).toEqual({ q: '移行', skill: ['b'] });
});
