import type { Period } from './axis';

/** Distributes periods to lanes so that those in one lane do not overlap; each gets the first free lane. Returns the lanes in order. */
export function assignLanes(periods: readonly Period[]): number[] {
  const ends: number[] = [];
  const lanes = new Array<number>(periods.length).fill(0);
  const order = periods
    .map((_, index) => index)
    .sort((a, b) => periods[a]!.from - periods[b]!.from || periods[a]!.to - periods[b]!.to);
  for (const index of order) {
    const period = periods[index]!;
    const free = ends.findIndex((end) => end <= period.from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = period.to;
    lanes[index] = lane;
  }
  return lanes;
}

/** The parts of `within` that are in none of `periods`. */
export function gaps(within: Period, periods: readonly Period[]): Period[] {
  const result: Period[] = [];
  let start = within.from;
  for (const period of [...periods].sort((a, b) => a.from - b.from)) {
    if (period.from > start) result.push({ from: start, to: Math.min(period.from, within.to) });
    start = Math.max(start, period.to);
  }
  if (start < within.to) result.push({ from: start, to: within.to });
  return result.filter((gap) => gap.from < gap.to);
}
