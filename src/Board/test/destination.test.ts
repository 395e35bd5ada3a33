import { describe, expect, it } from 'vitest';
import { destinationOf } from '../src/destination';

describe('the page after signing in', () => {
  it.each(['/board', '/board/week/2026-11-30?order=1', '/board/print/2026-11-30?users=G01'])(
    'is the page asked for: %s',
    (to) => {
      expect(destinationOf(to, 'https://work.example')).toBe(to);
    },
  );

  it.each([
    '',
    '/',
    '//evil.example/board',
    '/\\evil.example/board',
    '/\t/evil.example/board',
    '/\n/evil.example/board',
    '/\r\\evil.example/board',
    '/.//evil.example/board',
    'https://evil.example/board',
    'javascript:alert(1)',
    '/boarding',
    '/docs',
  ])('is the board if something else is asked for: %j', (to) => {
    expect(destinationOf(to, 'https://work.example')).toBe('/board');
  });
});
