import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { readOrders } from '../api/orders';
import type { Order } from '../api/planning';
import { t } from '../texts/texts';
import { duration } from './format';
import { days, failure, formats, loadBoard, orderName, type Visit, visitsByTechnician } from './state';
import { nameOf, rows } from './technicians';

/** Texts on one line, so far as there are any. */
function Parts({ of }: { of: (string | null | undefined)[] }) {
  const parts = of.filter((part) => part);
  return (
    <p>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index > 0 && ' · '}
          <bdi>{part}</bdi>
        </Fragment>
      ))}
    </p>
  );
}

function VisitSheet({ visit, order }: { visit: Visit; order: Order | undefined }) {
  const { entry, from, to } = visit;
  const phone = order?.db_address_phone;
  return (
    <section class="sheet-visit">
      <h3>
        {formats.value.period(from, to)} <bdi>{orderName(entry)}</bdi> <bdi>{entry.job.name}</bdi>
      </h3>
      <Parts of={[entry.job.company_name, entry.job.place, phone ? `${t.fields.db_address_phone} ${phone}` : '']} />
      <Parts of={[order?.project_reference_back_office, order?.estimated_time ? duration(order.estimated_time) : '']} />
      {order?.description && <p dir="auto">{order.description}</p>}
      <p class="line">{t.notes}</p>
      <p class="line" />
      <p class="line">{t.signature}</p>
    </section>
  );
}

/** A page for each technician with the visits of a day; `users` (codes, separated by commas) selects technicians. */
export function Print({ users }: { users: string[] }) {
  const [orders, setOrders] = useState(new Map<string, Order>());
  useEffect(() => {
    void loadBoard().then(async () => {
      const ids = [...new Set([...visitsByTechnician.value.values()].flat().map((visit) => visit.entry.jobs_id))];
      setOrders(new Map((await readOrders(ids)).map((order) => [order.id!, order])));
    });
  }, []);
  const day = days.value[0];
  if (!day) return <p>{failure.value.map((problem) => problem.message).join(' ') || t.loading}</p>;
  const selected = rows.value.filter((technician) => users.length === 0 || users.includes(technician.code ?? ''));
  const sheets = selected
    .map((technician) => ({
      technician,
      visits: (visitsByTechnician.value.get(technician.id) ?? [])
        .filter((visit) => visit.entry.is_firm)
        .sort((a, b) => a.from - b.from),
    }))
    .filter((sheet) => sheet.visits.length > 0);
  return (
    <main class="print">
      <a class="no-print" href={`/board/day/${day.date}`}>
        ‹ {t.board}
      </a>
      <h1 class="no-print">{formats.value.longDay(day.from)}</h1>
      <button type="button" class="no-print" onClick={() => print()}>
        {t.print}
      </button>
      {sheets.length === 0 && <p>{t.nothingPlanned}</p>}
      {sheets.map(({ technician, visits }) => (
        <article key={technician.id} class="sheet">
          <h2>
            <bdi>{nameOf(technician)}</bdi>, {formats.value.longDay(day.from)}
          </h2>
          {visits.map((visit) => (
            <VisitSheet key={visit.entry.id} visit={visit} order={orders.get(visit.entry.jobs_id)} />
          ))}
        </article>
      ))}
    </main>
  );
}
