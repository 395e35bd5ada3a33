import { useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Technician } from '../api/planning';
import { isolate } from '../texts/isolate';
import { t } from '../texts/texts';
import { HOUR, MINUTE, type Period } from '../timeline/axis';
import { duration, ruleNames } from './format';
import { dragged, fit, isByDay, preview, slotOf } from './placing';
import { TechnicianName } from './Row';
import { absencesOf, days, formats, hoursOf, today, visitsByTechnician } from './state';
import { nameOf, rows } from './technicians';
import { show } from './view';

/** How long two lists of periods overlap, in minutes. */
const common = (day: Period, periods: Period[]) =>
  periods.reduce((sum, each) => sum + Math.max(0, Math.min(day.to, each.to) - Math.max(day.from, each.from)) / MINUTE, 0);

/** The day of a technician: how many visits, and how much of the working time they fill. */
function Cell({ technician, day }: { technician: Technician; day: Period & { date: string } }) {
  const visits = (visitsByTechnician.value.get(technician.id) ?? []).filter(
    (visit) => visit.from < day.to && visit.to > day.from,
  );
  const working = common(day, hoursOf(technician));
  const isAbsent = absencesOf(technician).some((each) => each.from < day.to && each.to > day.from);
  const planned = common(
    day,
    visits.filter((visit) => visit.entry.is_firm),
  );
  // Only the two cells between which the preview moves are drawn again.
  const isTarget = useComputed(() => preview.value?.userId === technician.id && preview.value.from === day.from).value;
  const what = isByDay.value ? dragged.value : null;
  const withTeam = isTarget && preview.value?.withTeam === true;
  const found = what && slotOf(what, { userId: technician.id, withTeam, ...day }, fit.value);
  const start = found?.slot?.from ?? null;
  const cell = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    if (isTarget) cell.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isTarget]);
  const fits = found ? (start === null ? 'fit no' : 'fit fits') : '';
  const isToday = day.date === today();
  const classes = [working === 0 && 'off', isAbsent && 'absent', fits, isTarget && 'target', isToday && 'today'];
  const share = working > 0 ? Math.min(planned / working, 1) : 0;
  // What is shown stands in the label as it is shown: the count, and the time at which the dragged order would start.
  const shown = [visits.length > 0 ? `${visits.length}` : '', start === null ? '' : formats.value.time(start)].filter(
    (part) => part,
  );
  const load = visits.length > 0 ? duration(planned) : t.nothingPlanned;
  const reasons = found && found.reasons.length > 0 ? [ruleNames(found.reasons)] : [];
  const words = [...(shown.length > 0 ? [shown.join(' ')] : []), load, ...reasons];
  const label = `${isolate(nameOf(technician))}, ${formats.value.longDay(day.from)}: ${words.join(', ')}`;
  return (
    <td ref={cell} data-day={day.from} class={classes.filter((name) => name).join(' ')}>
      <button type="button" aria-label={label} title={label} onClick={() => show({ scale: 'day', date: day.date })}>
        <span class="count">{visits.length > 0 ? visits.length : ''}</span>{' '}
        <span class="fill" style={{ height: `${share * 100}%` }} />
        {start !== null && <small>{formats.value.time(start)}</small>}
      </button>
    </td>
  );
}

/** The month: a cell for each technician and day. A drop on a day plans at the first time that fits. */
export function Month() {
  return (
    <table class="month">
      <thead>
        <tr>
          <th scope="col">{t.technicians}</th>
          {days.value.map((day) => (
            <th key={day.date} scope="col" class={day.date === today() ? 'today' : ''}>
              <button
                type="button"
                onClick={() => show({ scale: 'day', date: day.date })}
                title={formats.value.longDay(day.from)}
              >
                {formats.value.weekdayLetters(day.from + 12 * HOUR)} <br />
                {Number(day.date.slice(8))}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.value.map((technician) => (
          <tr key={technician.id} data-user={technician.id}>
            <th scope="row">
              <TechnicianName technician={technician} />
            </th>
            {days.value.map((day) => (
              <Cell key={day.date} technician={technician} day={day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
