import { type Change, type Entry, type EntryChange, propose } from '../api/planning';
import type { Outcome } from '../api/problems';
import type { Target } from '../board/placing';
import { type Refusal, type Retry, reasonsOf, refusal, refusalPlace } from '../board/refusal';
import {
  backlog,
  days,
  formats,
  load,
  message,
  orderName,
  orderNumber,
  selection,
  type Visit,
  visitsById,
  visitsByOrder,
} from '../board/state';
import { rows, teams, technicianName } from '../board/technicians';
import { endOf, view } from '../board/view';
import { isolate } from '../texts/isolate';
import { t } from '../texts/texts';
import type { Period } from '../timeline/axis';
import { type Edit, makeEdit, makePossible } from './edits';
import { cancelWithUndo, discardSuggestion, dispatchWithUndo, final } from './statuses';
import { remember } from './undo';

const iso = (instant: number) => new Date(instant).toISOString();
const period = ({ from, to }: Period) => ({ date_from: iso(from), date_to: iso(to) });

/** Shows the result of a command: what was done, or a card with the reasons and what can be done instead; without a place, the reasons. */
async function finish<T>(
  result: Outcome<T>,
  done: string,
  { retry = {}, changedBy = '', orders = [], note = '' }: Partial<Omit<Refusal, 'problems' | 'status'>> = {},
): Promise<boolean> {
  if (result.ok) {
    refusal.value = null;
    message.value = result.warnings.length > 0 ? `${done} ${t.note(reasonsOf(result.warnings))}` : done;
  } else {
    const said = note || t.refused;
    const place = refusalPlace.peek();
    const reasons = changedBy ? t.changedMeanwhile(changedBy) : reasonsOf(result.problems);
    message.value = place ? said : `${said} (${reasons})`;
    refusal.value = place && { problems: result.problems, status: result.status, retry, changedBy, orders, note };
  }
  await load();
  return result.ok;
}

/** The name of an order that is planned or in the backlog; empty if the board does not show it. */
function nameOfOrder(id: string | undefined): string {
  const entry = visitsByOrder.value.get(id ?? '')?.[0]?.entry;
  const order = backlog.value.orders.find((each) => each.id === id);
  return isolate(entry ? orderName(entry) : order ? orderNumber(order) : '');
}

/** Changes entries, all or none; it can be undone. */
async function edit(entries: Edit, done: string, retry: Retry = {}, force = false): Promise<boolean> {
  const { result, undo, changedBy, created } = await makeEdit(entries, force);
  if (undo) remember(undo);
  if (created.length > 0) selection.value = new Set(created);
  const names = entries.changes.map(({ entry }) => nameOfOrder(entry.jobs_id ?? visitsById.value.get(entry.id!)?.entry.jobs_id));
  const several = names.length > 1 ? { orders: names, note: t.nothingChanged } : {};
  return finish(result, done, { retry, changedBy, ...several });
}

/** Plans an order firmly for a technician, or for a whole team. */
export function planOrder(order: string, target: Target, { from, to }: Period, force = false): Promise<boolean> {
  const at = { from, to };
  const entry = { jobs_id: order, user_id: target.userId, ...period(at) };
  const retry: Retry = {
    force: () => planOrder(order, target, at, true),
    at: (slot) => planOrder(order, target, slot),
    by: (userId) => planOrder(order, { userId }, at),
    what: { order, ...at },
  };
  const create: Change = { operation: 'create', with_team: target.withTeam === true, entry };
  const { day, period: time } = formats.value;
  const isShown = days.value.some((each) => from < each.to && to > each.from);
  const done = isShown
    ? t.done.planned
    : t.plannedElsewhere(nameOfOrder(order), day(from), time(from, to), technicianName(target.userId));
  return edit({ changes: [create], before: [] }, done, retry, force);
}

/** How an entry is changed although something speaks against it. */
interface PlaceOptions {
  /** Whether rules are overridden. */
  force?: boolean;
  /** Whether it may have been changed since it was shown. */
  anyVersion?: boolean;
}

/** Moves an entry, resizes it, or gives it to another technician. */
export function place(entry: Entry, userId: string, at: Period, done: string, options: PlaceOptions = {}): Promise<boolean> {
  const to: EntryChange = { ...(userId === entry.user_id ? {} : { user_id: userId }), ...period(at) };
  const retry: Retry = {
    force: () => place(entry, userId, at, done, { ...options, force: true }),
    at: (slot) => place(entry, userId, slot, done),
    by: (other) => place(entry, other, at, t.done.reassigned),
    what: { order: entry.jobs_id, entry: entry.id, ...at },
    overwrite: () => place(entry, userId, at, done, { ...options, anyVersion: true }),
  };
  return edit({ changes: [changeOf(entry, to, options.anyVersion)], before: [entry] }, done, retry, options.force);
}

