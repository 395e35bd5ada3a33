import { describe, expect, it } from 'vitest';
import type { Period } from '../src/timeline/axis';
import { assignLanes, gaps } from '../src/timeline/lanes';
import { Random } from './random';

const randomPeriods = (random: Random): Period[] =>
  Array.from({ length: random.integer(1, 30) }, () => {
    const from = random.integer(0, 100);
    return { from, to: from + random.integer(1, 25) };
  });

const overlap = (a: Period, b: Period) => a.from < b.to && b.from < a.to;

/** How many periods there are at the busiest moment. */
const depth = (periods: Period[]) =>
  Math.max(...periods.map(({ from }) => periods.filter((each) => each.from <= from && from < each.to).length));

describe('Lanes', () => {
  it('never hold periods that overlap', () => {
    const random = new Random(4);
    for (let round = 0; round < 200; round++) {
      const periods = randomPeriods(random);
      const lanes = assignLanes(periods);
      expect(lanes).toHaveLength(periods.length);
      const clashes = periods.filter((first, a) =>
        periods.some((second, b) => a < b && lanes[a] === lanes[b] && overlap(first, second)),
      );
      expect(clashes).toEqual([]);
    }
  });

  it('are as few as possible', () => {
    const random = new Random(5);
    for (let round = 0; round < 200; round++) {
      const periods = randomPeriods(random);
      expect(Math.max(...assignLanes(periods)) + 1).toBe(depth(periods));
    }
  });

  it('are shared by periods that only touch', () => {
    expect(
      assignLanes([
        { from: 0, to: 2 },
        { from: 2, to: 4 },
      ]),
    ).toEqual([0, 0]);
  });

  it('are given in the order of time, not of the list', () => {
    expect(
      assignLanes([
        { from: 1, to: 3 },
        { from: 0, to: 2 },
        { from: 2, to: 5 },
      ]),
    ).toEqual([1, 0, 0]);
  });

  it('are none for no periods', () => {
    expect(assignLanes([])).toEqual([]);
  });
});

describe('Gaps', () => {
  const within = { from: 10, to: 50 };

  it('are the moments that no period covers', () => {
    const random = new Random(6);
    for (let round = 0; round < 200; round++) {
      const periods = randomPeriods(random);
      const found = gaps(within, periods);
      const isIn = (some: Period[], moment: number) => some.some((each) => each.from <= moment && moment < each.to);
      const moments = Array.from({ length: 140 }, (_, index) => index - 5);
      const free = moments.filter((moment) => isIn([within], moment) && !isIn(periods, moment));
      expect(moments.filter((moment) => isIn(found, moment))).toEqual(free);
    }
  });

  it('are not empty, do not touch and are in order', () => {
    const random = new Random(7);
    for (let round = 0; round < 200; round++) {
      let end = Number.NEGATIVE_INFINITY;
      for (const gap of gaps(within, randomPeriods(random))) {
        expect(gap.from).toBeLessThan(gap.to);
        expect(gap.from).toBeGreaterThan(end);
        end = gap.to;
      }
      expect(end).toBeLessThanOrEqual(within.to);
    }
  });

  it('are the whole period if nothing is in it', () => {
    expect(gaps(within, [{ from: 0, to: 10 }])).toEqual([within]);
  });
});
