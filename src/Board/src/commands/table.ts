import type { Entry } from '../api/planning';
import { focusBacklog, focusGrid } from '../board/focusing';
import { dragged } from '../board/placing';
import { backlog, board, mayPlan, selection, today, type Visit, visits, visitsById } from '../board/state';
import { currentDate, show, turnPage, view } from '../board/view';
import { zoom } from '../board/zoom';
import { t } from '../texts/texts';
import * as actions from './actions';
import * as dialogs from './dialogs';
import * as keyboard from './nudge';
import { canRedo, canUndo } from './undo';
import { redoLast, undoLast } from './undoing';

/** What a command acts on. */
export interface Target {
  /** The selected entries, or the focused one. */
  visits: Visit[];
  /** The selected order of the backlog; null if there is none. */
  order: string | null;
}

/** Something that people can do. The table feeds buttons, menus, keys and the list of keys. */
export interface Command {
  id: keyof typeof t.commands;
  /** The keys as `KeyboardEvent` names them, with `Ctrl+`, `Alt+` and `Shift+`; the first is shown. */
  keys: string[];
  /** Whether it changes something, which takes the right to plan. */
  writes: boolean;
  /** Whether it can be used now; else it is not shown. */
  when: (target: Target) => boolean;
  run: (target: Target) => unknown;
  /** Whether it is done already, and would be reversed. */
  isDone?: (target: Target) => boolean;
}

const one = (target: Target) => target.visits.length === 1;
const firm = (target: Target) => one(target) && target.visits[0]!.entry.is_firm;
const open = (entry: Entry) => !entry.is_locked;
const orderOf = (target: Target) => target.order ?? (one(target) ? target.visits[0]!.entry.jobs_id : null);
const suggested = (target: Target) => target.visits.length > 0 && target.visits.every((visit) => !visit.entry.is_firm);
const always = () => true;
const allSuggested = () => visits.value.filter((visit) => !visit.entry.is_firm);

/** All commands, in the order in which lists show them. */
export const commands: Command[] = [
  write(
    'plan',
    ['p'],
    (target) => target.order !== null,
    (target) => keyboard.planAtBest(target.order!),
  ),
  read(
    'suggest',
    ['s', 'a'],
    (target) => orderOf(target) !== null,
    (target) => dialogs.openSuggestions(orderOf(target)!),
  ),
  write('confirm', ['Enter'], suggested, (target) => actions.confirm(target.visits.map((visit) => visit.entry))),
  write(
    'confirmAll',
    ['Shift+Enter'],
    () => allSuggested().length > 0,
    () => actions.confirm(allSuggested().map((visit) => visit.entry)),
  ),
  write(
    'drop',
    ['x'],
    (target) => one(target) && suggested(target),
    (target) => actions.dropSuggestion(target.visits[0]!.entry.jobs_id),
  ),
  write(
    'place',
    ['m'],
    (target) => movable(target) && target.visits.every((visit) => open(visit.entry)),
    (target) => keyboard.pickUp(target.visits[0]!),
  ),
  write('moveEarlier', ['Alt+ArrowLeft'], movable, (target) => keyboard.nudge(target.visits, -1)),
  write('moveLater', ['Alt+ArrowRight'], movable, (target) => keyboard.nudge(target.visits, 1)),
  write('moveUp', ['Alt+ArrowUp'], ofOneRow, (target) => keyboard.changeRow(target.visits, -1)),
  write('moveDown', ['Alt+ArrowDown'], ofOneRow, (target) => keyboard.changeRow(target.visits, 1)),
  write('shorter', ['Ctrl+Alt+ArrowLeft'], firm, (target) => keyboard.resize(target.visits[0]!, -1)),
  write('longer', ['Ctrl+Alt+ArrowRight'], firm, (target) => keyboard.resize(target.visits[0]!, 1)),
  write('add', ['t'], firm, (target) => keyboard.pickColleague(target.visits[0]!)),
  write('unplan', ['Delete', 'Backspace'], movable, (target) => actions.unplanEntries(target.visits.map((visit) => visit.entry))),
  write('lock', ['l'], firm, (target) => actions.mark(target.visits[0]!.entry, 'is_locked'), isMarked('is_locked')),
  write(
    'inform',
    ['i'],
    firm,
    (target) => actions.mark(target.visits[0]!.entry, 'customer_informed'),
    isMarked('customer_informed'),
  ),
  write('dispatch', ['d'], firm, (target) => actions.dispatch(target.visits[0]!.entry)),
  write(
    'cancelOrder',
    ['Shift+X'],
    (target) => orderOf(target) !== null,
    (target) =>
      actions.cancelOrder(
        orderOf(target)!,
        backlog.value.orders.find(({ id }) => id === target.order)?.job_status_code ?? undefined,
      ),
  ),
  write(
    'edit',
    ['e'],
    (target) => orderOf(target) !== null,
    (target) => dialogs.openForm(orderOf(target)),
  ),
  write('create', ['n'], always, () => dialogs.openForm(null)),
  write(
    'propose',
    ['Shift+P'],
    () => backlog.value.orders.length > 0,
    () => actions.proposePlan(backlog.value.orders.map((each) => each.id!)),
  ),
  write('undo', ['Ctrl+z'], canUndo, undoLast),
  write('redo', ['Ctrl+Shift+Z', 'Ctrl+y'], canRedo, redoLast),
  read('earlier', ['PageUp'], always, () => show({ date: turnPage(view.value, -1) })),
  read('later', ['PageDown'], always, () => show({ date: turnPage(view.value, 1) })),
  read('today', ['0'], always, () => show({ date: currentDate(view.value.scale, today()) })),
  read('day', ['1'], always, () => zoom('day')),
  read('week', ['2'], always, () => zoom('week')),
  read('month', ['3'], always, () => zoom('month')),
  read('backlog', ['b'], () => backlog.value.orders.length > 0, focusBacklog),
  read('grid', ['v'], () => visits.value.length > 0, focusGrid),
  read('find', ['/'], always, () => document.getElementById('find')?.focus()),
  read('map', ['g'], always, () => show({ open: view.value.open === 'map' ? '' : 'map' })),
  read('happened', ['h'], always, () => show({ open: view.value.open === 'happened' ? '' : 'happened' })),
  read(
    'print',
    ['Ctrl+p'],
    () => view.value.scale === 'day',
    () => location.assign(`/board/print/${view.value.date}`),
  ),
  read(
    'menu',
    ['Shift+F10', 'ContextMenu'],
    (target) => orderOf(target) !== null || target.visits.length > 0,
    () => dialogs.openMenu(),
  ),
  read('keys', ['?'], always, dialogs.openKeys),
];

