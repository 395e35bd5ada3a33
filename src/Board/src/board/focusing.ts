import { effect } from '@preact/signals';
import { dialog } from '../commands/dialogs';
import { backlog, board, visitsById, visitsByOrder } from './state';

/** What had the focus last, and where it stood, to find what took its place. */
let last: { element: HTMLElement; order: string; index: number } | null = null;
let isKeyboard = false;

const cards = () => [...document.querySelectorAll<HTMLElement>('[data-order]')];
const barOf = (id: string | undefined) =>
  id ? document.querySelector<HTMLElement>(`button[data-entry="${CSS.escape(id)}"]`) : null;

function remember(element: HTMLElement) {
  if (element.closest('.refusal, dialog')) return; // They are left for what had the focus before.
  const { entry, order } = element.dataset;
  const visit = visitsById.value.get(entry ?? '');
  if (order) last = { element, order, index: cards().indexOf(element) };
  else if (visit) last = { element, order: visit.entry.jobs_id, index: 0 };
  else last = null;
}

/** Focuses what had the focus before a card was shown. */
export function returnFocus() {
  if (last?.element.isConnected) last.element.focus();
}

/**
 * Focuses what took the place of a visit or an order that has gone: another visit of the order, or the order in the backlog; and of an order
 * that was planned, the next one. It is never the visit of another order, to which the next key would do the same.
 */
function restore() {
  if (!last || last.element.isConnected || dialog.value || document.activeElement !== document.body) return;
  const { element, order, index } = last;
  const all = cards();
  const next =
    element.dataset['order'] !== undefined
      ? (all[Math.min(index, all.length - 1)] ?? document.getElementById('board')) // not a field, where Ctrl+Z would change its text
      : (barOf(visitsByOrder.value.get(order)?.[0]?.entry.id) ?? all.find((card) => card.dataset['order'] === order));
  next?.focus();
}

/** Keeps the focus of people who use the keyboard: a command can remove what has it. */
export function keepFocus() {
  addEventListener('focusin', (event) => remember(event.target as HTMLElement));
  addEventListener('keydown', () => (isKeyboard = true), { capture: true });
  addEventListener('pointerdown', () => (isKeyboard = false), { capture: true });
  effect(() => {
    if (board.value && backlog.value && !dialog.value && isKeyboard) requestAnimationFrame(() => setTimeout(restore));
  });
}

/** Focuses the first order of the backlog, or the one that was selected; without orders, the search. */
export const focusBacklog = () =>
  (document.querySelector<HTMLElement>('[data-order][tabindex="0"]') ?? document.getElementById('find'))?.focus();

/** Focuses the visit that Tab would reach; without visits, the board. */
export const focusGrid = () =>
  (document.querySelector<HTMLElement>('button[data-entry][tabindex="0"]') ?? document.getElementById('board'))?.focus();

/** Focuses another order of the backlog. Returns whether the key means this. */
export function moveInBacklog(card: HTMLElement, key: string): boolean {
  const all = cards();
  const index = all.indexOf(card);
  const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: all.length - 1 }[key];
  if (next === undefined) return false;
  all[next]?.focus();
  return true;
}
