import { describe, expect, it } from 'vitest';
import type { OrderFit } from '../src/api/planning';
import type { Problem } from '../src/api/problems';
import { closeWithView, distinct, orderOf, refusal, refusalPlace, slotsOf } from '../src/board/refusal';
import { view } from '../src/board/view';
import { skilledFor } from '../src/board/WhoCanDoIt';

const slot = (hour: string) => ({ date_from: `2094-03-01T${hour}:00:00Z`, date_to: `2094-03-01T${hour}:30:00Z` });
const problem = (code: string, more: Partial<Problem> = {}): Problem => ({ code, message: code, ...more });

describe('The free times of a refusal', () => {
  it('are those of the clash', () => {
    const slots = slotsOf([problem('booked', { free_slots: [slot('08'), slot('09')] }), problem('absent')]);
    expect(slots).toEqual(
      [slot('08'), slot('09')].map((each) => ({ from: Date.parse(each.date_from), to: Date.parse(each.date_to) })),
    );
  });

  it.each(['skill_missing', 'locked', 'not_plannable', 'user_disabled'])(
    'are not offered with %s, which no other time mends',
    (code) => {
      expect(slotsOf([problem('booked', { free_slots: [slot('08')] }), problem(code)])).toEqual([]);
    },
  );

  it('are, for a team, those of all its members', () => {
    const members = [
      ['08', '09'],
      ['09', '10'],
    ].map((hours) => problem('booked', { free_slots: hours.map(slot) }));
    expect(slotsOf(members).map(({ from }) => from)).toEqual([Date.parse(slot('09').date_from)]);
  });

  it('are none where the server names none', () => {
    expect(slotsOf([problem('after_window')])).toEqual([]);
    expect(slotsOf([problem('booked', { free_slots: [] })])).toEqual([]);
  });
});

describe('The problems of a refusal', () => {
  const orders = ['A', 'B'];
  const of = (index: number) => problem('absent', { pointer: `/changes/${index}/entry/date_from` });

  it('belong to the order to which they point', () => {
    expect([of(1), of(7), problem('other')].map((each) => orderOf(each, orders))).toEqual(['B', undefined, undefined]);
  });

  it('are listed once for each order', () => {
    expect(distinct([of(0), of(0), of(1)], orders)).toEqual([of(0), of(1)]);
  });
});

describe('Who has a skill', () => {
  it('is everybody without that reason, and the other reasons are named', () => {
    const one = (user: string, ...reasons: string[]) => ({ user_id: user, user, periods: [{ verdict: 'no', reasons }] });
    const technicians = [one('T1', 'skill_missing', 'booked'), one('T2', 'booked'), one('T3'), one('T4', 'too_short')];
    expect(skilledFor({ technicians } as Partial<OrderFit> as OrderFit)).toEqual([
      { id: 'T2', name: 'T2', reasons: ['booked'] },
      { id: 'T3', name: 'T3', reasons: [] },
      { id: 'T4', name: 'T4', reasons: [] },
    ]);
  });
});

describe('The card of a refusal', () => {
  const refused = { problems: [], status: 409, retry: {}, changedBy: '', orders: [], note: '' };

  it('stays while the same days and orders are shown, and closes with them', () => {
    closeWithView();
    refusal.value = refused;
    view.value = { ...view.value, order: 'opened', open: 'map' };
    expect(refusal.value).toBe(refused);
    for (const left of [{ date: '2026-01-12' }, { scale: 'day' as const }, { team: 'North' }, { skill: 'GAS' }, { q: 'text' }]) {
      refusal.value = refused;
      view.value = { ...view.value, ...left };
      expect(refusal.value).toBeNull();
    }
  });

  it('has no place after that, until the next command is given', () => {
    closeWithView();
    refusalPlace.value = { x: 1, y: 2 };
    view.value = { ...view.value, order: 'another' };
    expect(refusalPlace.value).not.toBeNull();
    view.value = { ...view.value, date: '2026-01-19' };
    expect(refusalPlace.value).toBeNull();
  });
});
