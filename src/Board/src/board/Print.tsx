import { useEffect, useState } from 'preact/hooks';
import { readOrders } from '../api/orders';
import type { Order } from '../api/planning';
import { t } from '../texts/texts';
import { duration } from './format';
import { days, formats, loadBoard, nameOf, orderName, rows, type Visit, visitsByTechnician } from './state';

function VisitSheet({ visit, order }: { visit: Visit; order: Order | undefined }) {
  const { entry, from, to } = visit;
  return (
    <section class="sheet-visit">
      <h3>
        {formats.value.period(from, to)} {orderName(entry)} {entry.job.name}
      </h3>
      <p>
        {[entry.job.company_name, entry.job.place, order?.db_address_phone ? `${t.phone} ${order.db_address_phone}` : '']
          .filter((part) => part)
          .join(' · ')}
      </p>
      <p>
        {order?.project_reference_back_office} {order?.estimated_time ? `· ${duration(order.estimated_time)}` : ''}
      </p>
      {order?.description && <p>{order.description}</p>}
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
  if (!day) return <p>{t.loading}</p>;
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
      <h1 class="no-print">{formats.value.longDay(day.from)}</h1>
      <button type="button" class="no-print" onClick={() => print()}>
        {t.print}
      </button>
      {sheets.length === 0 && <p>{t.nothingPlanned}</p>}
      {sheets.map(({ technician, visits }) => (
        <article key={technician.id} class="sheet">
          <h2>{t.printDay(nameOf(technician), formats.value.longDay(day.from))}</h2>
          {visits.map((visit) => (
            <VisitSheet key={visit.entry.id} visit={visit} order={orders.get(visit.entry.jobs_id)} />
          ))}
        </article>
      ))}
    </main>
  );
}
