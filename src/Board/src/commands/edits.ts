import { lastAuthorOf, readLastEntryChange } from '../api/history';
import { apply, type Change, type ChangeResult, type Entry } from '../api/planning';
import { changeIndex, type Outcome, type Problem } from '../api/problems';
import type { StepOutcome } from './undo';

/** The fields of an entry that an edit changes, and so restores. */
const FIELDS = ['id', 'jobs_id', 'user_id', 'date_from', 'date_to', 'is_locked', 'customer_informed'] as const;
type Before = Pick<Entry, (typeof FIELDS)[number]>;

/** Changes of entries that are made together, and the entries as they are before. */
export interface Edit {
  changes: Change[];
  before: Before[];
}

/** A step that makes an edit again, or restores what it has changed. */
export interface EditStep {
  kind: 'edit';
  edit: Edit;
  /** The changes that restore; null to make the edit again. */
  restoring: Change[] | null;
}

/** The result of an edit, with the step that undoes it, or with who has changed an entry since it was shown. */
interface Made {
  result: Outcome<unknown>;
  undo?: EditStep;
  changedBy: string;
  /** The ids of the new entries. */
  created: string[];
}

/**
 * The version of each entry after this tab last changed it. A step uses it when it runs, so that several steps on one entry can be undone one after
 * the other, but not what somebody else has changed since.
 */
export const ownVersions = new Map<string, number>();

/** Makes an edit, all of it or nothing. */
export async function makeEdit(edit: Edit, force: boolean): Promise<Made> {
  const { result, changedBy } = await send(edit.changes, force);
  if (!result.ok) return { result, changedBy, created: [] };
  const created = result.data.filter((_, index) => edit.changes[index]?.operation === 'create');
  const ids = created.flatMap((each) => each.entries.map((entry) => entry.id!));
  return { result, changedBy, undo: undoStep(edit, result.data), created: ids };
}

/** Changes that were made together, or refused together. */
interface Attempt {
  changes: Change[];
  result: Outcome<ChangeResult[]>;
}

/**
 * Makes all of some groups of changes that are possible, each group as a whole. The result has the problems of the others, which point into
 * `refused`.
 */
export async function makePossible(groups: Change[][], force: boolean): Promise<Omit<Made, 'changedBy'> & { refused: Change[] }> {
  const attempts = await attempt(groups, force);
  const [changes, results, warnings]: [Change[], ChangeResult[], Problem[]] = [[], [], []];
  const [refused, problems]: [Change[], Problem[]] = [[], []];
  let status = 0;
  for (const { changes: tried, result } of attempts) {
    if (result.ok) {
      changes.push(...tried);
      results.push(...result.data);
      warnings.push(...result.warnings);
    } else {
      status = result.status;
      problems.push(...result.problems.map((problem) => moved(problem, refused.length)));
      refused.push(...tried);
    }
  }
  return {
    result: refused.length === 0 ? { ok: true, data: results, warnings } : { ok: false, status, problems },
    refused,
    created: results.flatMap((each) => each.entries.map((entry) => entry.id!)),
    ...(changes.length > 0 ? { undo: undoStep({ changes, before: [] }, results) } : {}),
  };
}

/** A problem of a change that stands in a longer list, behind some others. */
const moved = (problem: Problem, by: number): Problem => {
  const pointer = problem.pointer?.replace(/^\/changes\/(\d+)/, (_, index) => `/changes/${Number(index) + by}`);
  return { ...problem, ...(pointer ? { pointer } : {}) };
};

/** The statuses of requests that the rules refuse; after another one, there is no point in trying again. */
const REFUSED = [409, 422];

/** Tries all groups together; if that is refused, those without problems together, and then the others one by one. */
async function attempt(groups: Change[][], force: boolean): Promise<Attempt[]> {
  const { result } = await send(groups.flat(), force);
  if (result.ok || !REFUSED.includes(result.status) || groups.length === 1) return [{ changes: groups.flat(), result }];
  const refused = new Set(result.problems.map((problem) => groups.flat()[changeIndex(problem)]));
  const [good, bad] = [false, true].map((isBad) => groups.filter((group) => group.some((each) => refused.has(each)) === isBad));
  const isSplit = good!.length > 0 && bad!.length > 0;
  const attempts = isSplit ? await attempt(good!, force) : [];
  // Of two that are only in each other's way, the first one is possible.
  for (const group of isSplit ? bad! : groups) attempts.push(...(await attempt([group], force)));
  return attempts;
}

async function send(changes: Change[], force: boolean): Promise<{ result: Outcome<ChangeResult[]>; changedBy: string }> {
  const result = await apply(changes, force);
  if (!result.ok) return { result, changedBy: result.status === 412 ? await authorOf(changes, result.problems) : '' };
  const made = result.data.value;
  for (const entry of made.flatMap((each) => each.entries)) ownVersions.set(entry.id!, (entry as { version?: number }).version!);
  return {
    result: { ...result, data: made, warnings: [...result.warnings, ...made.flatMap((each) => each.warnings)] },
    changedBy: '',
  };
}

/** Who changed the first entry that no longer has the version of its change; empty if that is not known. */
async function authorOf(changes: Change[], problems: Problem[]): Promise<string> {
  const stale = problems.map((problem) => changes[changeIndex(problem)]).find((each) => each?.entry.id);
  return stale ? lastAuthorOf(await readLastEntryChange(stale.entry.id!)) : '';
}

/** Makes the changes of a step if nobody else has changed the entries since. */
export async function runEdit({ edit, restoring }: EditStep): Promise<StepOutcome> {
  const inOwnVersions = (restoring ?? edit.changes).map(({ version: _, ...change }): Change => {
    const version = change.operation === 'create' ? undefined : ownVersions.get(change.entry.id!);
    return { ...change, ...(version === undefined ? {} : { version }) };
  });
  const { result, changedBy } = await send(inOwnVersions, true);
  if (!result.ok) return { ...result, changedBy };
  return { ...result, next: restoring ? { kind: 'edit', edit, restoring: null } : undoStep(edit, result.data) };
}

/** The step that undoes an edit. */
const undoStep = ({ changes, before }: Edit, results: ChangeResult[]): EditStep => ({
  kind: 'edit',
  edit: { changes: changes.map((change, index) => withId(change, results[index]!)), before: before.map(fieldsOf) },
  restoring: changes.flatMap((change, index) => restoringChanges(change, before, results[index]!)),
});

const fieldsOf = (entry: Before) => Object.fromEntries(FIELDS.map((field) => [field, entry[field]])) as Before;

/** A new entry gets its id again, so that later steps still find it. */
const withId = ({ entry, ...change }: Change, { entries }: ChangeResult): Change => {
  const id = entry.id ?? entries.find((each) => each.user_id === entry.user_id)?.id;
  return { ...change, entry: { ...entry, ...(id ? { id } : {}) } };
};

/** The changes that restore what a change has changed. A team that was planned with its leader has several entries. */
function restoringChanges({ operation, entry }: Change, before: Before[], { entries }: ChangeResult): Change[] {
  const old = before.find((each) => each.id === entry.id);
  if (!old) return entries.map(({ id }) => ({ operation: 'delete', entry: { id: id! } }));
  const { jobs_id, ...fields } = fieldsOf(old);
  return operation === 'delete'
    ? [{ operation: 'create', with_team: false, entry: { ...fields, jobs_id } }]
    : [{ operation: 'change', entry: fields }];
}
