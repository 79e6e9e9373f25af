import { expect, test } from 'vitest';
import attacks from '../../tests/attacks/redirects.json';
import { ownPath } from './own-path';

test.each(['/', '/candidates?q=a&page=2', '/me/notices/1#answer', '/postings/%2F%2Fevil'])('%s is a page of ours', (path) => {
  expect(ownPath(path)).toBe(path);
});

test.each([...attacks, undefined])('%j leads nowhere', (path) => {
  expect(ownPath(path)).toBeUndefined();
});

test.each(['/..//evil.example', '/./\\evil.example', '/a/..//evil.example'])('%s stays a path of ours or is refused', (path) => {
  const own = ownPath(path);
  if (own !== undefined) expect(new URL(own, location.origin).origin).toBe(location.origin);
});
