import { effect, signal } from '@preact/signals';
import { changeIndex, type Problem } from '../api/problems';
import { t } from '../texts/texts';
import type { Period } from '../timeline/axis';
import type { Point } from '../timeline/box';
import { addressOf, view } from './view';

/** What can be done after a refusal. */
export interface Retry {
  /** The same, overriding the rules that allow it. */
  force?: () => Promise<boolean>;
  /** The same at another time. */
  at?: (period: Period) => Promise<boolean>;
  /** The same by another technician. */
  by?: (userId: string) => Promise<boolean>;
  /** What was refused: the order, the entry if one is moved, and the time. */
  what?: Period & { order: string; entry?: string };
  /** The same to the entry as it is now, although somebody has changed it. */
  overwrite?: () => Promise<boolean>;
}

/** A refused command. */
export interface Refusal {
  problems: Problem[];
  status: number;
  retry: Retry;
  /** Who has changed the entry since it was shown; empty if nobody has. */
  changedBy: string;
  /** The names of the orders of the changes, in their order, if there are several. */
  orders: string[];
  /** What became of the other changes; empty if there is only one. */
  note: string;
}

/** The rules that only concern the time: at another time, the same can be possible. */
const TIME_RULES = ['booked', 'outside_working_time', 'holiday', 'absent', 'before_window', 'after_window'];

/** The order that a problem is about, if there are several changes. */
export const orderOf = (problem: Problem, orders: string[]) => orders[changeIndex(problem)];

/** Problems without repetitions: the members of a team often have the same. */
export const distinct = (problems: Problem[], orders: string[]) =>
  problems.filter(
    (problem, index) =>
      problems.findIndex((other) => other.message === problem.message && orderOf(other, orders) === orderOf(problem, orders)) ===
      index,
  );

/** The reasons of a refusal, or of warnings, as one text. */
export const reasonsOf = (problems: Problem[]) =>
  [...new Set(problems.map(({ code, message }) => t.rules[code] ?? message))].join(', ');

/** The other times that the server names; none if something other than the time is wrong too. A team needs one that all members have. */
export function slotsOf(problems: Problem[]): Period[] {
  if (!problems.every(({ code }) => TIME_RULES.includes(code))) return [];
  const [first = [], ...others] = problems.flatMap(({ free_slots: slots }) => (slots ? [slots] : []));
  return first
    .filter((slot) => others.every((slots) => slots.some((each) => each.date_from === slot.date_from)))
    .map((slot) => ({ from: Date.parse(slot.date_from!), to: Date.parse(slot.date_to!) }));
}

/** The refusal whose card is shown. */
export const refusal = signal<Refusal | null>(null);

/**
 * Where a card is shown, in pixels of the window: at the drop, or at the focused visit. Null after the view has changed; then no card is
 * shown.
 */
export const refusalPlace = signal<Point | null>(null);

/** Closes the card when what it speaks of is no longer shown: other days, another team, or other orders in the backlog. */
export function closeWithView() {
  let shown = '';
  effect(() => {
    const seen = addressOf({ ...view.value, order: '', open: '' });
    if (seen !== shown) refusal.value = refusalPlace.value = null;
    shown = seen;
  });
}