/** A change of an entry; unless any version will do, only if it still has the version that is shown. */
const changeOf = (entry: Entry, to: EntryChange, anyVersion = false): Change => ({
  operation: 'change',
  entry: { id: entry.id, ...to },
  ...(anyVersion ? {} : { version: entry.row_version }),
});

/** Adds a technician to the order of an entry, at the time of the entry. */
export const addTechnician = (visit: Visit, userId: string) => planOrder(visit.entry.jobs_id, { userId }, visit);

/** Unplans entries, all or none. */
export function unplanEntries(entries: Entry[]): Promise<boolean> {
  const changes = entries.map((entry): Change => ({ operation: 'delete', version: entry.row_version, entry: { id: entry.id } }));
  return edit({ changes, before: entries }, t.done.unplanned);
}

/** Makes suggestions firm as they are: all that can be, each order as a whole. The card names the others, with the reasons. */
export async function confirm(entries: Entry[], force = false): Promise<boolean> {
  const byOrder = [...Map.groupBy(entries, (entry) => entry.jobs_id).values()];
  const groups = byOrder.map((group) =>
    group.map(({ jobs_id, user_id, date_from, date_to }): Change => {
      return { operation: 'create', entry: { jobs_id, user_id, date_from, date_to } };
    }),
  );
  const { result, refused, undo, created } = await makePossible(groups, force);
  if (undo) remember(undo);
  // Of many, none is selected: the next key would do something to all of them.
  if (created.length > 0) selection.value = new Set(entries.length > 1 ? [] : created);
  const orders = new Set(refused.map((change) => change.entry.jobs_id));
  const left = entries.filter((entry) => orders.has(entry.jobs_id));
  const note = entries.length > 1 ? t.confirmedOf(entries.length - left.length, entries.length) : '';
  const names = entries.length > 1 ? refused.map((change) => nameOfOrder(change.entry.jobs_id)) : [];
  return finish(result, t.done.confirmed(entries.length), { retry: { force: () => confirm(left, true) }, orders: names, note });
}

/** Moves several entries by the same time, all or none; those of one technician can all be given to another one. */
export function moveAll(visits: Visit[], by: number, userId?: string, force = false): Promise<boolean> {
  const [first, ...others] = visits;
  const isOneRow = others.every((visit) => visit.entry.user_id === first?.entry.user_id);
  const user = isOneRow && userId !== undefined && userId !== first?.entry.user_id ? { user_id: userId } : {};
  const changes = visits.map(({ entry, from, to }) => changeOf(entry, { ...user, ...period({ from: from + by, to: to + by }) }));
  const before = visits.map((visit) => visit.entry);
  const done = user.user_id ? t.done.reassigned : t.done.moved;
  return edit({ changes, before }, done, { force: () => moveAll(visits, by, userId, true) }, force);
}

/** Marks an entry as locked, or its customer as informed. */
export function mark(entry: Entry, field: 'is_locked' | 'customer_informed'): Promise<boolean> {
  const value = !entry[field];
  const done = field === 'is_locked' ? (value ? t.done.locked : t.done.unlocked) : value ? t.done.informed : t.done.notInformed;
  return edit({ changes: [changeOf(entry, { [field]: value })], before: [entry] }, done);
}

/** Sends the order of an entry to its technicians. */
export const dispatch = async ({ jobs_id, job }: Entry) =>
  finish(await dispatchWithUndo(jobs_id, job.job_status_code ?? undefined), t.done.dispatched);

/** Cancels an order. */
export const cancelOrder = async (order: string, status: string | undefined) =>
  finish(await cancelWithUndo(order, status), t.done.canceled);

/** Drops the suggestion of an order: it waits to be planned again. */
export const dropSuggestion = async (order: string) => finish(await discardSuggestion(order), t.done.dropped);

/** Proposes a plan for orders in the days shown: they become suggestions. */
export async function proposePlan(orders: string[]): Promise<boolean> {
  message.value = t.proposing;
  // With its leader, a team is planned only as a whole; the board plans its members, each alone.
  const leaders = new Set(teams.value.filter(({ members }) => members.length > 1).flatMap(({ leader }) => leader?.id ?? []));
  const users = leaders.size === 0 ? [] : rows.value.map(({ id }) => id).filter((id) => !leaders.has(id));
  const result = await propose(orders, users, view.value.date, endOf(view.value), 3);
  if (result.ok) remember(final);
  const counts = result.ok ? t.proposed(result.data.planned?.length ?? 0, result.data.unplanned?.length ?? 0) : '';
  return finish(result, counts);
}
