import { dialog } from '../commands/dialogs';
import { STEP } from '../commands/nudge';
import { run } from '../commands/queue';
import { commandOf } from '../commands/table';
import { HOUR, MINUTE } from '../timeline/axis';
import { below } from '../timeline/box';
import { drop } from './dragging';
import { moveInBacklog } from './focusing';
import { dragged, isByDay, movePreview, preview, putBack } from './placing';
import { refusal, refusalPlace } from './refusal';
import { days, formats, selection, type Visit, visits, visitsById } from './state';
import { rows, targets } from './technicians';
import { show, view } from './view';

/** The visits in the order of the rows and of time. */
const inOrder = () => {
  const rowOf = new Map(rows.value.map((technician, index) => [technician.id, index]));
  const position = (visit: Visit) => rowOf.get(visit.entry.user_id) ?? 0;
  return [...visits.value].sort((a, b) => position(a) - position(b) || a.from - b.from);
};

/** Handles a key anywhere on the board: placing first, then commands, then moving the focus. */
export function handleKey(event: KeyboardEvent) {
  const element = event.target as HTMLElement;
  // A date field takes digits and arrows, but no question mark.
  const isTyping = element.closest('input, select, textarea') && !(event.key === '?' && element.matches('[type="date"]'));
  if (dialog.value || isTyping || element.closest('dialog')) return;
  if (element.closest('.refusal') && !['undo', 'redo'].includes(commandOf(event)?.id ?? '')) return;
  if (dragged.value) {
    if (placeByKey(event)) event.preventDefault();
    requestAnimationFrame(() => document.querySelector('.preview')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    return;
  }
  const focused = element.closest<HTMLElement>('[data-entry]')?.dataset['entry'];
  const acting = focused ?? element.dataset['order'];
  if (acting && !selection.value.has(acting)) selection.value = new Set([acting]);
  const isButton =
    element.closest('button:not([data-entry]), a, summary') !== null && (event.key === 'Enter' || event.key === ' ');
  const command = isButton ? undefined : commandOf(event);
  if (command) {
    event.preventDefault();
    placeCard(element);
    run(command);
  } else if (event.key === 'Escape') {
    if (refusal.value) refusal.value = null;
    else if (view.value.open) show({ open: '' });
    else selection.value = new Set();
  } else if (element.dataset['order'] !== undefined && moveInBacklog(element, event.key)) {
    event.preventDefault();
  } else if (element.closest('[data-entry], [data-user]') && moveFocus(element, event)) {
    event.preventDefault();
  }
}

/** Cards appear below what has the focus. */
function placeCard(element: Element) {
  refusalPlace.value = below(element.getBoundingClientRect());
}

function placeByKey(event: KeyboardEvent): boolean {
  const place = preview.value;
  if (event.key === 'Escape') putBack();
  else if (event.key === 'Enter') {
    const shown = document.querySelector('.preview');
    if (shown) placeCard(shown);
    void drop();
  } else if (!place) return false;
  else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    const sign = event.key === 'ArrowLeft' ? -1 : 1;
    const daysBy = isByDay.value ? (event.shiftKey ? 7 : 1) : event.shiftKey ? 1 : 0;
    const by = daysBy > 0 ? dayStep(place.from, sign * daysBy) : sign * (event.altKey ? 5 : STEP) * MINUTE;
    if (dragged.value?.mode !== 'add') movePreview(place, place.from + by, STEP * MINUTE);
  } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    const onTeams = dragged.value?.mode === 'plan' && !isByDay.value;
    const all = targets.value.filter(({ withTeam }) => onTeams || !withTeam);
    const here = all.findIndex(
      ({ userId, withTeam }) => userId === place.userId && withTeam === (onTeams && place.withTeam === true),
    );
    const next = all[here + (event.key === 'ArrowUp' ? -1 : 1)];
    if (next) movePreview(next, place.from, STEP * MINUTE);
  } else return false;
  return true;
}

/** The distance to the same time on the clock some days later, or earlier if negative, also when the clocks change. */
function dayStep(from: number, by: number): number {
  const index = days.value.findIndex((day) => from >= day.from && from < day.to);
  const [here, there] = [days.value[index], days.value[index + by]];
  if (!here || !there) return 0;
  const { time } = formats.value;
  const after = there.from + (from - here.from);
  return ([after, after - HOUR, after + HOUR].find((each) => time(each) === time(from)) ?? after) - from;
}

/** Moves the focus to another visit; with Shift, the selection grows. Returns whether the key means this. */
function moveFocus(element: HTMLElement, event: KeyboardEvent): boolean {
  if (!['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key) || event.altKey || event.ctrlKey)
    return false;
  const all = inOrder();
  const here = visitsById.value.get(element.closest<HTMLElement>('[data-entry]')?.dataset['entry'] ?? '');
  const next = here ? neighbour(all, here, event.key) : all[0];
  if (next) focusVisit(next.entry.id, event.shiftKey);
  return true;
}

function neighbour(all: Visit[], here: Visit, key: string): Visit | undefined {
  const index = all.indexOf(here);
  if (key === 'ArrowLeft') return all[index - 1];
  if (key === 'ArrowRight') return all[index + 1];
  if (key === 'Home') return all[0];
  if (key === 'End') return all[all.length - 1];
  const row = rows.value.findIndex((each) => each.id === here.entry.user_id);
  const candidates = key === 'ArrowUp' ? rows.value.slice(0, row).reverse() : rows.value.slice(row + 1);
  for (const technician of candidates) {
    const inRow = all.filter((visit) => visit.entry.user_id === technician.id);
    const nearest = inRow.sort((a, b) => Math.abs(a.from - here.from) - Math.abs(b.from - here.from))[0];
    if (nearest) return nearest;
  }
  return undefined;
}

/** Focuses and selects a visit. */
export function focusVisit(id: string, extend = false) {
  if (extend) selection.value = new Set([...selection.value, id]);
  else selection.value = new Set([id]);
  const bar = () => document.querySelector<HTMLElement>(`[data-entry="${CSS.escape(id)}"]`);
  if (bar()) bar()?.focus();
  else setTimeout(() => bar()?.focus()); // when the row, which was not seen before, has been filled
}
