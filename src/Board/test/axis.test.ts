import { describe, expect, it } from 'vitest';
import { busyParts, createAxis, type Day, HOUR, instantAt, isClosed, MINUTE, snap, ticks, xOf } from '../src/timeline/axis';
import { Random } from './random';

const at = (text: string) => Date.parse(text);
const day = (date: string, from: string, to: string): Day => ({ date, from: at(from), to: at(to) });

// Days of Europe/Brussels, as the server sends them.
const saturday = day('2026-03-28', '2026-03-27T23:00Z', '2026-03-28T23:00Z');
const shortDay = day('2026-03-29', '2026-03-28T23:00Z', '2026-03-29T22:00Z');
const monday = day('2026-03-30', '2026-03-29T22:00Z', '2026-03-30T22:00Z');
const longDay = day('2026-10-25', '2026-10-24T22:00Z', '2026-10-25T23:00Z');
const afterLongDay = day('2026-10-26', '2026-10-25T23:00Z', '2026-10-26T23:00Z');
const days = [saturday, shortDay, monday];
const none: ReadonlySet<string> = new Set();

const hours = (of: Day, from: number, to: number) => ({ from: of.from + from * HOUR, to: of.from + to * HOUR });

describe('The busy part of a day', () => {
  it('is nothing if the day has no period', () => {
    expect(busyParts(days, [hours(shortDay, 8, 9)])).toEqual([null, hours(shortDay, 8, 9), null]);
  });

  it('spans all periods of the day', () => {
    expect(busyParts([saturday], [hours(saturday, 13, 14), hours(saturday, 8, 9)])).toEqual([hours(saturday, 8, 14)]);
  });

  it('is extended to whole hours', () => {
    const period = { from: saturday.from + 8.25 * HOUR, to: saturday.from + 16.75 * HOUR };
    expect(busyParts([saturday], [period])).toEqual([hours(saturday, 8, 17)]);
  });

  it('ends with the day for a period that goes on', () => {
    const overnight = { from: saturday.from + 22 * HOUR, to: shortDay.from + 2 * HOUR };
    expect(busyParts(days, [overnight])).toEqual([hours(saturday, 22, 24), hours(shortDay, 0, 2), null]);
  });

  it('does not begin with a period that ends at midnight', () => {
    expect(busyParts(days, [hours(saturday, 20, 24)])).toEqual([hours(saturday, 20, 24), null, null]);
  });

  it('lasts as long as the day when the clocks change', () => {
    expect(busyParts([shortDay], [shortDay])).toEqual([hours(shortDay, 0, 23)]);
    expect(busyParts([longDay], [longDay])).toEqual([hours(longDay, 0, 25)]);
  });

  it('contains each period and lies within its day', () => {
    const random = new Random(1);
    for (let round = 0; round < 200; round++) {
      const periods = Array.from({ length: random.integer(1, 6) }, () => {
        const from = saturday.from + random.integer(0, 70 * 60) * MINUTE;
        return { from, to: Math.min(monday.to, from + random.integer(1, 600) * MINUTE) };
      });
      for (const [index, part] of busyParts(days, periods).entries()) {
        const within = days[index]!;
        const touching = periods.filter((period) => period.from < within.to && period.to > within.from);
        expect(part === null).toBe(touching.length === 0);
        if (!part) continue;
        expect(part.from).toBeGreaterThanOrEqual(within.from);
        expect(part.to).toBeLessThanOrEqual(within.to);
        for (const period of touching) {
          expect(part.from).toBeLessThanOrEqual(Math.max(period.from, within.from));
          expect(part.to).toBeGreaterThanOrEqual(Math.min(period.to, within.to));
        }
      }
    }
  });
});

