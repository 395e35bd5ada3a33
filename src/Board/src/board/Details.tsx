import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type HistoryEntry, readHistory } from '../api/history';
import { changeOrder, readOrder } from '../api/orders';
import type { Order, ReadOrder } from '../api/planning';
import { versionOf } from '../api/version';
import { type Command, commands, isAvailable, target } from '../commands/table';
import { isolate } from '../texts/isolate';
import { t } from '../texts/texts';
import { CommandButton } from './CommandButton';
import { statusName } from './fieldText';
import { duration } from './format';
import { OrderHistory } from './OrderHistory';
import { board, formats, loadBoard, mayPlan, message, orderNumber, person, selection, visitsByOrder } from './state';
import { Toolbar } from './Toolbar';
import { technicianName } from './technicians';
import { show, view } from './view';

const details = signal<{ order: ReadOrder; history: HistoryEntry[] } | null>(null);

/** Reads the order that is open, again after each change of the board. */
async function read(id: string) {
  const [order, history] = await Promise.all([readOrder(id), readHistory(id)]);
  if (view.value.order !== id) return;
  details.value = order.ok ? { order: order.data, history: history.ok ? history.data.value : [] } : null;
}

const shown: Command['id'][] = [
  'plan',
  'suggest',
  'confirm',
  'drop',
  'place',
  'add',
  'unplan',
  'lock',
  'inform',
  'dispatch',
  'edit',
  'cancelOrder',
];

function Fact({ name, value }: { name: string; value: string | null | undefined }) {
  return value ? (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </>
  ) : null;
}

const nameAndKey = (...parts: (string | null | undefined)[]) => parts.flatMap((part) => (part ? isolate(part) : [])).join(' · ');

async function chooseLeader(order: Order, user: string) {
  const result = await changeOrder(order.id!, versionOf(order), { approval_responsible_user_id: user });
  message.value = result.ok ? t.done.leader : result.problems.map((problem) => problem.message).join(' ');
  await loadBoard();
}

/** Who does the order and when; with several technicians, the leader can be chosen. */
function Visits({ order }: { order: Order }) {
  const visits = visitsByOrder.value.get(order.id!) ?? [];
  if (visits.length === 0) return null;
  return (
    <fieldset class="who">
      <legend>{t.whoWhen}</legend>
      {visits.map(({ entry, from, to }) => (
        <p key={entry.id}>
          {visits.length > 1 && (
            <input
              type="radio"
              name="leader"
              aria-label={`${t.leader}: ${isolate(technicianName(entry.user_id))}`}
              checked={entry.is_leader}
              disabled={!mayPlan.value || !entry.is_firm}
              onChange={() => chooseLeader(order, entry.user_id)}
            />
          )}{' '}
          <b dir="auto">{technicianName(entry.user_id)}</b> {formats.value.day(from)}, {formats.value.period(from, to)}
          {entry.is_firm ? '' : ` (${t.tentative})`}
          {visits.length > 1 && entry.is_leader ? ` ★ ${t.leader}` : ''}
        </p>
      ))}
    </fieldset>
  );
}

/** What is known of the order that is open, what can be done with it, and what happened to it. */
export function Details() {
  const id = view.value.order;
  const read_at = board.value;
  useEffect(() => {
    if (id) void read(id);
  }, [id, read_at]);
  // The details take a part of what is seen: the visit that is shown must not lie outside.
  useEffect(() => {
    document.querySelector('.bar.selected')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [id]);
  if (!id) return null;
  const known = details.value?.order.id === id ? details.value : null;
  const order = known?.order;
  const entry = visitsByOrder.value.get(id)?.[0]?.entry;
  const customer = order?.company?.name ?? order?.company_code ?? '';
  const instant = (text: string | null | undefined) => (text ? Date.parse(text) : null);
  const [due, earliest] = [instant(order?.due_date), instant(order?.earliest_date_plannable)];
  return (
    <aside class="details" aria-label={t.details}>
      <div class="details-head">
        <h2>
          {order ? (
            <>
              <bdi>{orderNumber(order)}</bdi> <bdi>{order.name}</bdi>
            </>
          ) : (
            t.loading
          )}
        </h2>
        <button type="button" class="close" aria-label={t.close} title={t.close} onClick={() => show({ order: '' }, true)}>
          ×
        </button>
      </div>
      {person.value && !mayPlan.value && <p class="empty">{t.readOnly}</p>}
      {selection.value.size > 1 && <p class="empty">{t.selected(selection.value.size)}</p>}
      {mayPlan.value && (
        <Toolbar label={t.toolbar} class="actions">
          {commands
            .filter((command) => shown.includes(command.id) && isAvailable(command, target()))
            .map((command) => (
              <CommandButton key={command.id} id={command.id} />
            ))}
        </Toolbar>
      )}
      {order && (
        <>
          <Visits order={order} />
          <dl>
            <Fact name={t.fields.job_status_id} value={order.job_status_code ? statusName(order.job_status_code) : null} />
            <Fact name={t.fields.job_priority_id} value={order.job_priority?.name ?? order.job_priority_code} />
            <Fact
              name={t.fields.due_date}
              value={due === null ? null : `${formats.value.day(due)}, ${formats.value.time(due)}`}
            />
            <Fact
              name={t.fields.earliest_date_plannable}
              value={earliest === null ? null : `${formats.value.day(earliest)}, ${formats.value.time(earliest)}`}
            />
            <Fact name={t.fields.estimated_time} value={order.estimated_time ? duration(order.estimated_time) : null} />
            <Fact name={t.fields.skill_id} value={order.skill?.name ?? order.skill_code} />
            <Fact name={t.fields.job_type_id} value={order.job_type?.name ?? order.job_type_code} />
            <Fact name={t.fields.project_id} value={nameAndKey(order.project?.name, order.project_reference_back_office)} />
            <Fact name={t.fields.company_id} value={customer} />
            <Fact name={t.fields.place} value={entry?.job.place} />
            <Fact name={t.fields.db_address_phone} value={order.db_address_phone} />
            <Fact name={t.fields.description} value={order.description} />
          </dl>
          {order.company_id && view.value.company !== order.company_id && (
            <button type="button" onClick={() => show({ company: order.company_id ?? '' })}>
              {t.openOrders(customer)}
            </button>
          )}
          <h3>{t.history}</h3>
          <OrderHistory entries={known.history} />
        </>
      )}
    </aside>
  );
}
