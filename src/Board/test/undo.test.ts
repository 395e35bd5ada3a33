import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Step, StepOutcome } from '../src/commands/undo';

type Undo = typeof import('../src/commands/undo');
let steps: Undo;
let log: string[];

/** A step that can be done in both directions. */
const step = (order: string, to = 'undo'): Step => ({
  kind: 'status',
  order,
  version: 1,
  to,
  from: to === 'undo' ? 'redo' : 'undo',
});
const refused: Step = { kind: 'final' };

/** Says what a step does. */
const run = async (what: Step): Promise<StepOutcome> => {
  if (what.kind !== 'status') return { ok: false, status: 412, problems: [] };
  log.push(`${what.to} ${what.order}`);
  return { ok: true, data: null, warnings: [], next: step(what.order, what.from) };
};

/** Loads the page again. */
const reload = async () => {
  vi.resetModules();
  steps = await import('../src/commands/undo');
};

beforeEach(async () => {
  await reload();
  log = [];
});

describe('Undo', () => {
  it('has nothing to do at first', async () => {
    expect([steps.canUndo(), steps.canRedo()]).toEqual([false, false]);
    expect(await steps.undo(run)).toBeNull();
    expect(await steps.redo(run)).toBeNull();
  });

  it('reverses the last commands first', async () => {
    steps.remember(step('a'));
    steps.remember(step('b'));
    await steps.undo(run);
    await steps.undo(run);
    expect(log).toEqual(['undo b', 'undo a']);
    expect([steps.canUndo(), steps.canRedo()]).toEqual([false, true]);
  });

  it('can be undone and done again any number of times', async () => {
    steps.remember(step('a'));
    for (let round = 0; round < 3; round++) {
      await steps.undo(run);
      await steps.redo(run);
    }
    expect(log).toEqual(['undo a', 'redo a', 'undo a', 'redo a', 'undo a', 'redo a']);
    expect([steps.canUndo(), steps.canRedo()]).toEqual([true, false]);
  });

  it('remembers the last 50 commands', async () => {
    for (let number = 1; number <= 60; number++) steps.remember(step(String(number)));
    while (steps.canUndo()) await steps.undo(run);
    expect(log).toHaveLength(50);
    expect(log[0]).toBe('undo 60');
    expect(log.at(-1)).toBe('undo 11');
    while (steps.canRedo()) await steps.redo(run);
    expect(log).toHaveLength(100);
    expect(log.at(-1)).toBe('redo 60');
  });

  it('returns the result of the step', async () => {
    steps.remember(step('a'));
    expect(await steps.undo(run)).toMatchObject({ ok: true });
    steps.remember(refused);
    expect(await steps.undo(run)).toMatchObject({ ok: false, status: 412 });
  });

  it('forgets a step that is refused', async () => {
    steps.remember(step('a'));
    steps.remember(refused);
    await steps.undo(run);
    expect([steps.canUndo(), steps.canRedo()]).toEqual([true, false]);
    await steps.undo(run);
    expect(log).toEqual(['undo a']);
  });

  it('does not offer to do again what has no way back', async () => {
    steps.remember(step('a'));
    await steps.undo(async () => ({ ok: true, data: null, warnings: [] }));
    expect([steps.canUndo(), steps.canRedo()]).toEqual([false, false]);
  });
});

describe('Redo', () => {
  it('is no longer possible after another command', async () => {
    steps.remember(step('a'));
    await steps.undo(run);
    expect(steps.canRedo()).toBe(true);
    steps.remember(step('b'));
    expect(steps.canRedo()).toBe(false);
    await steps.undo(run);
    expect(log).toEqual(['undo a', 'undo b']);
  });
});

/** A step that restores an entry. */
const edit = (id: string): Step => {
  const change = { operation: 'change' as const, entry: { id } };
  return { kind: 'edit', edit: { changes: [change], before: [] }, restoring: [change] };
};

describe('The steps of a person', () => {
  const ann = { tenant: 'demo', user: 'ann' };
  let kept: Map<string, string>;

  beforeEach(() => {
    kept = new Map();
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => kept.set(key, text),
      removeItem: (key: string) => kept.delete(key),
    });
    steps.persistSteps(ann);
  });

  it('are kept when the page is reloaded', async () => {
    for (const name of ['a', 'b', 'c']) steps.remember(step(name));
    await steps.undo(run);
    steps.remember(step('d'));
    await steps.undo(run);
    await reload();
    steps.persistSteps(ann);
    await steps.redo(run);
    await steps.undo(run);
    await steps.undo(run);
    expect(log).toEqual(['undo c', 'undo d', 'redo d', 'undo d', 'undo b']);
  });

  it('are kept with the versions of their entries', async () => {
    const { ownVersions } = await import('../src/commands/edits');
    ownVersions.set('mine', 7).set('other', 8);
    steps.remember(edit('mine'));
    await reload();
    steps.persistSteps(ann);
    const { ownVersions: restored } = await import('../src/commands/edits');
    expect([...restored]).toEqual([['mine', 7]]);
  });

  it('are lost with the page where the storage is full', async () => {
    steps.remember(step('a'));
    vi.spyOn(sessionStorage, 'setItem').mockImplementation(() => {
      throw new DOMException('', 'QuotaExceededError');
    });
    steps.remember(step('b'));
    expect([steps.canUndo(), kept.size]).toEqual([true, 0]);
  });

  it('are not those of somebody else', async () => {
    steps.remember(step('a'));
    await reload();
    steps.persistSteps({ ...ann, user: 'bob' });
    expect(steps.canUndo()).toBe(false);
  });

  it('are kept as far as there is room, the last ones first', async () => {
    for (const name of ['a', 'b', 'c', 'd']) steps.remember(step(name.repeat(150_000)));
    await reload();
    steps.persistSteps(ann);
    while (steps.canUndo()) await steps.undo(run);
    expect(log.map((line) => line.slice(0, 6))).toEqual(['undo d', 'undo c', 'undo b']);
  });
});
