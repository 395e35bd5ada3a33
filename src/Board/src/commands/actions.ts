import { changeStatus, dispatch as dispatchOrder } from '../api/orders';
import {
  apply,
  type Change,
  change,
  type Entry,
  type EntryChange,
  plan,
  planTeam,
  propose,
  readLastAuthor,
  type StoredEntry,
  unplan,
} from '../api/planning';
import type { Outcome } from '../api/problems';
import { versionOf } from '../api/version';
import { type Retry, refusal } from '../board/refusal';
import { load, message, type Visit } from '../board/state';
import { endOf, view } from '../board/view';
import { t } from '../texts/texts';
import type { Period } from '../timeline/axis';
import { remember, type Step } from './undo';

const iso = (instant: number) => new Date(instant).toISOString();
const period = ({ from, to }: Period) => ({ date_from: iso(from), date_to: iso(to) });

/** Shows the result of a command: what was done, or a card with the reasons and what can be done instead. */
async function finish<T>(result: Outcome<T>, done: string, retry: Retry, step?: (data: T) => Step): Promise<boolean> {
  if (result.ok) {
    refusal.value = null;
    message.value = [done, ...result.warnings.map((warning) => t.rules[warning.code] ?? warning.message)].join(' ');
    if (step) remember(step(result.data));
  } else {
    const changedBy = result.status === 412 && retry.entryId ? await readLastAuthor(retry.entryId) : '';
    refusal.value = { problems: result.problems, status: result.status, retry, changedBy };
  }
  await load();
  return result.ok;
}

/** The fields that place an entry as it is now. */
const placeOf = (entry: Entry): EntryChange => ({ user_id: entry.user_id, date_from: entry.date_from, date_to: entry.date_to });

/**
 * The version that this page gave each entry last. A step uses it when it runs, so that several steps on one entry can be undone one after
 * the other, but not what somebody else has changed since.
 */
const ownVersions = new Map<string, number>();

const stored = (data: StoredEntry) => ownVersions.set(data.id!, versionOf(data));

/** A step that changes an entry to `to`; the step after it changes it back to `back`. */
const changing = (id: string, to: EntryChange, back: EntryChange): Step => ({
  run: async () => {
    const result = await change(id, ownVersions.get(id), to, true);
    if (!result.ok) return result;
    stored(result.data);
    return { ...result, next: changing(id, back, to) };
  },
});

const removing = (entry: EntryChange & { id: string }): Step => ({
  run: async () => {
    const result = await unplan(entry.id, ownVersions.get(entry.id));
    return result.ok ? { ...result, next: planning(entry) } : result;
  },
});

const planning = (entry: EntryChange & { id: string }): Step => ({
  run: async () => {
    const result = await plan({ ...entry, date_from: entry.date_from! }, true);
    if (!result.ok) return result;
    stored(result.data);
    return { ...result, next: removing(entry) };
  },
});

/** Plans an order firmly for a technician. */
export async function planOrder(order: string, userId: string, at: Period, force = false): Promise<boolean> {
  const entry = { jobs_id: order, user_id: userId, ...period(at) };
  const retry: Retry = {
    force: () => planOrder(order, userId, at, true),
    at: (slot) => planOrder(order, userId, slot),
    period: at,
  };
  return finish(await plan(entry, force), t.done.planned, retry, (data) => {
    stored(data);
    return removing({ ...entry, id: data.id! });
  });
}

/** How an entry is changed although something speaks against it. */
interface PlaceOptions {
  /** Whether rules are overridden. */
  force?: boolean;
  /** Whether it may have been changed since it was shown. */
  anyVersion?: boolean;
}

