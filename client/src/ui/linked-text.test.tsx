import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import attacks from '../../../tests/attacks/scripts.json';
import { LinkedText, safeAddress } from './linked-text';

const linksIn = (text: string) =>
  [...render(<LinkedText>{text}</LinkedText>).container.querySelectorAll('a')].map((a) => [a.textContent, a.getAttribute('href')]);

test('addresses of the web and of mail are links, and the sentence goes on', () => {
  expect(linksIn('詳細はhttps://www.pref.example.jp/dx?a=1をご覧ください（http://b.example/x）。連絡先: mailto:dx@pref.example.')).toEqual([
    ['https://www.pref.example.jp/dx?a=1', 'https://www.pref.example.jp/dx?a=1'],
    ['http://b.example/x', 'http://b.example/x'],
    ['mailto:dx@pref.example', 'mailto:dx@pref.example'],
  ]);
});

test('a link leaves nothing of the page to the other side', () => {
  const link = render(<LinkedText>https://a.example</LinkedText>).container.querySelector('a');
  expect(link?.rel).toBe('noopener noreferrer nofollow');
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'ftp://a.example',
  'https://pref.example@evil.example',
  'http://a:b@evil.example',
  'https://',
  'x',
])('%s is no link', (text) => {
  expect(safeAddress(text)).toBeUndefined();
  expect(linksIn(`前 ${text} 後`)).toEqual([]);
});

test.each(attacks)('%s stays text', (attack) => {
  const { container } = render(<LinkedText>{attack}</LinkedText>);
  expect(container.textContent).toBe(attack);
  for (const element of container.querySelectorAll('*')) {
    expect(element.tagName).toBe('A');
    expect([...element.attributes].map((attribute) => attribute.name).sort()).toEqual(['class', 'href', 'rel']);
    expect(['http:', 'https:', 'mailto:']).toContain(new URL((element as HTMLAnchorElement).href).protocol);
  }
});
