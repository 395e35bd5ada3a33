import { beforeEach, describe, expect, it } from 'vitest';
import type { BoardData, Entry } from '../src/api/planning';
import { dragged } from '../src/board/placing';
import { backlog, board, person, selection, type Visit } from '../src/board/state';
import { type Scale, view } from '../src/board/view';
import { commandOf, commands, isAvailable, keyOf, type Target, target } from '../src/commands/table';
import { remember, type Step, undo } from '../src/commands/undo';
import { de } from '../src/texts/de';
import { en } from '../src/texts/en';
import { fr } from '../src/texts/fr';
import { nl } from '../src/texts/nl';

const press = (key: string, ...modifiers: ('ctrl' | 'meta' | 'alt' | 'shift')[]) => ({
  key,
  ctrlKey: modifiers.includes('ctrl'),
  metaKey: modifiers.includes('meta'),
  altKey: modifiers.includes('alt'),
  shiftKey: modifiers.includes('shift'),
});

const visit = (id: string, is_firm: boolean, is_locked = false): Visit => {
  const times = { date_from: '2026-11-23T08:00:00Z', date_to: '2026-11-23T09:00:00Z' };
  const entry = { id, jobs_id: `order-${id}`, user_id: 'u', is_firm, is_locked, ...times } as Entry;
  return { entry, from: Date.parse(times.date_from), to: Date.parse(times.date_to) };
};

const firm = visit('firm', true);
const other = visit('other', true);
const locked = visit('locked', true, true);
const suggested = visit('suggested', false);
const alsoSuggested = visit('also', false);
const selections = [[], [firm], [locked], [suggested], [firm, other], [suggested, alsoSuggested], [firm, suggested]];
const targets: Target[] = selections.flatMap((visits) => [null, 'order'].map((order) => ({ visits, order })));

const showBoard = (entries: Entry[]) => {
  board.value = {
    position: 1,
    complete: true,
    days: [],
    technicians: [],
    entries,
    removed: [],
  } as Partial<BoardData> as BoardData;
};
const signInAs = (role: string) => {
  person.value = { tenant: 'demo', user: 'test', role, time_zone: 'Europe/Brussels' };
};
const reversible: Step = { kind: 'status', order: 'order', version: 1, to: 'Planned', from: 'Dispatched' };

beforeEach(() => {
  signInAs('dispatcher');
  dragged.value = null;
  selection.value = new Set();
  backlog.value = { orders: [{ id: 'order' } as never], count: 1, isRead: true };
  showBoard([firm, other, locked, suggested, alsoSuggested].map((each) => each.entry));
});

describe('A key', () => {
  it('is named with its modifiers, always in the same order', () => {
    expect(keyOf(press('p'))).toBe('p');
    expect(keyOf(press('P', 'shift'))).toBe('Shift+P');
    expect(keyOf(press('ArrowLeft', 'alt', 'ctrl'))).toBe('Ctrl+Alt+ArrowLeft');
    expect(keyOf(press('Z', 'shift', 'ctrl'))).toBe('Ctrl+Shift+Z');
    expect(keyOf(press('Enter', 'shift'))).toBe('Shift+Enter');
    expect(keyOf(press('F10', 'shift'))).toBe('Shift+F10');
  });

  it('is the same with Command as with Ctrl', () => {
    expect(keyOf(press('z', 'meta'))).toBe('Ctrl+z');
  });

  it('does not depend on Caps Lock', () => {
    expect(keyOf(press('P'))).toBe('p');
    expect(keyOf(press('p', 'shift'))).toBe('Shift+P');
  });

  it('of another alphabet is a letter too', () => {
    expect(keyOf(press('É', 'shift'))).toBe('Shift+É');
    expect(keyOf(press('É'))).toBe('é');
  });

  it('that takes Shift on some keyboards is named without it', () => {
    expect(keyOf(press('?', 'shift'))).toBe('?');
    expect(keyOf(press('/', 'shift'))).toBe('/');
    expect(keyOf(press('1', 'shift'))).toBe('1');
  });
});

describe('The commands', () => {
  it('are each in the table once', () => {
    const ids = commands.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('have a text in every language, and no text is left over', () => {
    const ids = commands.map((command) => command.id).sort();
    for (const [language, texts] of Object.entries({ en, nl, fr, de })) {
      expect(Object.keys(texts.commands).sort(), language).toEqual(ids);
      for (const text of Object.values(texts.commands)) expect(text, language).not.toBe('');
    }
  });

  it('have keys that can be pressed', () => {
    for (const { id, keys } of commands) {
      expect(keys.length, id).toBeGreaterThan(0);
      for (const key of keys) {
        const parts = key.split('+');
        const modifiers = parts.slice(0, -1).map((each) => each.toLowerCase() as 'ctrl' | 'alt' | 'shift');
        expect(keyOf(press(parts.at(-1)!, ...modifiers)), id).toBe(key);
      }
    }
  });

  it('that are available together never share a key', async () => {
    remember(reversible);
    remember(reversible);
    await undo(async (next) => ({ ok: true, data: null, warnings: [], next }));
    const everAvailable = new Set<string>();
    for (const scale of ['day', 'week', 'month'] as Scale[]) {
      view.value = { ...view.value, scale };
      for (const on of targets) {
        const available = commands.filter((command) => isAvailable(command, on));
        for (const command of available) everAvailable.add(command.id);
        const keys = available.flatMap((command) => command.keys);
        expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
      }
    }
    // The situations above reach every command, so no pair is left out because one of it was never available.
    expect([...everAvailable].sort()).toEqual(commands.map((command) => command.id).sort());
  });

  it('that change something are not available to people who may only look', () => {
    signInAs('viewer');
    for (const on of targets) {
      for (const command of commands) if (command.writes) expect(isAvailable(command, on), command.id).toBe(false);
    }
    expect(commands.some((command) => isAvailable(command, targets[0]!))).toBe(true);
  });

  it('are not available without a board or while something is placed', () => {
    dragged.value = { mode: 'plan', order: 'order', name: 'W-1', length: 1 };
    expect(commands.filter((command) => targets.some((on) => isAvailable(command, on)))).toEqual([]);
    dragged.value = null;
    board.value = null;
    expect(commands.filter((command) => targets.some((on) => isAvailable(command, on)))).toEqual([]);
  });

  it('of the menu agree with what is selected', () => {
    const ids = (on: Target) => commands.filter((command) => isAvailable(command, on)).map((command) => command.id);
    expect(ids({ visits: [firm], order: null })).toContain('place');
    expect(ids({ visits: [locked], order: null })).not.toContain('place');
    expect(ids({ visits: [suggested], order: null })).toEqual(expect.arrayContaining(['confirm', 'drop']));
    expect(ids({ visits: [firm, suggested], order: null })).not.toContain('confirm');
    expect(ids({ visits: [firm, other], order: null })).toContain('unplan');
    expect(ids({ visits: [], order: 'order' })).toContain('plan');
    expect(ids({ visits: [], order: null })).not.toContain('plan');
  });
});

describe('The target', () => {
  it('is what is selected, without what is no longer shown', () => {
    selection.value = new Set(['firm', 'gone', 'order']);
    const on = target();
    expect(on.order).toBe('order');
    expect(on.visits.map((each) => each.entry.id)).toEqual(['firm']);
  });

  it('decides what a key means', () => {
    expect(commandOf(press('p') as KeyboardEvent)).toBeUndefined();
    selection.value = new Set(['order']);
    expect(commandOf(press('p') as KeyboardEvent)?.id).toBe('plan');
  });
});
