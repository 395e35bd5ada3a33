import { signal } from '@preact/signals';

type Choice = { code: string; name: string };

/** The choices of filters and forms. */
export const choices = signal<{ types: Choice[]; priorities: Choice[]; skills: Choice[]; isRead: boolean }>({
  types: [],
  priorities: [],
  skills: [],
  isRead: false,
});