describe('The axis', () => {
  it('folds the time around the busy part to strips', () => {
    const axis = createAxis([saturday], [hours(saturday, 8, 18)], none, 1024, 10);
    expect(axis.segments.map(({ folded, x, width }) => ({ folded, x, width }))).toEqual([
      { folded: true, x: 0, width: 12 },
      { folded: false, x: 12, width: 1000 },
      { folded: true, x: 1012, width: 12 },
    ]);
    expect(axis.hourWidth).toBe(100);
    expect(axis.width).toBe(1024);
  });

  it('draws no strip where the busy part begins or ends with the day', () => {
    const axis = createAxis([saturday], [hours(saturday, 0, 24)], none, 480, 10);
    expect(axis.segments).toEqual([{ ...saturday, x: 0, width: 480, folded: false }]);
  });

  it('folds a day without a busy part whole', () => {
    const axis = createAxis(days, [hours(saturday, 8, 18), null, hours(monday, 8, 18)], none, 900, 10);
    expect(axis.segments.filter((segment) => segment.date === shortDay.date)).toEqual([
      { ...shortDay, x: expect.any(Number), width: 28, folded: true },
    ]);
    expect(days.map((each) => isClosed(axis, each))).toEqual([false, true, false]);
  });

  it('draws all hours of an unfolded day', () => {
    const axis = createAxis(days, [hours(saturday, 8, 18), null, null], new Set([shortDay.date]), 900, 10);
    const unfolded = axis.segments.filter((segment) => segment.date === shortDay.date);
    expect(unfolded).toEqual([{ ...shortDay, x: expect.any(Number), width: expect.closeTo(23 * axis.hourWidth), folded: false }]);
  });

  it('is wider than asked if hours would be too narrow', () => {
    const axis = createAxis([saturday], [hours(saturday, 8, 18)], none, 100, 44);
    expect(axis.hourWidth).toBe(44);
    expect(axis.width).toBe(12 + 440 + 12);
  });

  it('covers the days without gaps', () => {
    const axis = createAxis(days, [hours(saturday, 8, 18), null, hours(monday, 0, 4)], none, 900, 10);
    expect(axis.segments[0]).toMatchObject({ from: saturday.from, x: 0 });
    expect(axis.segments.at(-1)!.to).toBe(monday.to);
    for (const [index, segment] of axis.segments.slice(1).entries()) {
      const before = axis.segments[index]!;
      expect(segment.from).toBe(before.to);
      expect(segment.x).toBeCloseTo(before.x + before.width);
    }
  });

  it('gives days of 23 and 25 hours the same width per hour', () => {
    const all = [saturday, shortDay, longDay];
    const axis = createAxis(all, all, none, 720, 1);
    expect(axis.hourWidth).toBe(10);
    expect(axis.segments.map((segment) => segment.width)).toEqual([240, 230, 250]);
  });

  it('has no width without days', () => {
    const axis = createAxis([], [], none, 900, 10);
    expect(axis).toMatchObject({ segments: [], width: 0 });
    expect(xOf(axis, saturday.from)).toBe(0);
    expect(instantAt(axis, 100)).toBe(0);
  });
});

describe('Positions and instants', () => {
  const parts = [hours(saturday, 7, 18), null, hours(monday, 0, 16)];

  it('are inverse of each other in unfolded parts', () => {
    const random = new Random(2);
    for (const axis of [
      createAxis(days, parts, none, 900, 10),
      createAxis(days, parts, new Set([shortDay.date]), 777, 33),
      createAxis([longDay, afterLongDay], [longDay, hours(afterLongDay, 8, 18)], none, 1234, 10),
    ]) {
      const open = axis.segments.filter((segment) => !segment.folded);
      for (let round = 0; round < 500; round++) {
        const segment = random.of(open);
        const instant = segment.from + random.next() * (segment.to - segment.from);
        expect(Math.abs(instantAt(axis, xOf(axis, instant)) - instant)).toBeLessThan(1);
        const x = segment.x + random.next() * segment.width;
        expect(xOf(axis, instantAt(axis, x))).toBeCloseTo(x, 3);
      }
    }
  });

  it('never go backwards', () => {
    const axis = createAxis(days, parts, none, 900, 10);
    const random = new Random(3);
    const instants = Array.from({ length: 500 }, () => saturday.from + random.next() * (monday.to - saturday.from)).sort(
      (a, b) => a - b,
    );
    const positions = instants.map((instant) => xOf(axis, instant));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
  });

  it('are limited to the axis', () => {
    const axis = createAxis(days, parts, none, 900, 10);
    expect(xOf(axis, saturday.from - HOUR)).toBe(0);
    expect(xOf(axis, monday.to + HOUR)).toBe(axis.width);
    expect(instantAt(axis, -5)).toBe(saturday.from);
    expect(instantAt(axis, axis.width + 5)).toBe(monday.to);
  });

  it('follow the hours that pass, not the clock, when the clocks change', () => {
    const axis = createAxis([shortDay], [shortDay], none, 230, 1);
    // 01:30 and 03:30 in Brussels are one hour apart on this day.
    expect(xOf(axis, at('2026-03-29T00:30Z'))).toBe(15);
    expect(xOf(axis, at('2026-03-29T01:30Z'))).toBe(25);
    const autumn = createAxis([longDay], [longDay], none, 250, 1);
    // 02:30 in Brussels occurs twice on this day.
    expect(xOf(autumn, at('2026-10-25T00:30Z'))).toBe(25);
    expect(xOf(autumn, at('2026-10-25T01:30Z'))).toBe(35);
  });
});

