import { api, outcomeOf } from './client';
import type { components } from './contract';

type Schemas = components['schemas'];
/** Everything that the board shows for a range, read in one snapshot. */
export type BoardData = Schemas['planning_board'];
/** A technician with hours, absences and load. */
export type Technician = Schemas['planning_technician'];
/** A planning entry with the main fields of its order. */
export type Entry = Schemas['planning_entry'];
/** What became of a change of planning entries; each entry has its `version`. */
export type ChangeResult = Schemas['planning_result'];
/** An order with all its fields. */
export type Order = Schemas['jobs'];
/** An order as it is read, with its customer and its status. */
export type ReadOrder = Order & { company?: { name?: string | null } | null; job_status?: { name?: string | null } | null };
/** Who could do an order, and when. */
export type Suggestions = Schemas['job_suggestions'];
/** Where an order could be planned, for each technician. */
export type OrderFit = Schemas['job_fit'];
/** Where an order could be planned for one technician. */
export type LeaderFit = Schemas['leader_fit'];
/** A technician and a time for an order. */
export type Suggestion = Schemas['suggestion'];
/** The fields of a new entry, or those that change. */
export interface EntryChange {
  id?: string;
  jobs_id?: string;
  user_id?: string;
  date_from?: string;
  date_to?: string;
  is_locked?: boolean;
  customer_informed?: boolean;
}

/** One of the changes of {@link apply}. */
export interface Change {
  operation: 'create' | 'change' | 'delete';
  version?: number;
  /** Whether the members of the team that the technician leads are planned, too; true if missing. */
  with_team?: boolean;
  entry: EntryChange;
}

const forced = (force: boolean) => (force ? { force: true } : {});

/** Reads the board for a range of dates (`to` is exclusive). */
export const readBoard = (from: string, to: string, filter: { team?: string; skill?: string }, changedAfter?: number) =>
  outcomeOf(
    api.GET('/api/Planning', {
      params: { query: { from, to, ...filter, ...(changedAfter === undefined ? {} : { changed_after: changedAfter }) } },
    }),
  );

/** Reads where an order may be planned, for each technician; or where one of its entries may be moved. */
export const readFit = (order: string, from: string, to: string, entry?: string) =>
  outcomeOf(
    api.GET('/api/Jobs({id})/Fit', { params: { path: { id: order }, query: { from, to, ...(entry ? { entry } : {}) } } }),
  );

/** Reads who could do an order, and when, cheapest first. */
export const readSuggestions = (order: string, from: string, to: string, top: number) =>
  outcomeOf(api.GET('/api/Jobs({id})/Suggestions', { params: { path: { id: order }, query: { from, to, top } } }));

/** Makes changes, all or none. */
export const apply = (changes: Change[], force: boolean) =>
  outcomeOf(api.POST('/api/Planning/Apply', { params: { query: forced(force) }, body: { changes } }));

/** Proposes a plan of technicians (at most 200; all if there are none) for orders: they become suggestions. */
export const propose = (jobs: string[], users: string[], from: string, to: string, seconds: number) =>
  outcomeOf(api.POST('/api/Planning/Propose', { body: { jobs, ...(users.length > 0 ? { users } : {}), from, to, seconds } }));
