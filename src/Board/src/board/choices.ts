import { signal } from '@preact/signals';

type Choice = { code: string; name: string };

/** The choices of filters and forms. */
export const choices = signal<{ types: Choice[]; priorities: Choice[]; skills: Choice[]; isRead: boolean }>({
  types: [],
  priorities: [],
  skills: [],
  isRead: false,
});

/** The name of a skill; its code if the name is not known. */
export const skillName = (code: string) => choices.value.skills.find((each) => each.code === code)?.name || code;
