import { language, t } from '../texts/texts';
import type { Instant } from '../timeline/axis';

/** Formats instants in one time zone, in the language of the page. */
export class Formats {
  private readonly hour: Intl.DateTimeFormat;
  private readonly weekday: Intl.DateTimeFormat;
  private readonly long: Intl.DateTimeFormat;
  private readonly iso: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { ...options, timeZone });
    this.hour = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    this.weekday = format({ weekday: 'short', day: 'numeric', month: 'short' });
    this.long = format({ weekday: 'long', day: 'numeric', month: 'long' });
    this.iso = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  }

  /** `09:15`. */
  time = remembered((instant) => this.hour.format(instant));
  /** `Thu, Nov 26`. */
  day = (instant: Instant) => this.weekday.format(instant);
  /** The weekday in two letters: `Th`. */
  weekdayLetters = (instant: Instant) => this.weekday.format(instant).slice(0, 2);
  /** `Thursday, November 26`. */
  longDay = remembered((instant) => this.long.format(instant));
  /** `2026-11-26T09:15`, for input fields. */
  local = (instant: Instant) => this.iso.format(instant).replace(' ', 'T');
  /** The date, `2026-11-26`. */
  date = (instant: Instant) => this.iso.format(instant).slice(0, 10);
  /** A sentence of the server, with its instants as people read them. */
  sentence = (text: string) =>
    text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (found) => `${this.day(Date.parse(found))} ${this.time(Date.parse(found))}`);
  /** `09:15–10:45`. */
  period = (from: Instant, to: Instant) => `${this.time(from)}–${this.time(to)}`;
}

/** Remembers the text of each instant, because thousands of visits begin at the same hours. */
function remembered(format: (instant: Instant) => string) {
  const known = new Map<Instant, string>();
  return (instant: Instant) => {
    const text = known.get(instant) ?? format(instant);
    known.set(instant, text);
    return text;
  };
}

const hours = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });

/** A duration as hours, or minutes if it is shorter than an hour. */
export function duration(minutes: number): string {
  if (minutes < 60) return t.minutes(minutes);
  return t.hours(hours.format(minutes / 60));
}

/** The names of rules, in the language of the page where they are known. */
export const ruleNames = (codes: readonly string[]) => codes.map((code) => t.rules[code] ?? code).join(', ');
