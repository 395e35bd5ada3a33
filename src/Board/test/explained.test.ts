import { describe, expect, it } from 'vitest';
import { choices } from '../src/board/choices';
import { explained } from '../src/board/explained';
import { board } from '../src/board/state';

describe('A sentence of the server', () => {
  it('shows names instead of codes', () => {
    const technicians = [{ id: '1', code: 'G02', firstname: 'Tom', lastname: 'Baeyens' }];
    board.value = { technicians } as never;
    choices.value = {
      types: [],
      priorities: [],
      skills: [{ id: 'GAS', code: 'GAS', name: 'Gas certificate' }],
      statuses: [],
      isRead: true,
    };
    expect(explained('The order requires the skill "GAS", which G02 does not have.')).toBe(
      'The order requires the skill "Gas certificate", which Tom Baeyens does not have.',
    );
    expect(explained('Order G02-7 is "later".')).toBe('Order G02-7 is "later".');
  });
});
