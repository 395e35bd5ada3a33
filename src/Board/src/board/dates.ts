const DAY = 86_400_000;

/** A date as `yyyy-mm-dd`; calculated without a time zone. */
export type DateText = string;

const parse = (date: DateText) => Date.parse(`${date}T00:00:00Z`);
const format = (time: number): DateText => new Date(time).toISOString().slice(0, 10);

/** Whether a text is a date that exists. */
export const isDate = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(parse(text)) && format(parse(text)) === text;

/** The date some days later, or earlier if negative. */
export const addDays = (date: DateText, days: number) => format(parse(date) + days * DAY);

/** The Monday of the week of a date. */
export const mondayOf = (date: DateText) => addDays(date, -((new Date(parse(date)).getUTCDay() + 6) % 7));

/** The first day of the month of a date. */
export const firstOfMonth = (date: DateText) => `${date.slice(0, 8)}01`;

/** The same day some months later, or the last day of that month. */
export function addMonths(date: DateText, months: number): DateText {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return format(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}
