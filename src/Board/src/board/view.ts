import { signal } from '@preact/signals';
import { DUES, type Due } from '../api/orders';
import { addDays, addMonths, type DateText, firstOfMonth, isDate, mondayOf } from './dates';

/** How much time the board shows. */
export type Scale = 'day' | 'week' | 'month';

/** Everything that is seen, as it stands in the address: a link or a reload restores it. */
export interface View {
  scale: Scale;
  date: DateText;
  team: string;
  q: string;
  skill: string;
  priority: string;
  due: Due | '';
  company: string;
  /** The id of the order whose details are open. */
  order: string;
  /** The drawer that is open. */
  open: '' | 'map' | 'happened';
}

const SCALES: Scale[] = ['day', 'week', 'month'];
const empty = { team: '', q: '', skill: '', priority: '', due: '' as const, company: '', order: '', open: '' as const };

/** Reads the view from an address; `today` is used where it names no date. */
export function parseView(path: string, search: string, today: DateText): View {
  const [, , scaleText = '', dateText = ''] = path.split('/');
  const scale = SCALES.find((each) => each === scaleText) ?? 'week';
  const query = new URLSearchParams(search);
  const text = (name: string) => query.get(name) ?? '';
  return {
    scale,
    date: isDate(dateText) ? startOf(scale, dateText) : currentDate(scale, today),
    team: text('team'),
    q: text('q'),
    skill: text('skill'),
    priority: text('priority'),
    due: DUES.find((each) => each === text('due')) ?? '',
    company: text('company'),
    order: text('order'),
    open: (['map', 'happened'] as const).find((each) => each === text('open')) ?? '',
  };
}

/** The address of a view. */
export function addressOf(view: View): string {
  const { scale, date, ...rest } = view;
  const query = new URLSearchParams(Object.entries(rest).filter(([, value]) => value !== ''));
  return `/board/${scale}/${date}${query.size > 0 ? `?${query}` : ''}`;
}

/** The dates that the board can show: the API reads no others, and nobody plans there. */
const [EARLIEST, LATEST] = ['1970-01-01', '2199-12-31'];

/** The first date that a scale shows for a date, or for the nearest one that the board can show. */
export function startOf(scale: Scale, date: DateText): DateText {
  const shown = date < EARLIEST ? EARLIEST : date > LATEST ? LATEST : date;
  return scale === 'day' ? shown : scale === 'week' ? mondayOf(shown) : firstOfMonth(shown);
}

/** The first date that a scale shows now: at the weekend, the week that is planned next. */
export const currentDate = (scale: Scale, today: DateText) => startOf(scale, scale === 'week' ? addDays(today, 2) : today);

/** The first date after the view. */
export const endOf = ({ scale, date }: Pick<View, 'scale' | 'date'>) =>
  scale === 'day' ? addDays(date, 1) : scale === 'week' ? addDays(date, 7) : addMonths(date, 1);

/** The date to show some pages later, or earlier if negative. */
export const turnPage = ({ scale, date }: Pick<View, 'scale' | 'date'>, pages: number) =>
  scale === 'month' ? addMonths(date, pages) : addDays(date, pages * (scale === 'day' ? 1 : 7));

/** The view that is shown. */
export const view = signal<View>({ scale: 'week', date: '2026-01-05', ...empty });

/** Shows another view. Each step can be undone with the browser's back button, except while a text is being typed. */
export function show(change: Partial<View>, replace = false) {
  const next = { ...view.value, ...change };
  next.date = startOf(next.scale, next.date);
  view.value = next;
  history[replace ? 'replaceState' : 'pushState'](null, '', addressOf(next));
}
