import { api, outcomeOf } from './client';
import type { components } from './contract';
import type { Outcome } from './problems';

/** A change of a row, as the feed reports it. */
export type FeedChange = components['schemas']['change'];

/** The entities of which the board shows something. */
export const ENTITIES = 'jobs,job_planning,user,user_unavailability,working_time,holiday,user_skill';

type Page = components['schemas']['changes'];

/** Reads changes of orders and planning entries after a position of the feed. */
export const readChanges = (after: number, entities: string, top: number) =>
  // The same address also answers a stream, whose type is a text.
  outcomeOf(api.GET('/api/Changes', { params: { query: { after, entities, top } } })) as Promise<Outcome<Page>>;
