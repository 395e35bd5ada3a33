import { addTechnician, moveAll, place, planOrder, unplanEntries } from '../commands/actions';
import { STEP } from '../commands/nudge';
import { inTurn } from '../commands/queue';
import { t } from '../texts/texts';
import { type Instant, instantAt, MINUTE, snap, xOf } from '../timeline/axis';
import type { Press } from '../timeline/pointer';
import { beginMarquee, cancelMarquee, endMarquee, marquee, stretchMarquee } from './marquee';
import {
  type Dragged,
  dragged,
  fit,
  fitOf,
  isByDay,
  movePreview,
  type Preview,
  preview,
  putBack,
  slotOf,
  startDrag,
  type Target,
} from './placing';
import { noTimeText } from './previewText';
import { refusalPlace } from './refusal';
import { selectedWith } from './selecting';
import { axis, backlog, days, mayPlan, message, orderName, orderNumber, selection, visitsById } from './state';
import { view } from './view';

/** How far the pointer was from what follows it when it was dragged, in pixels: the start of the entry, or the end that is dragged. */
let offset = 0;
/** Whether the pointer is over the backlog: a drop there unplans. */
let overBacklog = false;

/** The element that is dragged: a handle at an end of an entry, an entry, an order of the backlog, or the empty part of a row. */
export function grip(element: HTMLElement): HTMLElement | null {
  if (!mayPlan.value || dragged.value) return null;
  return element.closest<HTMLElement>('[data-edge], [data-entry], [data-order], .track');
}

/** Begins a drag. */
export function dragPressed(press: Press) {
  const { element, x } = press;
  overBacklog = Boolean(element.closest('.backlog'));
  if (element.matches('.track')) return beginMarquee(press);
  const entryId = element.closest<HTMLElement>('[data-entry]')?.dataset['entry'];
  const visit = entryId ? visitsById.value.get(entryId) : undefined;
  const order = backlog.value.orders.find((each) => each.id === element.dataset['order']);
  if (visit && entryId) {
    const edge = element.dataset['edge'] as 'start' | 'end' | undefined;
    if (!selection.value.has(entryId)) selection.value = new Set([entryId]);
    const { entry, from, to } = visit;
    offset = x - element.closest('.track')!.getBoundingClientRect().left - xOf(axis.value, edge === 'end' ? to : from);
    const mode = entry.is_firm ? (edge ?? 'move') : 'plan';
    void startDrag(
      { mode, order: entry.jobs_id, name: orderName(entry), entryId, version: entry.row_version, length: to - from },
      { userId: entry.user_id, from, to },
    );
  } else if (order) {
    offset = 0;
    selection.value = new Set([order.id!]);
    const length = (order.estimated_time ?? 60) * MINUTE;
    void startDrag({ mode: 'plan', order: order.id!, name: orderNumber(order), length }, null);
  }
}

/** The technician or the team, and the time, at a place of the window, given what lies there; null outside the rows. */
function pointAt(under: Element | null, x: number, step: number): { target: Target; at: Instant } | null {
  const team = under?.closest<HTMLElement>('[data-team]');
  if (team) return { target: { userId: team.dataset['team']!, withTeam: true }, at: timeAt(team, x, step) };
  const row = under?.closest<HTMLElement>('[data-user]');
  if (!row) return null;
  const target = { userId: row.dataset['user']! };
  if (view.value.scale === 'month') {
    const cell = under?.closest<HTMLElement>('[data-day]');
    return cell ? { target, at: Number(cell.dataset['day']) } : null;
  }
  return { target, at: timeAt(row.querySelector('.track')!, x, step) };
}

const timeAt = (track: Element, x: number, step: number) =>
  snap(days.value, instantAt(axis.value, x - track.getBoundingClientRect().left - offset), step);

/** Whether a visit as a whole is placed, and not one of its ends. */
const isPlaced = ({ mode }: Dragged) => mode === 'move' || mode === 'add';