function movable(target: Target) {
  return target.visits.length > 0 && target.visits.every((visit) => visit.entry.is_firm);
}

function ofOneRow(target: Target) {
  return movable(target) && target.visits.every((visit) => visit.entry.user_id === target.visits[0]!.entry.user_id);
}

function isMarked(field: 'is_locked' | 'customer_informed') {
  return (target: Target) => target.visits[0]!.entry[field];
}

function read(id: Command['id'], keys: string[], when: Command['when'], run: Command['run']): Command {
  return { id, keys, writes: false, when, run };
}

function write(
  id: Command['id'],
  keys: string[],
  when: Command['when'],
  run: Command['run'],
  isDone?: Command['isDone'],
): Command {
  return { ...read(id, keys, when, run), writes: true, ...(isDone ? { isDone } : {}) };
}

/** What a command would do now: one that would be reversed has a name for that. */
export function nameOf({ id, when, isDone }: Command, on: Target): string {
  const names = isDone && when(on) ? t.switches[id as keyof typeof t.switches] : undefined;
  return names ? (isDone!(on) ? names.off : names.on) : t.commands[id];
}

/** What the commands act on now. */
export function target(): Target {
  const selected = [...selection.value];
  const order = selected.find((id) => backlog.value.orders.some((each) => each.id === id)) ?? null;
  return { visits: selected.map((id) => visitsById.value.get(id)).filter((visit) => visit !== undefined), order };
}

/** Whether a command can be used now. */
export const isAvailable = (command: Command, on: Target) =>
  board.value !== null && dragged.value === null && (!command.writes || mayPlan.value) && command.when(on);

/** The command of a key; undefined if the key means nothing now. */
export function commandOf(event: KeyboardEvent): Command | undefined {
  const key = keyOf(event);
  const on = target();
  return commands.find((command) => command.keys.includes(key) && isAvailable(command, on));
}

/** A key with its modifiers, as in {@link Command.keys}. */
export function keyOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const isLetter = /^\p{L}$/u.test(event.key);
  // A character such as "?" already says which modifiers it took.
  const shift = event.shiftKey && (isLetter || event.key.length > 1);
  const key = isLetter ? (shift ? event.key.toUpperCase() : event.key.toLowerCase()) : event.key;
  return [event.ctrlKey || event.metaKey ? 'Ctrl+' : '', event.altKey ? 'Alt+' : '', shift ? 'Shift+' : '', key].join('');
}
