import { beforeEach, describe, expect, it } from 'vitest';
import { choices } from '../src/board/choices';
import { codesIn, explained } from '../src/board/explained';
import { board, person } from '../src/board/state';

const skill = { id: 'GAS', code: 'GAS', name: 'Gas certificate' };

beforeEach(() => {
  const technicians = [
    { id: '1', code: 'G02', firstname: 'Tom', lastname: 'Baeyens' },
    { id: '2', code: 'Thu', firstname: 'Thu', lastname: 'Nguyen' },
    { id: '3', code: 'The', firstname: 'The', lastname: 'Tran' },
    { id: '4', code: 'J.+', firstname: 'Jo', lastname: 'Plus' },
  ];
  board.value = { technicians } as never;
  choices.value = { types: [], priorities: [], skills: [skill], statuses: [], isRead: true };
  person.value = { tenant: 'demo', user: 'ann', role: 'dispatcher', time_zone: 'Europe/Brussels' };
});

describe('A sentence of the server', () => {
  it('shows names instead of the codes of skills and of the given technicians', () => {
    const sentence = 'The order requires the skill "GAS", which G02 does not have.';
    expect(explained(sentence, ['G02'])).toBe('The order requires the skill "Gas certificate", which Tom Baeyens does not have.');
    expect(explained('Order G02-7 is "later".', ['G02'])).toBe('Order G02-7 is "later".');
    expect(explained('J.+ is absent.', ['J.+'])).toBe('Jo Plus is absent.');
    expect(explained('G02 and Thu are booked.', ['G02', 'Thu', 'Tom'])).toBe('Tom Baeyens and Thu Nguyen are booked.');
  });

  it('keeps words and dates that happen to be the code of somebody', () => {
    const sentence = 'Thu cannot be planned at 2026-11-26T08:00:00Z, because order Thu is planned.';
    expect(explained(sentence, ['Thu'])).toBe(
      'Thu Nguyen cannot be planned at Thu, Nov 26, 09:00, because order Thu is planned.',
    );
    expect(explained('The work is due by 2026-11-26T08:00:00Z.', [])).toBe('The work is due by Thu, Nov 26, 09:00.');
  });

  it('names the day of a period once, and both days if there are two', () => {
    const within = '2026-11-30T10:00:00Z to 2026-11-30T15:30:00Z';
    expect(explained(`G02 is absent from ${within}. Choose another time, such as ${within}.`, [])).toBe(
      'G02 is absent on Mon, Nov 30, 11:00–16:30. Choose another time, such as Mon, Nov 30, 11:00–16:30.',
    );
    expect(explained('from 2026-11-30T22:00:00Z to 2026-12-01T05:00:00Z', [])).toBe(
      'from Mon, Nov 30, 23:00 to Tue, Dec 1, 06:00',
    );
  });

  it('shows dates as people read them, but not where they are a part of a name', () => {
    expect(explained('valid until 2026-12-05 or later', [])).toBe('valid until Sat, Dec 5 or later');
    expect(explained('Move order W-2026-12-05 or 2026-12-05.', [])).toBe('Move order W-2026-12-05 or 2026-12-05.');
  });
});

describe('The technicians whom a problem names', () => {
  it('are known by the id, or by the beginning of the message', () => {
    expect(codesIn({ code: 'skill_missing', value: '1', message: 'The order requires a skill.' })).toEqual(['G02']);
    expect(codesIn({ code: 'booked', message: 'Thu cannot be planned.' })).toEqual(['Thu']);
    expect(codesIn({ code: 'after_window', message: 'The work is due.' })).toEqual([]);
  });
});
