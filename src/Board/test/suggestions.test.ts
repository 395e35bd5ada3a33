import { expect, it } from 'vitest';
import type { Suggestion } from '../src/api/planning';
import { bySmallestChange } from '../src/board/SuggestionList';

const suggestion = (user: string, changes: number, total: number) =>
  ({ user, changes: Array.from({ length: changes }, () => ({ change: '' })), cost: { total } }) as unknown as Suggestion;

it('Technicians who cannot do an order are listed by the smallest change, then by cost', () => {
  const found = [suggestion('a', 2, 1), suggestion('b', 1, 9), suggestion('c', 3, 0), suggestion('d', 1, 5)];
  expect(found.toSorted(bySmallestChange).map(({ user }) => user)).toEqual(['d', 'b', 'a', 'c']);
});
