import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change, Entry } from '../src/api/planning';
import type { Step } from '../src/commands/undo';

type Stored = Entry & { version: number };
let stored: Map<string, Stored>;
let created = 0;

const problemOf = (code: string, index: number) => ({ code, message: '', pointer: `/changes/${index}/entry` });
const refuse = (index: number) => ({ ok: false, status: 412, problems: [problemOf('precondition_failed', index)] });

/** Whether a change plans `single`, who can only be at one place, at the time of another change or of a stored entry. */
const isTaken = (entry: Change['entry'], changes: Change[]) =>
  entry.user_id === 'single' &&
  [...changes.map((each) => each.entry), ...stored.values()].some(
    (other) => other !== entry && other.user_id === 'single' && other.date_from === entry.date_from,
  );

/** Applies changes as the server does: all or none, each only to the version it names, and a leader with a second technician. */
const apply = async (changes: Change[]) => {
  const stale = changes.findIndex(({ entry, version }) => version !== undefined && stored.get(entry.id!)?.version !== version);
  if (stale >= 0) return refuse(stale);
  const clashing = changes.flatMap(({ entry }, index) => (isTaken(entry, changes) ? [index] : []));
  if (clashing.length > 0) return { ok: false, status: 409, problems: clashing.map((index) => problemOf('booked', index)) };
  const value = changes.map(({ operation, entry, with_team }) => {
    const add = (user: string, id = `new${++created}`) => {
      stored.set(id, { ...entry, id, user_id: user, version: 1 } as Stored);
      return stored.get(id)!;
    };
    if (operation === 'create') {
      const entries = [add(entry.user_id!, entry.id)];
      return { entries: entry.user_id === 'leader' && with_team !== false ? [...entries, add('member')] : entries, warnings: [] };
    }
    const old = stored.get(entry.id!)!;
    if (operation === 'delete') stored.delete(entry.id!);
    else stored.set(entry.id!, { ...old, ...entry, version: old.version + 1 } as Stored);
    return { entries: operation === 'delete' ? [] : [stored.get(entry.id!)!], warnings: [] };
  });
  return { ok: true, data: { value }, warnings: [] };
};

vi.mock('../src/api/planning', () => ({
  apply: (changes: Change[]) => apply(changes),
}));
vi.mock('../src/api/history', () => ({
  readLastEntryChange: async (id: string) => id,
  lastAuthorOf: (id: string) => `author of ${id}`,
}));

const { makeEdit, makePossible, runEdit } = await import('../src/commands/edits');

const entry = (id: string, user_id = 'u'): Stored =>
  ({
    id,
    jobs_id: `order of ${id}`,
    user_id,
    date_from: '08',
    date_to: '09',
    is_locked: false,
    customer_informed: true,
    version: 1,
  }) as Stored;
const places = () => [...stored.values()].map(({ user_id, date_from }) => `${user_id} ${date_from}`).sort();
const move = (id: string): Change => ({
  operation: 'change',
  version: stored.get(id)!.version,
  entry: { id, date_from: '10', customer_informed: false },
});

/** Does a step after the page has been loaded again: it is data. */
const run = (step: Step | undefined) => runEdit(JSON.parse(JSON.stringify(step)));

beforeEach(() => {
  stored = new Map([entry('a'), entry('b')].map((each) => [each.id, each]));
});

/** Undoes, does again and undoes an edit. Returns what is stored after each. */
async function backAndForth(changes: Change[]): Promise<string[][]> {
  const made = await makeEdit({ changes, before: [...stored.values()] }, false);
  const undone = await run(made.undo);
  const afterUndo = places();
  const redone = await run(undone.next);
  const afterRedo = places();
  expect(await run(redone.next)).toMatchObject({ ok: true });
  return [afterUndo, afterRedo, places()];
}

