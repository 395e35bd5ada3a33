/** A point in time, in milliseconds since 1970-01-01T00:00Z. The board does no time zone arithmetic: the server sends instants. */
export type Instant = number;

/** A period; the end is exclusive. */
export interface Period {
  from: Instant;
  to: Instant;
}

/** A calendar day of the tenant; it lasts 23, 24 or 25 hours. */
export interface Day extends Period {
  /** The date, `yyyy-mm-dd`. */
  date: string;
}

/** A part of the axis within one day: its time is drawn to scale, or folded to a strip of fixed width. */
export interface Segment extends Period {
  date: string;
  x: number;
  width: number;
  folded: boolean;
}

/** The time axis: maps instants to pixels and back, piecewise linear. */
export interface Axis {
  segments: Segment[];
  width: number;
  /** Pixels per hour where time is drawn to scale. */
  hourWidth: number;
}

export const HOUR = 3_600_000;
export const MINUTE = 60_000;
const FOLDED_WIDTH = 12;
/** A day that is folded as a whole can be unfolded with a finger. */
const FOLDED_DAY_WIDTH = 28;

/** The part of each day that is drawn to scale: all given periods within it, extended to whole hours; null if there are none. */
export function busyParts(days: Day[], periods: Iterable<Period>): (Period | null)[] {
  const parts: (Period | null)[] = days.map(() => null);
  for (const period of periods) {
    for (const [index, day] of days.entries()) {
      const from = Math.max(period.from, day.from);
      const to = Math.min(period.to, day.to);
      if (from >= to) continue;
      const start = day.from + Math.floor((from - day.from) / HOUR) * HOUR;
      const end = Math.min(day.to, day.from + Math.ceil((to - day.from) / HOUR) * HOUR);
      const part = parts[index];
      parts[index] = part ? { from: Math.min(part.from, start), to: Math.max(part.to, end) } : { from: start, to: end };
    }
  }
  return parts;
}

/**
 * Creates the axis of some days. Time outside `parts` is folded unless the day is in `unfolded`. Unless all is folded, the axis fills `width` pixels,
 * or is wider if an hour would be narrower than `minHourWidth`.
 */
export function createAxis(
  days: Day[],
  parts: (Period | null)[],
  unfolded: ReadonlySet<string>,
  width: number,
  minHourWidth: number,
): Axis {
  const pieces = days.flatMap((day, index) => piecesOf(day, unfolded.has(day.date) ? day : (parts[index] ?? null)));
  const widthOf = (piece: Period) => (days.some((day) => isWhole(day, piece)) ? FOLDED_DAY_WIDTH : FOLDED_WIDTH);
  const folded = pieces.filter((piece) => piece.folded).reduce((sum, piece) => sum + widthOf(piece), 0);
  const hours = pieces.filter((piece) => !piece.folded).reduce((sum, piece) => sum + (piece.to - piece.from) / HOUR, 0);
  const hourWidth = Math.max(minHourWidth, hours > 0 ? (width - folded) / hours : minHourWidth);
  let x = 0;
  const segments = pieces.map((piece) => {
    const segment = { ...piece, x, width: piece.folded ? widthOf(piece) : ((piece.to - piece.from) / HOUR) * hourWidth };
    x += segment.width;
    return segment;
  });
  return { segments, width: x, hourWidth };
}

function piecesOf(day: Day, part: Period | null): Omit<Segment, 'x' | 'width'>[] {
  const piece = (from: Instant, to: Instant, folded: boolean) => ({ date: day.date, from, to, folded });
  if (!part) return [piece(day.from, day.to, true)];
  const pieces = [piece(day.from, part.from, true), piece(part.from, part.to, false), piece(part.to, day.to, true)];
  return pieces.filter((each) => each.from < each.to);
}

const isWhole = (day: Period, part: Period) => day.from === part.from && day.to === part.to;

/** Whether a day is folded as a whole, because nothing happens on it. */
export const isClosed = (axis: Axis, day: Day) => axis.segments.some((segment) => segment.folded && isWhole(day, segment));

/** The position of an instant, limited to the axis. */
export function xOf(axis: Axis, instant: Instant): number {
  for (const segment of axis.segments) {
    if (instant < segment.from) return segment.x;
    if (instant < segment.to) return segment.x + ((instant - segment.from) / (segment.to - segment.from)) * segment.width;
  }
  return axis.width;
}

/** The instant at a position, limited to the axis. */
export function instantAt(axis: Axis, x: number): Instant {
  const first = axis.segments[0];
  if (!first) return 0;
  if (x <= first.x) return first.from;
  for (const segment of axis.segments) {
    if (x < segment.x + segment.width) return segment.from + ((x - segment.x) / segment.width) * (segment.to - segment.from);
  }
  return axis.segments[axis.segments.length - 1]!.to;
}

/** Rounds an instant to a multiple of `step` minutes after the start of its day. */
export function snap(days: Day[], instant: Instant, step: number): Instant {
  const day = days.find((each) => instant < each.to) ?? days[days.length - 1];
  if (!day) return instant;
  return day.from + Math.round((instant - day.from) / (step * MINUTE)) * step * MINUTE;
}

/** The hours of a segment at which a line is drawn: every 1, 2, 3, 6 or 12 hours, so that labels do not touch. */
export function ticks(axis: Axis, days: Day[]): { instant: Instant; x: number }[] {
  const every = [1, 2, 3, 6].find((hours) => hours * axis.hourWidth >= 34) ?? 12;
  return axis.segments
    .filter((segment) => !segment.folded)
    .flatMap((segment) => {
      const day = days.find((each) => each.date === segment.date)!;
      const count = Math.round((segment.to - segment.from) / HOUR);
      const first = Math.round((segment.from - day.from) / HOUR);
      return Array.from({ length: count }, (_, hour) => hour)
        .filter((hour) => (first + hour) % every === 0)
        .map((hour) => ({ instant: segment.from + hour * HOUR, x: segment.x + hour * axis.hourWidth }));
    });
}
