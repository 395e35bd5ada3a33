import { language, t } from '../texts/texts';
import type { Instant } from '../timeline/axis';

/** How the server writes periods, instants and dates in sentences. */
const PERIOD = /\b(from )?(\d{4}-\d\d-\d\dT[\d:.]+Z) to (\d{4}-\d\d-\d\dT[\d:.]+Z)/g;
const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;
const DATE = /(?<=\b(?:on|until|holiday) )\d{4}-\d\d-\d\d\b/g;

/** How many instants are remembered with their texts. */
const MAX_TEXTS = 10_000;

/** Formats instants in one time zone, in the language of the page. */
export class Formats {
  private readonly hour: Intl.DateTimeFormat;
  private readonly weekday: Intl.DateTimeFormat;
  private readonly long: Intl.DateTimeFormat;
  private readonly iso: Intl.DateTimeFormat;
  private readonly calendar: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone, ...options });
    this.hour = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    this.weekday = format({ weekday: 'short', day: 'numeric', month: 'short' });
    // For dates without a time, which have no time zone.
    this.calendar = format({ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
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
  time = memoized((instant) => this.hour.format(instant));
  /** `Thu, Nov 26`. */
  day = (instant: Instant) => this.weekday.format(instant);
  /** The weekday in two letters: `Th`. */
  weekdayLetters = (instant: Instant) => this.weekday.format(instant).slice(0, 2);
  /** `Thursday, November 26`. */
  longDay = memoized((instant) => this.long.format(instant));
  /** `2026-11-26T09:15`, for input fields. */
  local = (instant: Instant) => this.iso.format(instant).replace(' ', 'T');
  /** The date, `2026-11-26`. */
  date = (instant: Instant) => this.iso.format(instant).slice(0, 10);
  /** `Thu, Nov 26, 09:15`. */
  dayTime = (instant: Instant) => `${this.day(instant)}, ${this.time(instant)}`;
  /** A sentence of the server, with its periods, instants and dates as people read them. */
  sentence = (text: string) =>
    text
      .replace(PERIOD, (_, word: string | undefined, from: string, to: string) =>
        this.dayPeriod(word ?? '', Date.parse(from), Date.parse(to)),
      )
      .replace(INSTANT, (found) => this.dayTime(Date.parse(found)))
      .replace(DATE, (found) => this.calendar.format(Date.parse(found)));
  private dayPeriod = (word: string, from: Instant, to: Instant) =>
    this.date(from) === this.date(to)
      ? `${word && 'on '}${this.day(from)}, ${this.period(from, to)}`
      : `${word}${this.dayTime(from)} to ${this.dayTime(to)}`;
  /** `09:15–10:45`. */
  period = (from: Instant, to: Instant) => `${this.time(from)}–${this.time(to)}`;
}

/** Formats each instant once, because thousands of visits begin at the same hours. */
function memoized(format: (instant: Instant) => string) {
  const texts = new Map<Instant, string>();
  return (instant: Instant) => {
    let text = texts.get(instant);
    if (text === undefined) {
      if (texts.size === MAX_TEXTS) texts.clear();
      text = format(instant);
      texts.set(instant, text);
    }
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
