import { computed, signal } from '@preact/signals';
import { type BacklogFilter, type Clock, readBacklog } from '../api/orders';
import { type BoardData, type Entry, type ReadOrder, readBoard, type Technician } from '../api/planning';
import type { Problem } from '../api/problems';
import { type Axis, busyParts, createAxis, type Day, type Instant, type Period } from '../timeline/axis';
import { addDays, mondayOf } from './dates';
import { Formats } from './format';
import { keptData, keptGroups } from './kept';
import { endOf, type View, view } from './view';

/** Who has signed in. */
export interface Person {
  tenant: string;
  user: string;
  role: string;
  time_zone: string;
}

/** An entry with its times as instants. */
export interface Visit extends Period {
  entry: Entry;
}

/** An order of the backlog. */
export type BacklogOrder = ReadOrder;

export const person = signal<Person | null>(null);
export const formats = computed(() => new Formats(person.value?.time_zone ?? 'UTC'));
/** Whether the person may plan. */
export const mayPlan = computed(() => person.value !== null && ['dispatcher', 'admin'].includes(person.value.role));

export const board = signal<BoardData | null>(null);
export const backlog = signal<{ orders: BacklogOrder[]; count: number; isRead: boolean }>({
  orders: [],
  count: 0,
  isRead: false,
});
/** The ids of the selected entries, or of the selected orders of the backlog. */
export const selection = signal<ReadonlySet<string>>(new Set());
/** The days whose free hours are shown. */
export const unfolded = signal<ReadonlySet<string>>(new Set());
/** The width that the axis can fill, in pixels. */
export const trackWidth = signal(900);
/** The entries that somebody else has just changed, with the name to show. */
export const halos = signal<ReadonlyMap<string, string>>(new Map());
/** Since when changes of others are not shown; null while they are. */
export const notLiveSince = signal<Instant | null>(null);
/** What was done last, shown and read aloud. */
export const message = signal('');
/** The problems that are shown where no card is: loading the board, signing in. */
export const failure = signal<Problem[]>([]);

const instant = (text: string) => Date.parse(text);

let lastDays: Day[] = [];

export const days = computed<Day[]>(() => {
  const now = (board.value?.days ?? []).map((day) => ({
    date: day.date,
    from: instant(day.date_from),
    to: instant(day.date_to),
  }));
  lastDays = keptData(lastDays, now);
  return lastDays;
});

/** Each entry's visit, so that the bars of entries that have not changed are not drawn again. */
const visitOf = new WeakMap<Entry, Visit>();

export const visits = computed<Visit[]>(() =>
  (board.value?.entries ?? []).map((entry) => {
    const visit = visitOf.get(entry) ?? { entry, from: instant(entry.date_from), to: instant(entry.date_to) };
    visitOf.set(entry, visit);
    return visit;
  }),
);

export const visitsById = computed(() => new Map(visits.value.map((visit) => [visit.entry.id, visit])));

let lastByTechnician: ReadonlyMap<string, Visit[]> = new Map();

export const visitsByTechnician = computed(() => {
  lastByTechnician = keptGroups(
    lastByTechnician,
    Map.groupBy(visits.value, (visit) => visit.entry.user_id),
  );
  return lastByTechnician;
});

export const visitsByOrder = computed(() => Map.groupBy(visits.value, (visit) => visit.entry.jobs_id));

/** The working time of a technician within the range; the whole range if there is none declared. */
export const hoursOf = (technician: Technician): Period[] =>
  technician.hours?.map((hours) => ({ from: instant(hours.date_from), to: instant(hours.date_to) })) ??
  days.value.map(({ from, to }) => ({ from, to }));

/** The absences and holidays of a technician, with their names. */
export const absencesOf = (technician: Technician) => [
  ...technician.absences.map((each) => ({ from: instant(each.date_from), to: instant(each.date_to), name: each.reason ?? '' })),
  ...technician.holidays.map((each) => ({ from: instant(each.date_from), to: instant(each.date_to), name: each.name })),
];

