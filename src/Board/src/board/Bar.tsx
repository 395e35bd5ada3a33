import { useComputed } from '@preact/signals';
import { isolate } from '../texts/isolate';
import { t } from '../texts/texts';
import { type Axis, xOf } from '../timeline/axis';
import { statusName } from './fieldText';
import { ruleNames } from './format';
import { hovered } from './hovered';
import { dragged, preview, verdict } from './placing';
import { nobodyText, verdictText } from './previewText';
import { px } from './px';
import { formats, halos, orderName, selection, type Visit, visitsByOrder } from './state';
import { tabStop } from './tabStops';

const DONE = ['Completed', 'WorkshopCompleted', 'Canceled'];
const LANE = 34;
/** A bar that is narrower shows no piece of the name that says something, in pixels. */
const SHORT = 72;
/** What a short bar needs for its edges and for each character of the number of the order, in pixels. */
const [EDGES, CHARACTER] = [8, 6];
/** The lines of a short bar. */
const LINES = 3;

/**
 * What of a visit is written into a bar: its name and place, else the number of the order, split anywhere if it needs that, else only
 * symbols; nothing where only a fragment of them would fit.
 */
export function textFor(width: number, number: string): 'all' | 'number' | 'split' | 'symbols' | 'nothing' {
  if (width >= SHORT) return 'all';
  const inLine = Math.floor((width - EDGES) / CHARACTER);
  const parts = partsOf(number);
  const longest = parts.length > 2 ? number.length : Math.max(...parts.map((part) => part.length));
  if (longest <= inLine) return 'number';
  if (number.length <= inLine * LINES && inLine > 1) return 'split';
  return inLine > 0 ? 'symbols' : 'nothing';
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
  const what = `${isolate(orderName(entry))} ${isolate(entry.job.name)}${line ? `, ${isolate(line)}` : ''}`;
  return `${what}, ${isolate(technician)}, ${when}, ${[...new Set(words)].join(', ')}`;
}

/** Drawn, because many fonts have no padlock. */
const Padlock = () => (
  <svg class="padlock" viewBox="0 0 10 12" aria-hidden="true">
    <rect x="1" y="5" width="8" height="7" />
    <path d="M2.5 5V3.5a2.5 2.5 0 0 1 5 0V5" />
  </svg>
);

/** The states that depend on signals, as names of classes; a bar is drawn again only if they change. */
function interactionStatesOf({ entry }: Visit): string {
  const what = dragged.value;
  const isSelected = selection.value.has(entry.id);
  const follows = isSelected && entry.is_firm && what?.mode === 'move' && selection.value.has(what.entryId ?? '');
  const states = {
    selected: isSelected,
    lit: hovered.value === entry.jobs_id,
    changed: halos.value.has(entry.id),
    dragged: what?.entryId !== undefined && what.mode !== 'add' && (what.entryId === entry.id || follows),
    'tab-stop': tabStop.value === entry.id,
    several: (visitsByOrder.value.get(entry.jobs_id)?.length ?? 0) > 1,
  };
  return namesOf(states);
}

/** The names of the states that hold, separated by spaces. */
const namesOf = (states: Record<string, boolean>) =>
  Object.keys(states)
    .filter((name) => states[name])
    .join(' ');

const titleOf = ({ entry, from, to }: Visit) =>
  `${isolate(orderName(entry))} · ${formats.value.period(from, to)}\n${entry.job.name}\n${entry.job.place ?? ''}${
    entry.overridden ? `\n${t.overridden(ruleNames(entry.overridden.split(' ')))}` : ''
  }`;

interface BarProps {
  visit: Visit;
  /** The name of the technician. */
  technician: string;
  axis: Axis;
  lane: number;
}

/** A visit on the axis. The grid handles its events. */
export function Bar({ visit, technician, axis, lane }: BarProps) {
  const { entry, from, to } = visit;
  const live = useComputed(() => interactionStatesOf(visit)).value;
  const now = new Set(live.split(' '));
  const states = statesOf(visit, now.has('several'));
  const by = now.has('changed') ? halos.value.get(entry.id) : undefined;
  const left = xOf(axis, from);
  const width = Math.max(xOf(axis, to) - left - 1, 6);
  const text = textFor(width, orderName(entry));
  const line = by ? t.by(by) : (entry.job.place ?? entry.job.company_name ?? '');
  // Created only for bars that are hovered, focused or selected, because it would take long for all.
  const isInteractive = now.has('lit') || now.has('selected');
  return (
    <button
      type="button"
      class={`bar ${namesOf(states)} ${live} ${text === 'all' ? '' : `short ${text}`}`}
      data-entry={entry.id}
      tabIndex={now.has('tab-stop') ? 0 : -1}
      aria-label={labelOf(visit, technician, states, line)}
      aria-pressed={now.has('selected')}
      style={{ left: px(left), width: px(width), top: px(lane * LANE + 3) }}
      title={isInteractive ? titleOf(visit) : undefined}
    >
      <span class={`bar-text priority${Math.min(entry.job.job_priority_sequence ?? 9, 9)}`} aria-hidden="true">
        <b>
          {(text === 'number' || text === 'split') && (
            <span class="bar-number">
              {partsOf(orderName(entry)).map((part) => (
                <>
                  {part}
                  <wbr />
                </>
              ))}
            </span>
          )}
          {states.done && '✓ '}
          {states.leader && '★ '}
          {states.several && '⚭ '}
          {states.locked && <Padlock />}
          {states.informed && '✉ '}
          {text === 'all' && entry.job.name}
        </b>
        {text === 'all' && `\n${line}`}
      </span>
      {isInteractive && entry.is_firm && !entry.is_locked && !states.done && (
        <>
          <span class="handle start" data-edge="start" data-entry={entry.id} />
          <span class="handle end" data-edge="end" data-entry={entry.id} />
        </>
      )}
    </button>
  );
}

/** Where what is dragged would be in the row of a technician, or of the technician's team, with what the server's rules say about it. */
export function PreviewBar({ axis, userId, withTeam = false }: { axis: Axis; userId: string; withTeam?: boolean }) {
  const at = useComputed(() => {
    const place = preview.value;
    return place?.userId === userId && (place.withTeam ?? false) === withTeam ? place : null;
  }).value;
  if (!at) return null;
  const { from, to } = at;
  const left = xOf(axis, from);
  const width = Math.max(xOf(axis, to) - left - 1, 6);
  const nobody = dragged.value ? nobodyText(dragged.value, 'short') : '';
  // The text extends to the side on which there is room.
  const side = left > axis.width / 2 ? 'to-left' : '';
  return (
    <div class={`bar preview ${verdict.value?.verdict ?? ''} ${side}`} style={{ left: px(left), width: px(width) }}>
      <span class="preview-text">
        {formats.value.period(from, to)} {nobody && `${nobody}: `}
        {verdictText()}
      </span>
    </div>
  );
}

/** The height of some lanes, in pixels. */
export const heightOf = (lanes: number) => Math.max(lanes, 1) * LANE + 6;
