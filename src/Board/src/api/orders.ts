import { readAll } from './batch';
import { api, outcomeOf } from './client';
import type { Order } from './planning';
import { ifMatch } from './version';

/** The statuses of orders that wait to be planned. */
const WAITING = ['Open', 'ToBePlanned', 'Pooling', 'Waiting', 'Activated', 'DispatchRejected'];
const FIELDS =
  'id,id2,name,reference_back_office,job_status_code,job_priority_code,skill_id,skill_code,due_date,estimated_time,company_id,project_id';

/** When orders are due; `week` is the rest of this week. */
export const DUES = ['overdue', 'today', 'week', 'later', 'none'] as const;
export type Due = (typeof DUES)[number];

/** What the backlog is limited to; an empty text does not limit it. */
export interface BacklogFilter {
  q: string;
  skill: string;
  priority: string;
  /** When the orders are due. */
  due: Due | '';
  /** All open orders of a company, planned or not; its id. */
  company: string;
  /** The codes of the skills of a team: orders that need another skill are left out; null for any skill. */
  teamSkills: string[] | null;
}

/** What counts as overdue, today and this week. */
export interface Clock {
  /** The current instant (ISO 8601). */
  now: string;
  /** The next day (`yyyy-mm-dd`) in the tenant's time zone, in which the API reads dates without an offset. */
  tomorrow: string;
  /** The next Monday. */
  monday: string;
}

/** A text as an OData literal. */
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** When an order is due, as an OData expression; each due date is in one of them. */
function dueExpression(due: Due, { now, tomorrow, monday }: Clock): string {
  switch (due) {
    case 'overdue':
      return `due_date lt ${now}`;
    case 'today':
      return `due_date ge ${now} and due_date lt ${tomorrow}`;
    case 'week':
      return `due_date ge ${tomorrow} and due_date lt ${monday}`;
    case 'later':
      return `due_date ge ${monday}`;
    case 'none':
      return 'due_date eq null';
  }
}

/** The filter as an OData expression. */
export function backlogExpression(filter: BacklogFilter, clock: Clock): string {
  const terms = [
    filter.company
      ? `company_id eq ${filter.company} and not (job_status/code in ('Completed','Canceled'))`
      : `job_status/code in (${WAITING.map(literal).join(',')})`,
  ];
  if (filter.skill) terms.push(`skill/code eq ${literal(filter.skill)}`);
  if (filter.priority) terms.push(`job_priority/code eq ${literal(filter.priority)}`);
  if (filter.due) terms.push(dueExpression(filter.due, clock));
  if (filter.teamSkills) {
    const skills = filter.teamSkills.map(literal).join(',');
    terms.push(skills ? `(skill_id eq null or skill/code in (${skills}))` : 'skill_id eq null');
  }
  return terms.join(' and ');
}

/** Counts the orders of some backlogs; null if that fails. */
export async function countBacklogs(filters: BacklogFilter[], clock: Clock): Promise<number[] | null> {
  const counts = await readAll(
    filters.map((filter) => {
      const query = new URLSearchParams({ $filter: backlogExpression(filter, clock), ...(filter.q ? { q: filter.q } : {}) });
      return `Jobs/$count?${query}`;
    }),
  );
  return counts.every((count) => count !== undefined) ? counts.map(Number) : null;
}

/** Reads the first orders of the backlog, the most urgent first and those without a due date last, and their number. */
export const readBacklog = (filter: BacklogFilter, clock: Clock, top: number) =>
  outcomeOf(
    api.GET('/api/Jobs', {
      params: {
        query: {
          $filter: backlogExpression(filter, clock),
          $select: FIELDS,
          $expand: 'company($select=name),job_priority($select=code,name,sequence)',
          $orderby: 'due_date eq null,due_date,job_priority/sequence',
          $top: top,
          $count: true,
          ...(filter.q ? { q: filter.q } : {}),
        },
      },
    }),
  );

/** Reads an order with the objects that its details show. */
export const readOrder = (id: string) =>
  outcomeOf(
    api.GET('/api/Jobs({id})', {
      params: {
        path: { id },
        query: {
          $expand:
            'project($select=name),company($select=name),job_status($select=name),job_priority($select=name),skill($select=name),job_type($select=name)',
        },
      },
    }),
  );

/** The number of ids in one request, so that its address stays below the limit of servers (8 kB). */
const MOST_IDS = 100;

/** Reads orders by their ids. */
export async function readOrders(ids: string[]) {
  const parts = Array.from({ length: Math.ceil(ids.length / MOST_IDS) }, (_, part) =>
    ids.slice(part * MOST_IDS, (part + 1) * MOST_IDS),
  );
  const read = await Promise.all(
    parts.map((part) =>
      outcomeOf(api.GET('/api/Jobs', { params: { query: { $filter: `id in (${part.join(',')})`, $top: MOST_IDS } } })),
    ),
  );
  return read.flatMap((result) => (result.ok ? result.data.value : []));
}

/** Changes the status of an order; with a version, only if the order still has it. */
export const changeStatus = (id: string, code: string, version?: number) =>
  outcomeOf(
    api.POST('/api/Jobs({id})/ChangeStatus', {
      params: { path: { id }, header: ifMatch(version) },
      body: { job_status_code: code },
    }),
  );

/** Sends an order to its technicians; with a version, only if the order still has it. */
export const dispatch = (id: string, version?: number) =>
  outcomeOf(api.POST('/api/Jobs({id})/Dispatch', { params: { path: { id }, header: ifMatch(version) }, body: {} }));

/** Changes fields of an order, if it still has the version. */
export const changeOrder = (id: string, version: number, order: Order) =>
  outcomeOf(api.PATCH('/api/Jobs({id})', { params: { path: { id }, header: ifMatch(version) }, body: order }));

/** Creates an order. */
export const createOrder = (order: Order) => outcomeOf(api.POST('/api/Jobs', { body: order as never }));

/** Finds projects by text. */
export const findProjects = (q: string) =>
  outcomeOf(
    api.GET('/api/Project', {
      params: { query: { q, $top: 12, $select: 'id,reference_back_office,name', $expand: 'company($select=name)' } },
    }),
  );

/** Reads the choices of filters and forms, and the statuses. */
export const readChoices = async () => {
  const query = { $select: 'id,code,name', $top: 200 };
  const [types, priorities, skills, statuses] = await Promise.all([
    outcomeOf(api.GET('/api/JobType', { params: { query } })),
    outcomeOf(api.GET('/api/JobPriority', { params: { query: { ...query, $orderby: 'sequence' } } })),
    outcomeOf(api.GET('/api/Skill', { params: { query } })),
    outcomeOf(api.GET('/api/JobStatus', { params: { query } })),
  ]);
  const values = (result: typeof types | typeof priorities | typeof skills | typeof statuses) =>
    result.ok ? result.data.value.map((row) => ({ id: row.id ?? '', code: row.code ?? '', name: row.name ?? '' })) : [];
  return { types: values(types), priorities: values(priorities), skills: values(skills), statuses: values(statuses) };
};
