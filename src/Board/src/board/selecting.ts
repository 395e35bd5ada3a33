import { selection, type Visit } from './state';
import { show, view } from './view';

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

/** Selects an order of the backlog, and shows its details. */
export function selectOrder(id: string) {
  selection.value = new Set([id]);
  show({ order: id }, true);
}
