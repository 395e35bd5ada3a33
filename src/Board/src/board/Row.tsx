import { useComputed } from '@preact/signals';
import type { Technician } from '../api/planning';
import { isolate } from '../texts/isolate';
import { t } from '../texts/texts';
import { assignLanes } from '../timeline/lanes';
import { Bar, heightOf, PreviewBar } from './Bar';
import { skillName } from './choices';
import { duration } from './format';
import { useNear } from './near';
import { px } from './px';
import { Fit, OffTime } from './Strips';
import { axis, selection, type Visit, visitsByTechnician } from './state';
import { tabStop } from './tabStops';
import { nameOf, rows } from './technicians';

const MOST_LANES = 6;
/** About as many rows as fill a window, filled at once when the board is opened. */
const FIRST_ROWS = 18;
const NO_VISITS: Visit[] = [];

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

/** The name of a technician, with the load of the days shown. */
export function TechnicianName({ technician }: { technician: Technician }) {
  const { planned_minutes: planned, working_minutes: working } = technician.load;
  const share = working ? planned / working : 0;
  return (
    <div class="name" title={technician.skills.map((skill) => isolate(skillName(skill.code ?? ''))).join(', ')}>
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

/** The row of a technician: working time, absences, visits, and while something is placed, where it fits. It is empty until it is nearly seen. */
export function Row({ technician }: { technician: Technician }) {
  const on = axis.value;
  const visits = useComputed(() => visitsByTechnician.value.get(technician.id) ?? NO_VISITS).value;
  const inLanes = lanesOf(visits);
  const lanes = Math.min(
    inLanes.reduce((most, each) => Math.max(most, each.lane + 1), 1),
    MOST_LANES,
  );
  const hidden = inLanes.filter((each) => each.lane >= MOST_LANES).length;
  const { element, isNear } = useNear<HTMLDivElement>(() => rows.value.indexOf(technician) < FIRST_ROWS);
  // A visit that is selected, or that Tab reaches, must be able to get the focus wherever it is.
  const isReached = useComputed(() =>
    visits.some(({ entry }) => entry.id === tabStop.value || selection.value.has(entry.id)),
  ).value;
  return (
    <div ref={element} class="row" role="row" data-user={technician.id}>
      <div class="row-head" role="rowheader">
        <TechnicianName technician={technician} />
      </div>
      <div class="track" role="gridcell" style={{ width: px(on.width), minHeight: px(heightOf(lanes)) }}>
        {(isNear || isReached) && (
          <>
            <OffTime technician={technician} on={on} />
            <Fit technician={technician} on={on} />
            {inLanes
              .filter((each) => each.lane < MOST_LANES)
              .map(({ visit, lane }) => (
                <Bar key={visit.entry.id} visit={visit} technician={nameOf(technician)} axis={on} lane={lane} />
              ))}
          </>
        )}
        <PreviewBar axis={on} userId={technician.id} />
        {hidden > 0 && <span class="more">{t.more(hidden)}</span>}
      </div>
    </div>
  );
}