describe('Snapping', () => {
  it('rounds to the nearest step', () => {
    expect(snap(days, saturday.from + 8 * HOUR + 7 * MINUTE, 15)).toBe(saturday.from + 8 * HOUR);
    expect(snap(days, saturday.from + 8 * HOUR + 8 * MINUTE, 15)).toBe(saturday.from + 8 * HOUR + 15 * MINUTE);
  });

  it('counts from the start of the day, also after a day of 23 hours', () => {
    expect(snap(days, monday.from + 5 * HOUR, 6 * 60)).toBe(monday.from + 6 * HOUR);
    expect(snap([longDay, afterLongDay], afterLongDay.from + 5 * HOUR, 6 * 60)).toBe(afterLongDay.from + 6 * HOUR);
  });

  it('reaches the end of the last day', () => {
    expect(snap(days, monday.to - MINUTE, 15)).toBe(monday.to);
  });

  it('changes nothing without days', () => {
    expect(snap([], 1_234_567, 15)).toBe(1_234_567);
  });
});

describe('Ticks', () => {
  it('stand at each hour where hours are wide', () => {
    const axis = createAxis([saturday], [hours(saturday, 8, 12)], none, 424, 10);
    expect(ticks(axis, [saturday])).toEqual(
      [8, 9, 10, 11].map((hour, index) => ({ instant: saturday.from + hour * HOUR, x: 12 + index * 100 })),
    );
  });

  it('stand only at hours that a wider step divides', () => {
    const steps = (hourWidth: number) => {
      const axis = createAxis([saturday], [hours(saturday, 7, 19)], none, 0, hourWidth);
      return ticks(axis, [saturday]).map((tick) => (tick.instant - saturday.from) / HOUR);
    };
    expect(steps(17)).toEqual([8, 10, 12, 14, 16, 18]);
    expect(steps(12)).toEqual([9, 12, 15, 18]);
    expect(steps(6)).toEqual([12, 18]);
    expect(steps(5)).toEqual([12]);
  });

  it('stand where their instants are, and never in folded time', () => {
    const all = [saturday, shortDay, monday, longDay];
    const axis = createAxis(all, [hours(saturday, 8, 18), shortDay, null, longDay], none, 900, 10);
    const found = ticks(axis, all);
    expect(found.length).toBeGreaterThan(0);
    for (const { instant, x } of found) {
      expect(xOf(axis, instant)).toBeCloseTo(x);
      const segment = axis.segments.find((each) => instant >= each.from && instant < each.to);
      expect(segment?.folded).toBe(false);
    }
  });

  it('are as many as the hours of the day when the clocks change', () => {
    expect(ticks(createAxis([shortDay], [shortDay], none, 2300, 40), [shortDay])).toHaveLength(23);
    expect(ticks(createAxis([longDay], [longDay], none, 2500, 40), [longDay])).toHaveLength(25);
  });
});
