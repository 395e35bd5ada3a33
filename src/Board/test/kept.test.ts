import { describe, expect, it } from 'vitest';
import { keptData, keptGroups, keptList } from '../src/board/kept';

describe('what is kept', () => {
  it('is the list from before if it has the same elements', () => {
    const [a, b] = [{ id: 'a' }, { id: 'b' }];
    const before = [a, b];
    expect(keptList(before, [a, b])).toBe(before);
    expect(keptList(before, [b, a])).toEqual([b, a]);
    expect(keptList(before, [a])).toEqual([a]);
    expect(keptList(before, [a, { id: 'b' }])).not.toBe(before);
    expect(keptList(undefined, before)).toBe(before);
  });

  it('is each group that has not changed', () => {
    const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    const before = new Map([
      ['T1', [a]],
      ['T2', [b]],
    ]);
    const now = keptGroups(
      before,
      new Map([
        ['T1', [a]],
        ['T3', [c]],
      ]),
    );
    expect(now.get('T1')).toBe(before.get('T1'));
    expect([...now.keys()]).toEqual(['T1', 'T3']);
  });

  it('is data that says the same', () => {
    const before = { id: 'a', hours: [{ from: 8 }] };
    expect(keptData(before, { id: 'a', hours: [{ from: 8 }] })).toBe(before);
    expect(keptData(before, { id: 'a', hours: [{ from: 9 }] }).hours[0]?.from).toBe(9);
    expect(keptData(undefined, before)).toBe(before);
  });
});
