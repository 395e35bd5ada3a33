import { beforeEach, describe, expect, it } from 'vitest';
import type { BoardData } from '../src/api/planning';
import { type Dragged, dragged, fit, type Preview, preview, targetKey } from '../src/board/placing';
import { previewText } from '../src/board/previewText';
import { board } from '../src/board/state';
import { targets } from '../src/board/technicians';
import type { RowFit } from '../src/timeline/fit';

const what: Dragged = { mode: 'plan', order: 'o', name: 'SO-1', length: 100 };
const place: Preview = { userId: 'leader', from: 100, to: 200 };
const fits: RowFit = { periods: [{ from: 0, to: 1000, verdict: 'fits', reasons: [] }], shortTravel: [] };
const booked: RowFit = { periods: [{ from: 0, to: 1000, verdict: 'no', reasons: ['booked'] }], shortTravel: [] };

/** The text after the time: who, and what the rules say. */
function textOf(at: Preview, rows: [Preview, RowFit][], order = what): string {
  fit.value = new Map(rows.map(([row, known]) => [targetKey(row), known]));
  [dragged.value, preview.value] = [order, at];
  return previewText(order, at).replace(/( ?)[^.]*, \d\d:\d\d–\d\d:\d\d, /, '$1');
}

beforeEach(() => {
  const technicians = [
    { id: 'leader', firstname: 'Ann', team_leader_user_id: null },
    { id: 'member', firstname: 'Bert', team_leader_user_id: 'leader' },
    { id: 'single', firstname: 'Carl', team_leader_user_id: null },
  ];
  board.value = { days: [], technicians, entries: [] } as object as BoardData;
});

describe('The text of what is placed', () => {
  it('names the leader alone, or with the team, each with its own rules', () => {
    const team = { ...place, withTeam: true };
    const rows: [Preview, RowFit][] = [
      [place, fits],
      [team, booked],
    ];
    expect(textOf(place, rows)).toBe('Ann: fits');
    expect(textOf(team, rows)).toBe('Ann and team (2): other planned work');
  });

  it('warns of travel before the drop', () => {
    expect(textOf(place, [[place, { ...fits, shortTravel: [{ from: 0, to: 101 }] }]])).toBe('Ann: fits; too little travel time');
  });

  it('does not promise that it fits outside the days that were checked', () => {
    const outside = { ...place, from: 950, to: 1050 };
    expect(textOf(outside, [[place, fits]])).toBe('Ann: not checked (outside the days shown)');
  });

  it('says nothing about rules that are not known yet', () => {
    expect(textOf(place, [])).toBe('Ann: …');
  });

  it.each([
    ['busy', 'Nobody is free for this order on the days shown. Try later days. Ann: other planned work'],
    ['unskilled', 'Nobody has the skill that this order requires. Ann: other planned work'],
  ] as const)('says first that nobody can do it: %s', (nobody, text) => {
    expect(textOf(place, [[place, booked]], { ...what, nobody })).toBe(text);
  });
});

describe('Where an order can be placed', () => {
  it('is each team, before its members, and each technician', () => {
    expect(targets.value.map(targetKey)).toEqual(['team leader', 'leader', 'member', 'single']);
  });
});
