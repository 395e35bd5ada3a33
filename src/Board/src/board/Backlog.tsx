import type { ComponentChildren } from 'preact';
import { DUES } from '../api/orders';
import { t } from '../texts/texts';
import { CommandButton } from './CommandButton';
import { choices, skillName } from './choices';
import { counts } from './counts';
import { focusBacklog } from './focusing';
import { duration } from './format';
import { dragged } from './placing';
import { selectOrder } from './selecting';
import { type BacklogOrder, backlog, formats, mayPlan, orderNumber, selection } from './state';
import { Toolbar } from './Toolbar';
import { orderTabStop } from './tabStops';
import { show, view } from './view';

let typing = 0;

/** Searches a moment after the last key, so that not every letter is a request. */
function search(text: string) {
  clearTimeout(typing);
  typing = window.setTimeout(() => show({ q: text }, true), 200);
}

/** The name of a choice, and how many orders it would show. */
const withCount = (name: string, count: number | undefined) => (count === undefined ? name : `${name} (${count})`);

function showAll() {
  (document.getElementById('find') as HTMLInputElement).value = '';
  show({ q: '', skill: '', priority: '', due: '' });
}

function Choose(props: { label: string; value: string; onChange: (value: string) => void; children: ComponentChildren }) {
  return (
    <select aria-label={props.label} value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)}>
      {props.children}
    </select>
  );
}

function Card({ order }: { order: BacklogOrder }) {
  const id = order.id!;
  const due = order.due_date ? Date.parse(order.due_date) : null;
  const isLate = due !== null && due < Date.now();
  const facts = [
    order.estimated_time ? duration(order.estimated_time) : '',
    order.skill_code ? skillName(order.skill_code) : '',
  ].filter((fact) => fact !== '');
  return (
    <li>
      <button
        type="button"
        class={`card${selection.value.has(id) ? ' selected' : ''}${dragged.value?.order === id ? ' dragged' : ''}${isLate ? ' late' : ''}`}
        data-order={id}
        tabIndex={id === orderTabStop.value ? 0 : -1}
        aria-pressed={selection.value.has(id)}
        onClick={() => selectOrder(id)}
        onFocus={() => (selection.value = new Set([id]))}
      >
        <span class={`edge priority${Math.min(order.job_priority?.sequence ?? 9, 9)}`} />
        <span class="card-name">
          <small dir="auto">{orderNumber(order)}</small> <bdi>{order.name}</bdi>
        </span>
        <span class="card-facts">
          {due !== null && (
            <b>
              {t.due(formats.value.day(due))}
              {isLate ? ` · ${t.late}` : ''}
            </b>
          )}{' '}
          {facts.join(' · ')}
          {order.company?.name && (
            <>
              {facts.length > 0 && ' · '}
              <bdi>{order.company.name}</bdi>
            </>
          )}
        </span>
      </button>
    </li>
  );
}

/** The orders that wait to be planned. */
export function Backlog() {
  const { orders, count } = backlog.value;
  const { q, skill, priority, due, company, team } = view.value;
  const isFiltered = [q, skill, priority, due].some((each) => each !== '');
  const customer = company ? orders.find((order) => order.company_id === company)?.company?.name : undefined;
  return (
    <aside id="backlog" class="backlog" aria-label={t.backlog}>
      <div class="backlog-head">
        <h2>{company ? t.openOrders(customer ?? '') : t.backlog}</h2>
        <span class="count" title={t.orders(count)}>
          {count}
        </span>
        {mayPlan.value && (
          <Toolbar label={t.toolbar}>
            <CommandButton id="create" text={t.short.create} />
            <CommandButton id="propose" text={t.short.propose} />
          </Toolbar>
        )}
      </div>
      <input
        id="find"
        type="search"
        placeholder={t.find}
        aria-label={t.find}
        defaultValue={q}
        onInput={(event) => search(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
          if (event.key === 'ArrowDown' || event.key === 'Enter') focusBacklog();
        }}
      />
      {company ? (
        <button type="button" onClick={() => show({ company: '' })}>
          ← {t.showBacklog}
        </button>
      ) : (
        <div class="filters">
          <Choose label={t.fields.skill_id} value={skill} onChange={(value) => show({ skill: value })}>
            <option value="">{t.allSkills}</option>
            {choices.value.skills.map((each) => (
              <option key={each.code} value={each.code}>
                {withCount(each.name, counts.value.skills.get(each.code))}
              </option>
            ))}
          </Choose>
          <Choose label={t.fields.job_priority_id} value={priority} onChange={(value) => show({ priority: value })}>
            <option value="">{t.allPriorities}</option>
            {choices.value.priorities.map((each) => (
              <option key={each.code} value={each.code}>
                {each.name}
              </option>
            ))}
          </Choose>
          <fieldset class="dues">
            <legend>{t.fields.due_date}</legend>
            <Toolbar label={t.fields.due_date}>
              {DUES.map((each) => (
                <button
                  key={each}
                  type="button"
                  aria-pressed={due === each}
                  onClick={() => show({ due: due === each ? '' : each })}
                >
                  {withCount(t.dues[each], counts.value.dues.get(each))}
                </button>
              ))}
            </Toolbar>
          </fieldset>
          {team && <p class="empty">{t.teamCan}</p>}
        </div>
      )}
      {orders.length === 0 ? (
        <p class="empty">
          {isFiltered ? t.noMatch : t.backlogEmpty}{' '}
          {isFiltered && (
            <button type="button" class="link" onClick={showAll}>
              {t.showAll}
            </button>
          )}
        </p>
      ) : (
        <ul class="cards">
          {orders.map((order) => (
            <Card key={order.id} order={order} />
          ))}
        </ul>
      )}
      {orders.length < count && <p class="empty">{t.shownOf(orders.length, count)}</p>}
    </aside>
  );
}
