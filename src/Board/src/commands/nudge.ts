import { readSuggestions, type Suggestions } from '../api/planning';
import { startDrag } from '../board/placing';
import { nobodyText } from '../board/previewText';
import { reasonsOf } from '../board/refusal';
import { backlog, days, hoursOf, message, orderName, orderNumber, type Visit } from '../board/state';
import { rows } from '../board/technicians';
import { t } from '../texts/texts';
import { MINUTE } from '../timeline/axis';
import { moveAll, place } from './actions';

/** The step of moves by keyboard and pointer, in minutes. */
export const STEP = 15;

/** Moves entries by one step. */
export const nudge = (visits: Visit[], steps: number) => {
  const [only] = visits;
  const by = steps * STEP * MINUTE;
  if (!only || visits.length > 1) return moveAll(visits, by);
  return place(only.entry, only.entry.user_id, { from: only.from + by, to: only.to + by }, t.done.moved);
};

/** Moves the end of an entry by one step. */
export const resize = ({ entry, from, to }: Visit, steps: number) =>
  place(entry, entry.user_id, { from, to: Math.max(to + steps * STEP * MINUTE, from + STEP * MINUTE) }, t.done.resized);

/** Gives the entries of a technician to the one some rows below, or above if negative. */
export function changeRow(visits: Visit[], by: number) {
  const [first] = visits;
  const next = rows.value[rows.value.findIndex((each) => each.id === first?.entry.user_id) + by];
  if (!first || !next) return Promise.resolve(false);
  return visits.length > 1 ? moveAll(visits, 0, next.id) : place(first.entry, next.id, first, t.done.reassigned);
}

const dragVisit = (mode: 'move' | 'add', { entry, from, to }: Visit) =>
  startDrag(
    {
      mode,
      order: entry.jobs_id,
      name: orderName(entry),
      entryId: entry.id,
      version: entry.row_version,
      byKeys: true,
      length: to - from,
    },
    { userId: entry.user_id, from, to },
  );

/** Picks an entry up, to be placed with the arrow keys. */
export const pickUp = (visit: Visit) => dragVisit('move', visit);

/** Picks up a copy of an entry, to choose the technician who also goes. */
export const pickColleague = (visit: Visit) => dragVisit('add', visit);

/** Why there are no suggestions. */
const whyNobody = ({ excluded }: Suggestions): 'busy' | 'unskilled' =>
  excluded.length > 0 && excluded.every(({ rules }) => rules.some(({ code, passed }) => code === 'skill_missing' && !passed))
    ? 'unskilled'
    : 'busy';

/** Shows an order of the backlog at its best time in the days shown; Enter plans it there. */
export async function planAtBest(order: string) {
  const [first, last] = [days.value[0], days.value[days.value.length - 1]];
  const found = backlog.value.orders.find((each) => each.id === order);
  if (!first || !last || !found) return;
  const length = (found.estimated_time ?? 60) * MINUTE;
  const result = await readSuggestions(order, new Date(first.from).toISOString(), new Date(last.to).toISOString(), 1);
  const best = result.ok ? result.data.suggestions[0] : undefined;
  const nobody = result.ok && !best ? { nobody: whyNobody(result.data) } : {};
  // Where nothing fits, at the next working time of the first technician whose working time is known; in the past, at the first.
  const now = Math.ceil(Date.now() / (STEP * MINUTE)) * STEP * MINUTE;
  const technician = rows.value.find((each) => each.hours && each.hours.length > 0) ?? rows.value[0];
  const hours = technician ? hoursOf(technician) : [];
  const next = hours.find(({ to }) => to > now);
  const free = next ? Math.max(next.from, now) : (hours[0]?.from ?? first.from);
  const start = best ? Date.parse(best.date_from) : free;
  const end = best ? Date.parse(best.date_to) : start + length;
  const userId = best?.user_id ?? technician?.id;
  const what = { mode: 'plan' as const, order, name: orderNumber(found), byKeys: true as const, ...nobody, length: end - start };
  const withTeam = best !== undefined && best.team.length > 0;
  const placing = userId && startDrag(what, { userId, withTeam, from: start, to: end });
  message.value = result.ok ? nobodyText(what) : reasonsOf(result.problems); // Shown when the order is put back.
  await placing;
}
