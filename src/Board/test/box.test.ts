import { describe, expect, it } from 'vitest';
import { below, boxBetween, contains, touches } from '../src/timeline/box';

describe('A box', () => {
  it('has two points as corners, in any order', () => {
    const box = { left: 1, top: 2, right: 5, bottom: 8 };
    expect(boxBetween({ x: 1, y: 2 }, { x: 5, y: 8 })).toEqual(box);
    expect(boxBetween({ x: 5, y: 2 }, { x: 1, y: 8 })).toEqual(box);
    expect(boxBetween({ x: 5, y: 8 }, { x: 1, y: 2 })).toEqual(box);
  });

  it('touches another one in both directions, or not at all', () => {
    const box = boxBetween({ x: 0, y: 0 }, { x: 10, y: 10 });
    expect(touches(box, boxBetween({ x: 9, y: 9 }, { x: 20, y: 20 }))).toBe(true);
    expect(touches(box, boxBetween({ x: 3, y: 3 }, { x: 4, y: 4 }))).toBe(true);
    expect(touches(box, boxBetween({ x: 9, y: 11 }, { x: 20, y: 20 }))).toBe(false);
    expect(touches(box, boxBetween({ x: 10, y: 0 }, { x: 20, y: 10 }))).toBe(false);
  });

  it('contains the points within, and those of its sides', () => {
    const box = boxBetween({ x: 1, y: 2 }, { x: 5, y: 8 });
    expect([contains(box, { x: 1, y: 8 }), contains(box, { x: 0, y: 5 }), contains(box, { x: 3, y: 9 })]).toEqual([
      true,
      false,
      false,
    ]);
    expect(below(box)).toEqual({ x: 21, y: 8 });
  });
});
