import { signal } from '@preact/signals';

/** The id of the order under the pointer or with the focus; all its visits are lit. */
export const hovered = signal('');
