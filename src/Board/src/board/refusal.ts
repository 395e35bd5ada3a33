import { signal } from '@preact/signals';
import { changeIndex, type Problem } from '../api/problems';
import type { Period } from '../timeline/axis';

/** What can be done after a refusal. */
export interface Retry {
  /** The same, overriding the rules that allow it. */
  force?: () => Promise<boolean>;
  /** The same at another time. */
  at?: (period: Period) => Promise<boolean>;
  /** The time that was refused. */
  period?: Period;
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

/** The order that a problem is about, if there are several changes. */
export const orderOf = (problem: Problem, orders: string[]) => orders[changeIndex(problem)];

/** Problems without repetitions: the members of a team often have the same. */
export const distinct = (problems: Problem[], orders: string[]) =>
  problems.filter(
    (problem, index) =>
      problems.findIndex((other) => other.message === problem.message && orderOf(other, orders) === orderOf(problem, orders)) ===
      index,
  );

/** The refusal whose card is shown. */
export const refusal = signal<Refusal | null>(null);

/** Where the card is shown, in pixels of the window: the place of the drop, or of the focused visit. */
export const refusalPlace = signal({ x: 300, y: 200 });
