import { readAll } from './batch';
import { api, outcomeOf } from './client';
import type { components } from './contract';
import type { Outcome } from './problems';

/** A change of a row, with its values before and after. */
export type HistoryEntry = components['schemas']['history_entry'];

type History = components['schemas']['history'];

/** Reads the history of an order, newest first. */
export const readHistory = (id: string, top = 50) =>
  outcomeOf(api.GET('/api/Jobs({id})/History', { params: { path: { id }, query: { $top: top } } }));

/** Reads the newest change of a planning entry. */
export const readLastEntryChange = (id: string) =>
  outcomeOf(api.GET('/api/JobPlanning({id})/History', { params: { path: { id }, query: { $top: 1 } } }));

/** Who made a change: a person, else a system; empty if that is not known. */
export const authorOf = (change: { changed_by: string | null; origin: string | null } | undefined) =>
  change?.changed_by ?? change?.origin ?? '';

/** Who made the newest change of a history. */
export const lastAuthorOf = (history: Outcome<History>) => authorOf(history.ok ? history.data.value[0] : undefined);

/** What a planning entry is about. */
export interface Assignment {
  order: string;
  user: string;
  isFirm: boolean;
}

/** What planning entries are about, which may have been deleted, as far as it is known. */
export async function readAssignments(ids: string[]): Promise<Map<string, Assignment>> {
  const histories = await readAll(ids.map((id) => `JobPlanning(${id})/History?$top=1000`));
  return new Map(
    ids.flatMap((id, index) => {
      const changes = (histories[index] as History | undefined)?.value.flatMap((entry) => entry.changes) ?? [];
      const last = (field: string) => {
        const change = changes.find((each) => each.field === field);
        return change?.new ?? change?.old;
      };
      const [order, user] = [last('jobs_id') as string | undefined, last('user_id') as string | undefined];
      return order ? [[id, { order, user: user ?? '', isFirm: last('is_firm') !== false }] as const] : [];
    }),
  );
}
