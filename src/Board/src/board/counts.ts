import { effect, signal } from '@preact/signals';
import { countBacklogs, DUES, type Due } from '../api/orders';
import { choices } from './choices';
import { backlog, backlogFilter, clock } from './state';

/** How many orders of the backlog each choice of a filter would show, with the other filters as they are. */
export const counts = signal<{ skills: ReadonlyMap<string, number>; dues: ReadonlyMap<Due, number> }>({
  skills: new Map(),
  dues: new Map(),
});

/** Counts the whole backlog, and not only the orders that are listed; again after each time that it was read. */
export function keepCounted() {
  let isCounting = false;
  let isOutdated = false;

  const count = async () => {
    isOutdated = isCounting;
    if (isCounting) return;
    isCounting = true;
    const filter = backlogFilter.peek();
    const skills = choices.peek().skills.map((each) => each.code);
    const bySkill = skills.map((skill) => ({ ...filter, skill }));
    const found = await countBacklogs([...bySkill, ...DUES.map((due) => ({ ...filter, due }))], clock());
    if (found) {
      counts.value = {
        skills: new Map(skills.map((skill, index) => [skill, found[index]!])),
        dues: new Map(DUES.map((due, index) => [due, found[skills.length + index]!])),
      };
    }
    isCounting = false;
    if (isOutdated) void count();
  };

  effect(() => {
    if (backlog.value.isRead && choices.value.isRead && !backlogFilter.value.company) void count();
  });
}
