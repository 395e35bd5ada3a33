import { useComputed } from '@preact/signals';
import { t } from '../texts/texts';
import { type Axis, xOf } from '../timeline/axis';
import { statusName } from './fieldText';
import { ruleNames } from './format';
import { hovered } from './hovered';
import { dragged, preview, verdict } from './placing';
import { px } from './px';
import { selectVisit } from './selecting';
import { formats, halos, orderName, selection, type Visit, visitsByOrder } from './state';
import { tabStop } from './tabStops';
import { technicianName } from './technicians';

const DONE = ['Completed', 'WorkshopCompleted', 'Canceled'];
const LANE = 34;
/** A bar that is narrower shows no piece of the name that says something, in pixels. */
const SHORT = 72;
/** What a short bar needs for its edges and for each character of the number of the order, in pixels. */
const [EDGES, CHARACTER] = [8, 6];

/** What of a visit is written into a bar: its name and place, else the number of the order, or nothing where only a fragment would fit. */
export function textFor(width: number, number: string): 'all' | 'number' | 'none' {
  if (width >= SHORT) return 'all';
  const parts = partsOf(number);
  const longest = parts.length > 2 ? number.length : Math.max(...parts.map((part) => part.length));
  return width >= EDGES + longest * CHARACTER ? 'number' : 'none';
}

/** The parts of a number that can stand on lines of their own: `W-` and `1001`. */
const partsOf = (number: string) => number.split(/(?<=-)/);

/** The states of a visit, for its look and its label. */
function statesOf({ entry, to }: Visit, several: boolean) {
  const status = entry.job.job_status_code ?? '';
  const done = DONE.includes(status);
  return {
    tentative: !entry.is_firm,
    done,
    progress: status === 'InProgress',
    late: !done && entry.job.due_date !== null && entry.job.due_date !== undefined && to > Date.parse(entry.job.due_date),
    locked: entry.is_locked,
    informed: entry.customer_informed,
    several,
    leader: several && entry.is_leader,
    overridden: entry.overridden !== null,
  };
}

/** What a screen reader says: order, name and second line as they are shown, technician, day, time and state. */
function labelOf(visit: Visit, technician: string, states: ReturnType<typeof statesOf>, line: string): string {
  const { entry, from, to } = visit;
  const words = [
    states.tentative ? t.tentative : t.firm,
    ...(['late', 'locked', 'informed', 'leader', 'several'] as const).filter((state) => states[state]).map((state) => t[state]),
    entry.job.job_status_code ? statusName(entry.job.job_status_code) : '',
  ];
  const when = `${formats.value.longDay(from)}, ${formats.value.period(from, to)}`;
  const what = `${orderName(entry)} ${entry.job.name}${line ? `, ${line}` : ''}`;
  return `${what}, ${technician}, ${when}, ${words.join(', ')}`;
}

/** Drawn, because many fonts have no padlock. */
const Padlock = () => (
  <svg class="padlock" viewBox="0 0 10 12" aria-hidden="true">
    <rect x="1" y="5" width="8" height="7" />
    <path d="M2.5 5V3.5a2.5 2.5 0 0 1 5 0V5" />
  </svg>
);

interface BarProps {
  visit: Visit;
  axis: Axis;
  lane: number;
}

/** A visit on the axis. */
export function Bar({ visit, axis, lane }: BarProps) {
  const { entry, from, to } = visit;
  const several = useComputed(() => (visitsByOrder.value.get(entry.jobs_id) ?? []).length > 1).value;
  const states = statesOf(visit, several);
  const technician = useComputed(() => technicianName(entry.user_id)).value;
  const left = xOf(axis, from);
  const width = Math.max(xOf(axis, to) - left - 1, 6);
  // A bar is drawn again only if its own answer changes, and not on each move of the pointer.
  const by = useComputed(() => halos.value.get(entry.id)).value;
  const isSelected = useComputed(() => selection.value.has(entry.id)).value;
  const isLit = useComputed(() => hovered.value === entry.jobs_id).value;
  const isTabStop = useComputed(() => tabStop.value === entry.id).value;
  const isDragged = useComputed(() => {
    const what = dragged.value;
    if (!what?.entryId || what.mode === 'add') return false;
    const moves = what.mode === 'move' && selection.value.has(what.entryId) && selection.value.has(entry.id) && entry.is_firm;
    return what.entryId === entry.id || moves;
  }).value;
  const text = textFor(width, orderName(entry));
  const line = by ? t.by(by) : (entry.job.place ?? entry.job.company_name ?? '');
  const classes = [
    'bar',
    ...Object.entries(states)
      .filter(([, value]) => value)
      .map(([name]) => name),
    isSelected ? 'selected' : '',
    isLit ? 'lit' : '',
    by === undefined ? '' : 'changed',
    isDragged ? 'dragged' : '',
    text === 'all' ? '' : 'short',
  ];
  return (
    <button
      type="button"
      class={classes.filter((name) => name).join(' ')}
      data-entry={entry.id}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={labelOf(visit, technician, states, line)}
      aria-pressed={isSelected}
      style={{ left: px(left), width: px(width), top: px(lane * LANE + 3) }}
      onClick={(event) => selectVisit(visit, event)}
      onPointerEnter={() => (hovered.value = entry.jobs_id)}
      onPointerLeave={() => (hovered.value = '')}
      onFocus={() => (hovered.value = entry.jobs_id)}
      title={`${orderName(entry)} · ${formats.value.period(from, to)}\n${entry.job.name}\n${entry.job.place ?? ''}${
        entry.overridden ? `\n${t.overridden(ruleNames(entry.overridden.split(' ')))}` : ''
      }`}
    >
      <span class={`bar-text priority${Math.min(entry.job.job_priority_sequence ?? 9, 9)}`} aria-hidden="true">
        <b>
          {text === 'number' && (
            <span class="bar-number">
              {partsOf(orderName(entry)).map((part) => (
                <>
                  {part}
                  <wbr />
                </>
              ))}
            </span>
          )}
          {states.done ? '✓ ' : ''}
          {states.leader ? '★ ' : ''}
          {states.several ? '⚭ ' : ''}
          {states.locked && <Padlock />}
          {states.informed ? '✉ ' : ''}
          {text === 'all' && entry.job.name}
        </b>
        {text === 'all' && (
          <span class="bar-place">
            <br />
            {line}
          </span>
        )}
      </span>
      {entry.is_firm && !entry.is_locked && !states.done && (
        <>
          <span class="handle start" data-edge="start" data-entry={entry.id} />
          <span class="handle end" data-edge="end" data-entry={entry.id} />
        </>
      )}
    </button>
  );
}

/** Where what is dragged would be in the row of a technician, with what the server's rules say about it. */
export function PreviewBar({ axis, userId }: { axis: Axis; userId: string }) {
  const at = useComputed(() => (preview.value?.userId === userId ? preview.value : null)).value;
  if (!at) return null;
  const { from, to } = at;
  const left = xOf(axis, from);
  const width = Math.max(xOf(axis, to) - left - 1, 6);
  const rules = verdict.value;
  return (
    <div class={`bar preview ${rules?.verdict ?? ''}`} style={{ left: px(left), width: px(width), top: '3px' }}>
      <span class="preview-text">
        {formats.value.period(from, to)} {rules && (rules.reasons.length > 0 ? ruleNames(rules.reasons) : t.fits)}
      </span>
    </div>
  );
}

/** The height of some lanes, in pixels. */
export const heightOf = (lanes: number) => Math.max(lanes, 1) * LANE + 6;
