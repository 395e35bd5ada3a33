import { describe, expect, it } from 'vitest';
import { type FitPeriod, firstStart, isTravelShort, mergedPeriods, slotOn, verdictOf } from '../src/timeline/fit';

const fit: FitPeriod[] = [
  { from: 0, to: 100, verdict: 'no', reasons: ['booked'] },
  { from: 100, to: 200, verdict: 'fits', reasons: [] },
  { from: 200, to: 300, verdict: 'override', reasons: ['absent', 'travel'] },
  { from: 300, to: 400, verdict: 'override', reasons: ['travel'] },
  { from: 400, to: 500, verdict: 'fits', reasons: [] },
];

describe('The verdict of a period', () => {
  it('is that of the part it lies in', () => {
    expect(verdictOf(fit, { from: 110, to: 190 })).toEqual({ verdict: 'fits', reasons: [] });
  });

  it('is the worst of the parts it touches', () => {
    expect(verdictOf(fit, { from: 150, to: 250 }).verdict).toBe('override');
    expect(verdictOf(fit, { from: 50, to: 250 }).verdict).toBe('no');
  });

  it('has each reason once', () => {
    expect(verdictOf(fit, { from: 250, to: 350 }).reasons).toEqual(['absent', 'travel']);
    expect(verdictOf(fit, { from: 0, to: 500 }).reasons).toEqual(['booked', 'absent', 'travel']);
  });

  it('does not depend on parts that only touch its ends', () => {
    expect(verdictOf(fit, { from: 100, to: 200 })).toEqual({ verdict: 'fits', reasons: [] });
  });

  it('is no outside the known range', () => {
    expect(verdictOf(fit, { from: 500, to: 600 })).toEqual({ verdict: 'no', reasons: [] });
    expect(verdictOf([], { from: 0, to: 10 })).toEqual({ verdict: 'no', reasons: [] });
  });
});

describe('The time to travel', () => {
  it('is too short for what overlaps one of the periods beside visits', () => {
    const row = { periods: fit, shortTravel: [{ from: 80, to: 100 }] };
    expect(isTravelShort(row, { from: 60, to: 90 })).toBe(true);
    expect(isTravelShort(row, { from: 60, to: 80 })).toBe(false);
    expect(isTravelShort(row, { from: 100, to: 120 })).toBe(false);
  });
});

describe('The first start', () => {
  it('is the start of the first part that fits', () => {
    expect(firstStart(fit, { from: 0, to: 500 }, 60, 10)).toBe(100);
  });

  it('is within the range', () => {
    expect(firstStart(fit, { from: 130, to: 500 }, 60, 10)).toBe(130);
    expect(firstStart(fit, { from: 150, to: 500 }, 60, 10)).toBe(400);
    expect(firstStart(fit, { from: 0, to: 150 }, 60, 10)).toBeNull();
  });

  it('is rounded up to a step', () => {
    expect(firstStart(fit, { from: 101, to: 500 }, 60, 15)).toBe(105);
  });

  it('is in a part long enough, after rounding', () => {
    expect(firstStart(fit, { from: 0, to: 500 }, 100, 10)).toBe(100);
    expect(firstStart(fit, { from: 101, to: 500 }, 99, 10)).toBe(400);
    expect(firstStart(fit, { from: 0, to: 500 }, 101, 10)).toBeNull();
  });

  it('is never in a part that takes force', () => {
    expect(firstStart(fit, { from: 200, to: 400 }, 10, 10)).toBeNull();
  });
});

describe('The slot on a day', () => {
  it('is the first time that fits', () => {
    expect(slotOn(fit, { from: 0, to: 500 }, 60, 10)).toEqual({ slot: { from: 100, to: 160 }, reasons: [] });
  });

  it('is missing for the reasons of that day', () => {
    expect(slotOn(fit, { from: 210, to: 400 }, 60, 10)).toEqual({ slot: null, reasons: ['absent', 'travel'] });
    expect(slotOn(fit, { from: 310, to: 400 }, 60, 10)).toEqual({ slot: null, reasons: ['travel'] });
  });

  it('is missing because nobody works only if there is no other reason', () => {
    const night: FitPeriod = { from: 0, to: 50, verdict: 'override', reasons: ['outside_working_time'] };
    const booked: FitPeriod = { from: 50, to: 100, verdict: 'no', reasons: ['booked'] };
    expect(slotOn([night, booked], { from: 0, to: 100 }, 10, 10).reasons).toEqual(['booked']);
    expect(slotOn([night], { from: 0, to: 50 }, 10, 10).reasons).toEqual(['outside_working_time']);
  });
});

describe('Merged periods', () => {
  const booked = (from: number, to: number): FitPeriod => ({ from, to, verdict: 'no', reasons: ['booked'] });
  const short = (from: number, to: number): FitPeriod => ({ from, to, verdict: 'override', reasons: ['too_short'] });
  const isNarrow = ({ from, to }: { from: number; to: number }) => to - from <= 15;

  it('join visits with the narrow gaps after them', () => {
    expect(mergedPeriods([booked(0, 45), short(45, 60), booked(60, 105), short(105, 120)], isNarrow)).toEqual([booked(0, 120)]);
  });

  it('keep gaps that are wide, or follow something else', () => {
    const periods = [booked(0, 45), short(45, 75), booked(75, 100), fit[1]!, short(200, 210)];
    expect(mergedPeriods(periods, isNarrow)).toEqual(periods);
  });

  it('keep different reasons apart', () => {
    expect(mergedPeriods(fit, isNarrow)).toEqual(fit);
  });
});