describe('An edit', () => {
  it('of several entries is undone and done again as a whole', async () => {
    const [before, after] = [places(), ['u 10', 'u 10']];
    expect(await backAndForth([move('a'), move('b')])).toEqual([before, after, before]);
    expect(stored.get('a')!.customer_informed).toBe(true);
  });

  it('that deletes is undone by planning again', async () => {
    const before = places();
    expect(await backAndForth(['a', 'b'].map((id) => ({ operation: 'delete', entry: { id } })))).toEqual([before, [], before]);
  });

  it('that unplans the leader of a team is undone without planning the members', async () => {
    stored.set('led', entry('led', 'leader'));
    const before = places();
    expect((await backAndForth([{ operation: 'delete', entry: { id: 'led' } }]))[0]).toEqual(before);
  });

  it('that plans a leader alone is done again alone', async () => {
    const create: Change = { operation: 'create', with_team: false, entry: { jobs_id: 'o', user_id: 'leader', date_from: '12' } };
    expect((await backAndForth([create]))[1]).toEqual(['leader 12', ...places()]);
  });

  it('that plans a team is undone for all its members', async () => {
    const before = places();
    const create: Change = { operation: 'create', entry: { jobs_id: 'o', user_id: 'leader', date_from: '12' } };
    expect(await backAndForth([create])).toEqual([before, ['leader 12', 'member 12', ...before], before]);
  });

  it('is not undone if somebody has changed one of the entries since, and tells who', async () => {
    const { undo } = await makeEdit({ changes: [move('a'), move('b')], before: [...stored.values()] }, false);
    stored.get('b')!.version++;
    expect(await run(undo)).toMatchObject({ ok: false, status: 412, changedBy: 'author of b' });
    expect(places()).toEqual(['u 10', 'u 10']);
  });

  it('is refused if an entry has changed since it was shown, and tells who', async () => {
    const changes = [move('a'), move('b')];
    stored.get('a')!.version++;
    const made = await makeEdit({ changes, before: [] }, false);
    expect(made).toMatchObject({ result: { status: 412 }, changedBy: 'author of a' });
    expect(made.undo).toBeUndefined();
  });
});

describe('Changes of which some are possible', () => {
  const plan = (user_id: string, date_from: string): Change => ({
    operation: 'create',
    entry: { jobs_id: 'o', user_id, date_from },
  });

  it('are made, and undone in one step', async () => {
    const before = places();
    const groups = [[plan('single', '10')], [plan('single', '10')], [plan('u', '11')], [plan('single', '12'), plan('u', '12')]];
    const { result, refused, created, undo } = await makePossible(groups, false);
    expect(refused).toEqual(groups[1]);
    expect(result).toMatchObject({ ok: false, status: 409, problems: [{ code: 'booked', pointer: '/changes/0/entry' }] });
    expect(created).toHaveLength(4);
    expect(places()).toEqual([...before, 'single 10', 'single 12', 'u 11', 'u 12'].sort());
    expect(await run(undo)).toMatchObject({ ok: true });
    expect(places()).toEqual(before);
  });

  it('are made group by group', async () => {
    stored.set('taken', { ...entry('taken', 'single'), date_from: '10' });
    const group = [plan('u', '10'), plan('single', '10')];
    const { result, refused, undo } = await makePossible([[plan('u', '11')], group], false);
    expect(refused).toEqual(group);
    expect(result).toMatchObject({ ok: false, problems: [{ pointer: '/changes/1/entry' }] });
    expect(places()).toContain('u 11');
    expect(places()).not.toContain('u 10');
    expect(undo).toBeDefined();
  });

  it('leave nothing to undo if none is', async () => {
    stored.set('taken', { ...entry('taken', 'single'), date_from: '10' });
    const { refused, undo, created } = await makePossible([[plan('single', '10')]], false);
    expect([refused.length, undo, created]).toEqual([1, undefined, []]);
  });

  it('are all made with one request if nothing prevents them', async () => {
    const { result, refused } = await makePossible([[plan('u', '10')], [plan('single', '10')]], false);
    expect([result.ok, refused]).toEqual([true, []]);
  });
});