/** Moves what is dragged. With Alt, in steps of 5 minutes; with Ctrl, a technician is added instead. */
export function drag(x: number, y: number, keys: { alt: boolean; ctrl: boolean }) {
  if (marquee.value) return stretchMarquee(x, y);
  const what = dragged.value;
  if (!what) return;
  const under = document.elementFromPoint(x, y);
  overBacklog = Boolean(under?.closest('.backlog'));
  if (what.entryId && isPlaced(what)) {
    const mode: Dragged['mode'] = keys.ctrl ? 'add' : 'move';
    if (mode !== what.mode) dragged.value = { ...what, mode };
  }
  const point = pointAt(under, x, keys.alt ? 5 : STEP);
  if (point) movePreview(point.target, point.at, STEP * MINUTE);
  else if (what.mode === 'plan' || (isPlaced(what) && under?.closest('.team'))) preview.value = null;
}

/** Ends a drag at a place of the window. */
export async function dropAt(x: number, y: number) {
  if (marquee.value) return endMarquee();
  refusalPlace.value = { x, y };
  const visit = dragged.value?.entryId ? visitsById.value.get(dragged.value.entryId) : undefined;
  if (overBacklog && visit?.entry.is_firm && dragged.value?.mode === 'move') {
    putBack();
    await inTurn(() => unplanEntries(selectedWith(visit).map((each) => each.entry)));
  } else {
    await drop();
  }
}

/** Ends a drag without changing anything. */
export function giveUp() {
  if (marquee.value) cancelMarquee();
  else putBack();
}

/** Places what a command has picked up where the pointer is clicked. */
export function placeAt(event: MouseEvent) {
  if (!dragged.value) return;
  event.preventDefault();
  event.stopPropagation();
  offset = 0;
  const { clientX: x, clientY: y } = event;
  const point = pointAt(document.elementFromPoint(x, y), x, event.altKey ? 5 : STEP);
  if (!point) return;
  refusalPlace.value = { x, y };
  movePreview(point.target, point.at, STEP * MINUTE);
  void drop();
}

/** Plans or changes what is dragged where the preview is. */
export async function drop() {
  const [what, at, known, byDay] = [dragged.value, preview.value, fit.value, isByDay.value];
  putBack();
  if (what && at) await inTurn(() => (byDay ? settleOnDay(what, at, known) : settle(what, at)));
  // A drop on the name of a team, or beside the rows, must not look as if it had worked; one back on the backlog puts the order back.
  else if (what && !overBacklog) message.value = t.noTechnicianThere;
}

/** Plans or moves to the first time of a day that fits; if none does, says why. */
async function settleOnDay(what: Dragged, at: Preview, known: typeof fit.value) {
  const found = slotOf(
    what,
    at,
    known.size > 0 ? known : await fitOf(what.order, what.mode === 'plan' ? undefined : what.entryId),
  );
  if (found?.slot) await settle(what, { ...at, ...found.slot });
  else message.value = noTimeText(at, found?.reasons ?? []);
}

async function settle(what: Dragged, at: Preview) {
  const visit = what.entryId ? visitsById.value.get(what.entryId) : undefined;
  const isUnchanged = visit && at.userId === visit.entry.user_id && at.from === visit.from && at.to === visit.to;
  if (what.mode === 'add' && visit) {
    if (at.userId !== visit.entry.user_id) await addTechnician(visit, at.userId);
  } else if (what.mode === 'plan') {
    await planOrder(what.order, at, at);
  } else if (!visit) {
    message.value = t.gone(what.name);
  } else if (isUnchanged) {
    return;
  } else if (what.mode === 'move' && selectedWith(visit).length > 1) {
    await moveAll(selectedWith(visit), at.from - visit.from, at.userId);
  } else {
    const done = at.userId !== visit.entry.user_id ? t.done.reassigned : what.mode === 'move' ? t.done.moved : t.done.resized;
    await place({ ...visit.entry, row_version: what.version ?? visit.entry.row_version }, at.userId, at, done);
  }
}
