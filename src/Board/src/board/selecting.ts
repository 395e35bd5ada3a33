import { effect } from '@preact/signals';
import { selection, type Visit, visitsById } from './state';
import { show, view } from './view';

/** The visit whose bar an element belongs to. */
export const visitOf = (element: EventTarget | null): Visit | undefined =>
  visitsById.value.get((element as Element | null)?.closest<HTMLElement>('[data-entry]')?.dataset['entry'] ?? '');

/** Selects a visit; with Shift or Ctrl, adds it to the selection or takes it out. */
export function selectVisit(visit: Visit, event: MouseEvent) {
  const id = visit.entry.id;
  if (event.shiftKey || event.ctrlKey || event.metaKey) {
    const next = new Set(selection.value);
    if (!next.delete(id)) next.add(id);
    selection.value = next;
    return;
  }
  selection.value = new Set([id]);
  if (view.value.order !== visit.entry.jobs_id) show({ order: visit.entry.jobs_id }, true);
}

/** The visits that move together with a visit: all firm ones that are selected, if it is one of them. */
export function selectedWith(visit: Visit): Visit[] {
  if (!selection.value.has(visit.entry.id)) return [visit];
  const selected = [...selection.value].map((id) => visitsById.value.get(id));
  return selected.filter((each) => each !== undefined).filter((each) => each.entry.is_firm);
}

/** Lets details that are open follow what is selected, because their buttons act on that. */
export function followSelection() {
  effect(() => {
    const [id, ...others] = selection.value;
    if (id === undefined || others.length > 0 || view.peek().order === '') return;
    const order = visitsById.peek().get(id)?.entry.jobs_id ?? id;
    if (order !== view.peek().order) show({ order }, true);
  });
}

/** Selects an order of the backlog, and shows its details. */
export function selectOrder(id: string) {
  selection.value = new Set([id]);
  show({ order: id }, true);
}
