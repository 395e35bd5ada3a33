import { signal } from '@preact/signals';
import { below, type Point } from '../timeline/box';

/** A dialog that is open over the board. */
export type Dialog =
  | { kind: 'keys' }
  | { kind: 'menu'; at: Point }
  | { kind: 'suggestions'; order: string }
  | { kind: 'form'; order: string | null };

export const dialog = signal<Dialog | null>(null);

/** What had the focus before the dialog; it gets it back. */
let before: HTMLElement | null = null;

function open(next: Dialog) {
  before ??= document.activeElement as HTMLElement | null;
  dialog.value = next;
}

export const openKeys = () => open({ kind: 'keys' });
/** Opens the menu of what is selected, at the pointer, or below the focused element if opened by keyboard. */
export const openMenu = (at = below(document.activeElement!.getBoundingClientRect())) => open({ kind: 'menu', at });
export const openSuggestions = (order: string) => open({ kind: 'suggestions', order });
/** Opens the form of an order, or of a new one if null. */
export const openForm = (order: string | null) => open({ kind: 'form', order });

export function closeDialog() {
  dialog.value = null;
  before?.focus();
  before = null;
}
