import { computed } from '@preact/signals';
import { backlog, selection, visitsById, visitsByTechnician } from './state';
import { rows } from './technicians';

/** The earliest visit of the first row that has one. */
const firstVisit = computed(() => {
  const inRow = rows.value.map(({ id }) => visitsByTechnician.value.get(id)).find((each) => each !== undefined);
  return inRow?.reduce((first, each) => (each.from < first.from ? each : first));
});

/** The visit that Tab reaches: a selected one, else the first; the arrow keys reach the others. */
export const tabStop = computed(() => [...selection.value].find((id) => visitsById.value.has(id)) ?? firstVisit.value?.entry.id);

/** The order of the backlog that Tab reaches: a selected one, else the first. */
export const orderTabStop = computed(() => {
  const { orders } = backlog.value;
  return (orders.find((order) => selection.value.has(order.id!)) ?? orders[0])?.id;
});
