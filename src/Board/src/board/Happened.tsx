import { useEffect, useState } from 'preact/hooks';
import { type FeedChange, readChanges } from '../api/feed';
import { t } from '../texts/texts';
import { board, formats, orderName, technicianName, today, visits } from './state';
import { show } from './view';

/** How many of the newest changes are searched for those of today. */
const MOST = 1000;

/** What was changed today, newest first. */
export function Happened() {
  const [changes, setChanges] = useState<FeedChange[]>([]);
  const position = board.value?.position ?? 0;
  useEffect(() => {
    void readChanges(Math.max(0, position - MOST), 'jobs,job_planning', MOST).then((result) => {
      if (!result.ok) return;
      const ofToday = result.data.value.filter((change) => formats.value.date(Date.parse(change.changed_dateutc)) === today());
      setChanges(ofToday.reverse().slice(0, 200));
    });
  }, [position]);
  if (changes.length === 0) return <p class="empty">{t.nothingHappened}</p>;
  const byEntry = new Map(visits.value.map((visit) => [visit.entry.id, visit.entry]));
  const byOrder = new Map(visits.value.map((visit) => [visit.entry.jobs_id, visit.entry]));
  return (
    <ol class="happened">
      {changes.map((change) => {
        const entry = byEntry.get(change.id) ?? byOrder.get(change.id);
        const name = entry ? `${orderName(entry)} ${entry.job.name}` : (change.key ?? change.id.slice(0, 8));
        const who = change.changed_by ?? change.origin ?? '';
        const order = change.entity === 'jobs' ? change.id : entry?.jobs_id;
        return (
          <li key={change.position}>
            <small>{formats.value.time(Date.parse(change.changed_dateutc))}</small>{' '}
            {order ? (
              <button type="button" class="link" onClick={() => show({ order }, true)}>
                {name}
              </button>
            ) : (
              name
            )}{' '}
            {change.entity === 'job_planning' && entry ? `(${technicianName(entry.user_id)}) ` : ''}
            {t.operations[change.operation] ?? change.operation} {t.by(who)}
          </li>
        );
      })}
    </ol>
  );
}
