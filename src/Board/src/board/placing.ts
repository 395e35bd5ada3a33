import { computed, signal } from '@preact/signals';
import { type LeaderFit, readFit } from '../api/planning';
import { type Instant, MINUTE, type Period } from '../timeline/axis';
import { type FitPeriod, isTravelShort, type RowFit, slotOn, type Verdict, verdictOf } from '../timeline/fit';
import { board, days, message } from './state';
import { view } from './view';

/** Starts that are found for people are multiples of this time, in milliseconds. */
const QUARTER = 15 * MINUTE;

/** What is being dragged, by the pointer or with keys: an order or an entry, and how. */
export interface Dragged {
  /** `plan` an order, `move` an entry, change an end of it, or `add` its technician's colleague. */
  mode: 'plan' | 'move' | 'start' | 'end' | 'add';
  order: string;
  /** The name of the order, for texts. */
  name: string;
  /** The entry, unless an order is planned. */
  entryId?: string;
  /** The version of the entry when it was dragged: a later change of somebody else must not be overwritten. */
  version?: number;
  /** Whether the arrow keys move it, and not the pointer. */
  byKeys?: true;
  /** Why nobody can do it on the days shown, if so: all are busy, or none has the skill. */
  nobody?: 'busy' | 'unskilled';
  /** The length, in milliseconds. */
  length: number;
}

/** Who would do it: a technician, or the whole team of a leader. */
export interface Target {
  userId: string;
  withTeam?: boolean;
}

/** Where it would be now; in the month, the whole day on which a time is to be found. */
export interface Preview extends Period, Target {}

export const dragged = signal<Dragged | null>(null);
export const preview = signal<Preview | null>(null);
/** Where the dragged order may be planned, by {@link targetKey}, as the server decided. */
export const fit = signal<ReadonlyMap<string, RowFit>>(new Map());
/** Whether the entry being placed has been changed by somebody else. */
export const changedElsewhere = signal(false);

/** The key of a target in maps. */
export const targetKey = ({ userId, withTeam }: Target) => (withTeam ? `team ${userId}` : userId);

/** Whether a day is chosen, and the time follows from it, as in the month. */
export const isByDay = computed(() => view.value.scale === 'month' && dragged.value !== null && dragged.value.mode !== 'add');

/** The first time on a day that fits what is dragged, or why there is none; null until that is known. */
export function slotOf(what: Dragged, at: Preview, known: ReadonlyMap<string, RowFit>) {
  const row = known.get(targetKey(at));
  return row ? slotOn(row.periods, at, what.length, QUARTER) : null;
}

/** What the server's rules say about the preview; null until they are known. */
export const verdict = computed(() => {
  const place = preview.value;
  const row = place && fit.value.get(targetKey(place));
  return place && row ? { ...verdictOf(row.periods, place), isTravelShort: isTravelShort(row, place) } : null;
});

/** Begins to place something, and asks the server once where it fits in the days shown. */
export async function startDrag(what: Dragged, at: Preview | null) {
  dragged.value = what;
  preview.value = at && isByDay.value ? onDay(at) : at;
  message.value = ''; // what was done before must not look like the outcome of this drop
  changedElsewhere.value = false;
  fit.value = new Map();
  const result = await fitOf(what.order, what.mode === 'plan' || what.mode === 'add' ? undefined : what.entryId);
  if (dragged.value === what) fit.value = result;
}

/** Where an order may be planned, or its entry moved, in the days shown, by target; empty if that is not known. */
export async function fitOf(order: string, entry?: string): Promise<ReadonlyMap<string, RowFit>> {
  const range = days.value;
  const [first, last] = [range[0], range[range.length - 1]];
  if (!board.value || !first || !last) return new Map();
  const result = await readFit(order, new Date(first.from).toISOString(), new Date(last.to).toISOString(), entry);
  if (!result.ok) return new Map();
  return new Map(
    result.data.technicians.flatMap(({ user_id: userId, alone, ...team }): [string, RowFit][] =>
      alone
        ? [
            [targetKey({ userId }), new ReadFit(alone)],
            [targetKey({ userId, withTeam: true }), new ReadFit(team)],
          ]
        : [[targetKey({ userId }), new ReadFit(team)]],
    ),
  );
}

/** Parses its periods when they are first needed: only for rows that are drawn. */
class ReadFit implements RowFit {
  private periodsRead?: FitPeriod[];
  private travelRead?: Period[];

  constructor(private readonly read: LeaderFit) {}

  get periods() {
    this.periodsRead ??= this.read.periods.map((each) => ({
      ...periodOf(each),
      verdict: each.verdict as Verdict,
      reasons: each.reasons,
    }));
    return this.periodsRead;
  }

  get shortTravel() {
    this.travelRead ??= this.read.short_travel.map(periodOf);
    return this.travelRead;
  }
}

const periodOf = ({ date_from, date_to }: { date_from: string; date_to: string }): Period => ({
  from: Date.parse(date_from),
  to: Date.parse(date_to),
});

/** Moves the preview to a target and a time; changing an end keeps the other one, and at least `minimum` milliseconds. */
export function movePreview(target: Target, at: Instant, minimum: number) {
  const [what, place] = [dragged.value, preview.value];
  if (!what) return;
  if (what.mode === 'end' && place) preview.value = { ...place, to: Math.max(at, place.from + minimum) };
  else if (what.mode === 'start' && place) preview.value = { ...place, from: Math.min(at, place.to - minimum) };
  else if (isByDay.value) preview.value = onDay({ ...target, from: at, to: at });
  else preview.value = { ...target, from: at, to: at + what.length };
}

const onDay = (at: Preview): Preview => {
  const day = days.value.find((each) => at.from < each.to);
  return day ? { ...at, from: day.from, to: day.to } : at;
};

/** Ends placing without changing anything. */
export function putBack() {
  dragged.value = null;
  preview.value = null;
  fit.value = new Map();
}
