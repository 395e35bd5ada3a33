import { signal } from '@preact/signals';

/** A place in the window, in pixels. */
export interface Place {
  x: number;
  y: number;
}

/** A dialog that is open over the board. */
export type Dialog =
  | { kind: 'keys' }
  | { kind: 'menu'; at: Place }
  | { kind: 'suggestions'; order: string }
  | { kind: 'form'; order: string | null };

export const dialog = signal<Dialog | null>(null);

/** What had the focus before the dialog; it gets it back. */
let before: HTMLElement | null = null;

function open(next: Dialog) {
  before ??= document.activeElement as HTMLElement | null;
  dialog.value = next;
}

function belowFocus(): Place {
  const box = document.activeElement!.getBoundingClientRect();
  return { x: box.left + 20, y: box.bottom };
}

export const openKeys = () => open({ kind: 'keys' });
/** Opens the menu of what is selected at a place of the window: that of the pointer, or of a command by key, below what has the focus. */
export const openMenu = (at = belowFocus()) => open({ kind: 'menu', at });
export const openSuggestions = (order: string) => open({ kind: 'suggestions', order });
/** Opens the form of an order, or of a new one if null. */
export const openForm = (order: string | null) => open({ kind: 'form', order });

export function closeDialog() {
  dialog.value = null;
  before?.focus();
  before = null;
}
