import type { Instant, Period } from './axis';

/** Whether an order may be planned: it fits, only with force, or not at all. */
export type Verdict = 'fits' | 'override' | 'no';

/** A part of a technician's time with one verdict, as the server decided. */
export interface FitPeriod extends Period {
  verdict: Verdict;
  /** The codes of the rules that prevent a plan. */
  reasons: string[];
}

/** What the server decided about a row: the parts of its time, and where too little time is left to travel. */
export interface RowFit {
  periods: readonly FitPeriod[];
  shortTravel: readonly Period[];
}

/** Whether a place leaves too little time to travel. */
export const isTravelShort = ({ shortTravel }: RowFit, { from, to }: Period) =>
  shortTravel.some((each) => each.from < to && each.to > from);

const ORDER: Verdict[] = ['fits', 'override', 'no'];

/** The worst verdict of the periods that `period` touches, with all reasons. Outside the known range, nothing fits. */
export function verdictOf(fit: readonly FitPeriod[], period: Period): { verdict: Verdict; reasons: string[] } {
  const touched = fit.filter((each) => each.from < period.to && each.to > period.from);
  const verdict = touched.reduce<Verdict>(
    (worst, each) => (ORDER.indexOf(each.verdict) > ORDER.indexOf(worst) ? each.verdict : worst),
    'fits',
  );
  const isKnown = touched.length > 0 && touched[0]!.from <= period.from && touched[touched.length - 1]!.to >= period.to;
  if (!isKnown) return { verdict: 'no', reasons: [] };
  return { verdict, reasons: [...new Set(touched.flatMap((each) => each.reasons))] };
}

/**
 * Merges adjacent periods that look the same, because fewer elements paint faster. A gap after a visit that is too short, and too narrow to
 * say so, is merged into the visit.
 */
export function mergedPeriods(fit: readonly FitPeriod[], isNarrow: (period: Period) => boolean): FitPeriod[] {
  const result: FitPeriod[] = [];
  for (const period of fit) {
    const last = result.at(-1);
    const isSame = last?.verdict === period.verdict && last.reasons.join() === period.reasons.join();
    const isGap = last?.reasons.join() === 'booked' && period.reasons.includes('too_short') && isNarrow(period);
    if (last && (isSame || isGap)) result[result.length - 1] = { ...last, to: period.to };
    else result.push(period);
  }
  return result;
}

/** The first start in a range from which `length` milliseconds fit; null if there is none. */
export function firstStart(fit: readonly FitPeriod[], range: Period, length: number, step: number): Instant | null {
  for (const each of fit) {
    if (each.verdict !== 'fits') continue;
    const start = Math.max(each.from, range.from);
    const rounded = Math.ceil(start / step) * step;
    if (rounded + length <= Math.min(each.to, range.to)) return rounded;
  }
  return null;
}

/** Where something of some length stands on a day: at the first time that fits; else null, with the reasons. */
export function slotOn(
  fit: readonly FitPeriod[],
  day: Period,
  length: number,
  step: number,
): { slot: Period | null; reasons: string[] } {
  const start = firstStart(fit, day, length, step);
  if (start !== null) return { slot: { from: start, to: start + length }, reasons: [] };
  const touched = fit.filter((each) => each.from < day.to && each.to > day.from);
  const reasons = [...new Set(touched.flatMap((each) => each.reasons))];
  // Every night is outside working time; that explains a day only if nothing else does.
  const others = reasons.filter((each) => each !== 'outside_working_time');
  return { slot: null, reasons: others.length > 0 ? others : reasons };
}