let lastAxis: Axis | undefined;

/** The time axis. */
export const axis = computed<Axis>(() => {
  const range = days.value;
  const declared = (board.value?.technicians ?? []).filter((each) => each.hours).flatMap(hoursOf);
  const parts = busyParts(range, [...declared, ...visits.value]);
  // A day on which nobody works is folded in a week, but not when it is all that is shown.
  if (view.value.scale === 'day') parts[0] ??= range[0] ?? null;
  // On a narrow day, hours of 11 pixels can still be told apart.
  lastAxis = keptData(lastAxis, createAxis(range, parts, unfolded.value, trackWidth.value, view.value.scale === 'day' ? 44 : 11));
  return lastAxis;
});

/** The number of an order, as people call it. */
export const orderNumber = ({ reference_back_office, id2 }: Pick<ReadOrder, 'reference_back_office' | 'id2'>) =>
  reference_back_office ?? String(id2);

/** The number of the order of an entry. */
export const orderName = (entry: Entry) => orderNumber(entry.job);

/** Today's date in the tenant's time zone. */
export const today = () => formats.value.date(Date.now());

/** Reads the board and the backlog of the view. */
export async function load() {
  await Promise.all([loadBoard(), loadBacklog()]);
}

/** What the board of a view depends on. */
export const rangeOf = ({ scale, date, team }: View) => `${scale} ${date} ${team}`;

/** The range and the team of the board that is shown, and which of the reads it is from. */
let shown = { range: '', read: 0 };
let boardReads = 0;

/**
 * Reads the board of the view: all of it if another one is shown, else only what has changed since. A later call wins over an earlier one
 * that is still under way.
 */
export async function loadBoard() {
  const read = ++boardReads;
  const asked = view.value;
  const range = rangeOf(asked);
  const known = range === shown.range ? board.value : null;
  const result = await readBoard(asked.date, endOf(asked), asked.team ? { team: asked.team } : {}, known?.position);
  if (range !== rangeOf(view.value) || read < shown.read) return;
  if (!result.ok) {
    failure.value = result.problems;
    return;
  }
  failure.value = [];
  shown = { range, read };
  board.value = result.data.complete || !board.value ? result.data : merge(board.value, result.data);
}

function merge(known: BoardData, news: BoardData): BoardData {
  const replaced = new Set([...news.removed, ...news.entries.map((entry) => entry.id)]);
  const before = new Map(known.technicians.map((technician) => [technician.id, technician]));
  return {
    ...news,
    technicians: news.technicians.map((technician) => keptData(before.get(technician.id), technician)),
    entries: [...known.entries.filter((entry) => !replaced.has(entry.id)), ...news.entries],
  };
}

/** What the members of the team that is shown can do; null if no team is shown. */
const teamSkills = computed(() => {
  if (!view.value.team) return null;
  const skills = (board.value?.technicians ?? []).flatMap((technician) => technician.skills.map((skill) => skill.code));
  return [...new Set(skills.filter((code) => code !== null))].sort();
});

/** What the backlog is limited to. */
export const backlogFilter = computed<BacklogFilter>(() => {
  const { q, skill, priority, due, company } = view.value;
  return { q, skill, priority, due, company, teamSkills: teamSkills.value };
});

/** The current time, for filters by due date. */
export const clock = (): Clock => ({
  now: new Date().toISOString(),
  tomorrow: addDays(today(), 1),
  monday: addDays(mondayOf(today()), 7),
});

let backlogReads = 0;

/** Reads the backlog of the view; a later call wins over an earlier one that is still under way. */
export async function loadBacklog() {
  const read = ++backlogReads;
  const result = await readBacklog(backlogFilter.value, clock(), 200);
  if (read !== backlogReads) return;
  if (result.ok)
    backlog.value = { orders: result.data.value, count: result.data['@odata.count'] ?? result.data.value.length, isRead: true };
  else failure.value = result.problems;
}
