import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Step } from '../src/commands/undo';

type Undo = typeof import('../src/commands/undo');
let steps: Undo;
let log: string[];

/** A step that can be done in both directions, and says what it does. */
const step = (name: string, direction = 'undo'): Step => ({
  run: async () => {
    log.push(`${direction} ${name}`);
    return { ok: true, data: null, warnings: [], next: step(name, direction === 'undo' ? 'redo' : 'undo') };
  },
});

const refused: Step = { run: async () => ({ ok: false, status: 412, problems: [] }) };

beforeEach(async () => {
  vi.resetModules();
  steps = await import('../src/commands/undo');
  log = [];
});

describe('Undo', () => {
  it('has nothing to do at first', async () => {
    expect([steps.canUndo(), steps.canRedo()]).toEqual([false, false]);
    expect(await steps.undo()).toBeNull();
    expect(await steps.redo()).toBeNull();
  });

  it('reverses the last commands first', async () => {
    steps.remember(step('a'));
    steps.remember(step('b'));
    await steps.undo();
    await steps.undo();
    expect(log).toEqual(['undo b', 'undo a']);
    expect([steps.canUndo(), steps.canRedo()]).toEqual([false, true]);
  });

  it('can be undone and done again any number of times', async () => {
    steps.remember(step('a'));
    for (let round = 0; round < 3; round++) {
      await steps.undo();
      await steps.redo();
    }
    expect(log).toEqual(['undo a', 'redo a', 'undo a', 'redo a', 'undo a', 'redo a']);
    expect([steps.canUndo(), steps.canRedo()]).toEqual([true, false]);
  });

  it('remembers the last 50 commands', async () => {
    for (let number = 1; number <= 60; number++) steps.remember(step(String(number)));
    while (steps.canUndo()) await steps.undo();
    expect(log).toHaveLength(50);
    expect(log[0]).toBe('undo 60');
    expect(log.at(-1)).toBe('undo 11');
    while (steps.canRedo()) await steps.redo();
    expect(log).toHaveLength(100);
    expect(log.at(-1)).toBe('redo 60');
  });

  it('returns the result of the step', async () => {
    steps.remember(step('a'));
    expect(await steps.undo()).toMatchObject({ ok: true });
    steps.remember(refused);
    expect(await steps.undo()).toMatchObject({ ok: false, status: 412 });
  });

  it('forgets a step that is refused', async () => {
    steps.remember(step('a'));
    steps.remember(refused);
    await steps.undo();
    expect([steps.canUndo(), steps.canRedo()]).toEqual([true, false]);
    await steps.undo();
    expect(log).toEqual(['undo a']);
  });

  it('does not offer to do again what has no way back', async () => {
    steps.remember({ run: async () => ({ ok: true, data: null, warnings: [] }) });
    await steps.undo();
    expect([steps.canUndo(), steps.canRedo()]).toEqual([false, false]);
  });
});

describe('Redo', () => {
  it('is no longer possible after another command', async () => {
    steps.remember(step('a'));
    await steps.undo();
    expect(steps.canRedo()).toBe(true);
    steps.remember(step('b'));
    expect(steps.canRedo()).toBe(false);
    await steps.undo();
    expect(log).toEqual(['undo a', 'undo b']);
  });
});
