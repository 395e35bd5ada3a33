import { signal } from '@preact/signals';

type Choice = { id: string; code: string; name: string };

/** The choices of filters and forms, and the statuses. */
export const choices = signal<{
  types: Choice[];
  priorities: Choice[];
  skills: Choice[];
  statuses: Choice[];
  isRead: boolean;
}>({ types: [], priorities: [], skills: [], statuses: [], isRead: false });

/** The name of a skill; its code if the name is not known. */
export const skillName = (code: string) => choices.value.skills.find((each) => each.code === code)?.name || code;
