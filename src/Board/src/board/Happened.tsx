import { useEffect, useState } from 'preact/hooks';
import { type FeedChange, readChanges } from '../api/feed';
import { type Assignment, authorOf, readAssignments } from '../api/history';
import { readOrders } from '../api/orders';
import { isolate } from '../texts/isolate';
import { t } from '../texts/texts';
import { fieldName, isTelling } from './fieldText';
import { board, formats, orderName, orderNumber, today, visits } from './state';
import { technicianName } from './technicians';
import { show } from './view';

/** How many of the newest changes are searched for those of today. */
const MOST = 1000;

/** A change with the words that dispatchers use for what was changed. */
interface Line {
  change: FeedChange;
  /** The id of the order; null if it is not known. */
  order: string | null;
  /** The number and the name of the order. */
  name: string;
  /** The technician of a visit. */
  technician: string;
  /** What was done, by operation. */
  operations: Record<string, string>;
}

/** Finds the orders and technicians of changes; what the board does not show is asked for. */
async function linesOf(changes: FeedChange[]): Promise<Line[]> {
  const assignments = new Map<string, Assignment>(
    visits.value.map(({ entry }) => [entry.id, { order: entry.jobs_id, user: entry.user_id, isFirm: entry.is_firm }] as const),
  );
  const names = new Map(
    visits.value.map(({ entry }) => [entry.jobs_id, `${isolate(orderName(entry))} ${isolate(entry.job.name)}`]),
  );
  const ofVisits = changes.filter((change) => change.entity === 'job_planning').map((change) => change.id);
  const unknown = [...new Set(ofVisits)].filter((id) => !assignments.has(id));
  for (const [id, assignment] of await readAssignments(unknown)) assignments.set(id, assignment);
  const orderOf = ({ entity, id }: FeedChange) => (entity === 'jobs' ? id : (assignments.get(id)?.order ?? null));
  const orders = [...new Set(changes.map(orderOf))].filter((id) => id !== null);
  for (const order of await readOrders(orders.filter((id) => !names.has(id)))) {
    names.set(order.id!, `${isolate(orderNumber(order))} ${isolate(order.name ?? '')}`);
  }
  return changes.map((change) => {
    const order = orderOf(change);
    const visit = assignments.get(change.id);
    const deleted = change.entity === 'jobs' ? change.key : null;
    return {
      change,
      order: order !== null && names.has(order) ? order : null,
      name: names.get(order ?? '') ?? deleted ?? t.unknownOrder,
      technician: technicianName(visit?.user ?? ''),
      operations: change.entity === 'jobs' ? t.operations : visit?.isFirm === false ? t.suggestionOperations : t.visitOperations,
    };
  });
}

/** What was changed today, newest first. */
export function Happened() {
  const [lines, setLines] = useState<Line[] | null>(null);
  const position = board.value?.position ?? 0;
  useEffect(() => {
    let isOutdated = false;
    const read = async () => {
      const result = await readChanges(Math.max(0, position - MOST), 'jobs,job_planning', MOST);
      if (!result.ok) return;
      const ofToday = result.data.value.filter((change) => formats.value.date(Date.parse(change.changed_dateutc)) === today());
      const found = await linesOf(ofToday.reverse().slice(0, 200));
      if (!isOutdated) setLines(found);
    };
    void read();
    return () => {
      isOutdated = true;
    };
  }, [position]);
  if (lines === null) return <p class="empty">{t.loading}</p>;
  if (lines.length === 0) return <p class="empty">{t.nothingHappened}</p>;
  return (
    <ol class="happened">
      {lines.map(({ change, order, name, technician, operations }) => {
        const fields = (change.changed_fields ?? []).filter(isTelling);
        return (
          <li key={change.position}>
            <small>{formats.value.time(Date.parse(change.changed_dateutc))}</small>{' '}
            {order ? (
              <button type="button" class="link" onClick={() => show({ order }, true)}>
                {name}
              </button>
            ) : (
              <bdi>{name}</bdi>
            )}{' '}
            {technician && <bdi>({technician}) </bdi>}
            {operations[change.operation] ?? change.operation} <bdi>{t.by(authorOf(change))}</bdi>
            {fields.length > 0 && <small>: {fields.map(fieldName).join(', ')}</small>}
          </li>
        );
      })}
    </ol>
  );
}
