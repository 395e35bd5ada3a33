import { useComputed } from '@preact/signals';
import type { Technician } from '../api/planning';
import { t } from '../texts/texts';
import { type Axis, type Period, xOf } from '../timeline/axis';
import { assignLanes, gaps } from '../timeline/lanes';
import { Bar, GhostBar, heightOf } from './Bar';
import { duration, ruleNames } from './format';
import { fit, ghost } from './placing';
import { px } from './px';
import { absencesOf, axis, days, hoursOf, nameOf, type Visit, visitsByTechnician } from './state';
import { view } from './view';

const MOST_LANES = 6;

/** The rules whose reasons a row shows anyway: grey hours, absences and visits. */
const SEEN = ['outside_working_time', 'holiday', 'absent', 'booked', 'too_short'];

/** The firm visits first, so that suggestions lie below them in lanes of their own. */
function lanesOf(visits: Visit[]): { visit: Visit; lane: number }[] {
  const firm = visits.filter((visit) => visit.entry.is_firm);
  const suggested = visits.filter((visit) => !visit.entry.is_firm);
  const firmLanes = assignLanes(firm);
  const below = firmLanes.length > 0 ? Math.max(...firmLanes) + 1 : 0;
  const suggestedLanes = assignLanes(suggested);
  return [
    ...firm.map((visit, index) => ({ visit, lane: firmLanes[index]! })),
    ...suggested.map((visit, index) => ({ visit, lane: below + suggestedLanes[index]! })),
  ];
}

/** A period of a row. The text is written into it if there is room, unless what is seen says the same. */
function Strip({
  on,
  period,
  kind,
  text,
  isSeen = false,
}: {
  on: Axis;
  period: Period;
  kind: string;
  text?: string;
  isSeen?: boolean;
}) {
  const left = xOf(on, period.from);
  const width = xOf(on, period.to) - left;
  if (width < 1) return null;
  return (
    <div class={`strip ${kind}`} style={{ left: px(left), width: px(width) }} title={text}>
      {text && !isSeen && width > 60 && <span>{text}</span>}
    </div>
  );
}

/** The name of a technician, with the load of the days shown. */
export function TechnicianName({ technician }: { technician: Technician }) {
  const { planned_minutes: planned, working_minutes: working } = technician.load;
  const share = working ? planned / working : 0;
  return (
    <div class="name" title={technician.skills.map((skill) => skill.code).join(', ')}>
      <span class="name-text">{nameOf(technician)}</span>
      <span class="load">
        <meter
          class={share > 1 ? 'over' : ''}
          min={0}
          max={1}
          value={Math.min(share, 1)}
          aria-label={working ? t.load(duration(planned), duration(working)) : t.loadUnknown(duration(planned))}
        />
        <small>{working ? `${duration(planned)} / ${duration(working)}` : duration(planned)}</small>
      </span>
    </div>
  );
}

/** The row of a technician: working time, absences, visits, and while something is placed, where it fits. */
export function Row({ technician }: { technician: Technician }) {
  const on = axis.value;
  const visits = visitsByTechnician.value.get(technician.id) ?? [];
  const placed = lanesOf(visits);
  const lanes = Math.min(
    placed.reduce((most, each) => Math.max(most, each.lane + 1), 1),
    MOST_LANES,
  );
  const hidden = placed.filter((each) => each.lane >= MOST_LANES).length;
  const isTarget = useComputed(() => ghost.value?.userId === technician.id).value;
  const range = { from: days.value[0]?.from ?? 0, to: days.value[days.value.length - 1]?.to ?? 0 };
  const periods = fit.value.get(technician.id) ?? [];
  return (
    <div class={`row${isTarget ? ' target' : ''}`} role="row" data-user={technician.id}>
      <div class="row-head" role="rowheader">
        <TechnicianName technician={technician} />
      </div>
      <div class="track" role="gridcell" style={{ width: px(on.width), minHeight: px(heightOf(lanes)) }}>
        {gaps(range, hoursOf(technician)).map((period) => (
          <Strip key={period.from} on={on} period={period} kind="off" />
        ))}
        {absencesOf(technician).map((absence) => (
          <Strip key={`a${absence.from}`} on={on} period={absence} kind="absent" text={absence.name || t.absence} />
        ))}
        {view.value.scale === 'week' &&
          days.value.slice(1).map((day) => <i key={day.date} class="midnight" style={{ left: px(xOf(on, day.from)) }} />)}
        {periods.map((period) => (
          <Strip
            key={`f${period.from}`}
            on={on}
            period={period}
            kind={`fit ${period.verdict}`}
            {...(period.reasons.length > 0 ? { text: ruleNames(period.reasons) } : {})}
            isSeen={period.reasons.some((reason) => SEEN.includes(reason))}
          />
        ))}
        {placed
          .filter((each) => each.lane < MOST_LANES)
          .map(({ visit, lane }) => (
            <Bar key={visit.entry.id} visit={visit} axis={on} lane={lane} />
          ))}
        <GhostBar axis={on} userId={technician.id} />
        {hidden > 0 && <span class="more">{t.more(hidden)}</span>}
      </div>
    </div>
  );
}