/** Moves an entry, resizes it, or gives it to another technician. */
export async function place(
  entry: Entry,
  userId: string,
  at: Period,
  done: string,
  options: PlaceOptions = {},
): Promise<boolean> {
  const to: EntryChange = { ...(userId === entry.user_id ? {} : { user_id: userId }), ...period(at) };
  const retry: Retry = {
    force: () => place(entry, userId, at, done, { ...options, force: true }),
    at: (slot) => place(entry, userId, slot, done),
    period: at,
    entryId: entry.id,
    overwrite: () => place(entry, userId, at, done, { ...options, anyVersion: true }),
  };
  const version = options.anyVersion ? undefined : entry.row_version;
  return finish(await change(entry.id, version, to, options.force ?? false), done, retry, (data) => {
    stored(data);
    return changing(entry.id, placeOf(entry), { ...to, user_id: userId });
  });
}

/** Adds a technician to the order of an entry, at the time of the entry. */
export async function addTechnician(visit: Visit, userId: string, force = false): Promise<boolean> {
  const retry: Retry = { force: () => addTechnician(visit, userId, true), period: visit };
  const { date_from, date_to } = period(visit);
  const result = await planTeam(visit.entry.jobs_id, [userId], null, date_from, date_to, force);
  return finish(result, t.done.planned, retry);
}

/** Unplans entries, all or none. */
export async function unplanEntries(entries: Entry[]): Promise<boolean> {
  const [only] = entries;
  if (only && entries.length === 1) {
    const entry = { id: only.id, jobs_id: only.jobs_id, ...placeOf(only) };
    return finish(await unplan(only.id, only.row_version), t.done.unplanned, {}, () => planning(entry));
  }
  const deletes = entries.map((entry): Change => ({ operation: 'delete', version: entry.row_version, entry: { id: entry.id } }));
  return finish(await apply(deletes, false), t.done.unplanned, {});
}

/** Makes suggestions firm as they are, all or none. */
export async function confirm(entries: Entry[], force = false): Promise<boolean> {
  const creates = entries.map((entry): Change => ({ operation: 'create', entry: { jobs_id: entry.jobs_id, ...placeOf(entry) } }));
  return finish(await apply(creates, force), t.done.confirmed(entries.length), { force: () => confirm(entries, true) });
}

/** Moves several entries by the same time, all or none. */
export async function shift(visits: Visit[], by: number, force = false): Promise<boolean> {
  const changes = visits.map(
    ({ entry, from, to }): Change => ({
      operation: 'change',
      version: entry.row_version,
      entry: { id: entry.id, ...period({ from: from + by, to: to + by }) },
    }),
  );
  return finish(await apply(changes, force), t.done.moved, { force: () => shift(visits, by, true) });
}

/** Marks an entry as locked or known to the customer. */
export async function mark(entry: Entry, field: 'is_locked' | 'customer_informed'): Promise<boolean> {
  const value = !entry[field];
  const done = field === 'is_locked' ? (value ? t.done.locked : t.done.unlocked) : value ? t.done.informed : t.done.notInformed;
  return finish(await change(entry.id, entry.row_version, { [field]: value }, false), done, {}, (data) => {
    stored(data);
    return changing(entry.id, { [field]: !value }, { [field]: value });
  });
}

/** Sends an order to its technicians. */
export const dispatch = async (order: string) => finish(await dispatchOrder(order), t.done.dispatched, {});

/** Cancels an order. */
export const cancelOrder = async (order: string) => finish(await changeStatus(order, 'Canceled'), t.done.canceled, {});

/** Drops the suggestion of an order: it waits to be planned again. */
export const dropSuggestion = async (order: string) => finish(await changeStatus(order, 'ToBePlanned'), t.done.dropped, {});

/** Proposes a plan for orders in the days shown: they become suggestions. */
export async function proposePlan(orders: string[]): Promise<boolean> {
  message.value = t.proposing;
  const result = await propose(orders, view.value.date, endOf(view.value), 3);
  const counts = result.ok ? t.proposed(result.data.planned?.length ?? 0, result.data.unplanned?.length ?? 0) : '';
  return finish(result, counts, {});
}
