import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '../api/problems';
import { t } from '../texts/texts';
import { explained } from './explained';
import { returnFocus } from './focusing';
import { ruleNames } from './format';
import { hovered } from './hovered';
import { px } from './px';
import { distinct, orderOf, type Retry, refusal, refusalPlace } from './refusal';
import { formats, load } from './state';

function Reason({ problem, order, retry }: { problem: Problem; order: string | undefined; retry: Retry }) {
  const { clash, free_slots: slots } = problem;
  const length = retry.period ? retry.period.to - retry.period.from : 0;
  return (
    <li>
      <p>
        {order && <b>{order}: </b>}
        {t.rules[problem.code] && <b>{t.rules[problem.code]}. </b>}
        {explained(problem.message)}
      </p>
      {clash && (
        <p>
          {t.clash}:{' '}
          <button
            type="button"
            class="link"
            onFocus={() => (hovered.value = clash.jobs_id!)}
            onPointerEnter={() => (hovered.value = clash.jobs_id!)}
          >
            {clash.order}, {formats.value.period(Date.parse(clash.date_from!), Date.parse(clash.date_to!))}
          </button>
        </p>
      )}
      {slots && slots.length > 0 && retry.at && (
        <div class="slots">
          {t.freeSlots}:
          {slots.map((slot) => {
            const from = Date.parse(slot.date_from!);
            return (
              <button
                key={from}
                type="button"
                onClick={() => retry.at!({ from, to: length > 0 ? from + length : Date.parse(slot.date_to!) })}
              >
                {formats.value.day(from)} {formats.value.time(from)}
              </button>
            );
          })}
        </div>
      )}
    </li>
  );
}

/** Why a command was refused, at the place where it was given, with everything that can be done instead. */
export function RefusalCard() {
  const refused = refusal.value;
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.querySelector<HTMLElement>('.slots button, .anyway, .dismiss')?.focus(), [refused]);
  if (!refused) return null;
  const { problems, status, retry, changedBy, orders, note } = refused;
  const isStale = status === 412;
  const isForceable = retry.force && problems.length > 0 && problems.every((problem) => problem.overridable);
  const close = () => {
    refusal.value = null;
    returnFocus();
  };
  const { x, y } = refusalPlace.value;
  return (
    <section
      ref={card}
      class="refusal"
      role="alertdialog"
      aria-label={t.refused}
      style={{ '--x': px(x), '--y': px(y) }}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <h2>{t.refused}</h2>
      {note && <p>{note}</p>}
      {changedBy && <p>{t.changedMeanwhile(changedBy)}</p>}
      <ul>
        {distinct(problems, orders).map((problem) => (
          <Reason key={problem.code + problem.pointer} problem={problem} order={orderOf(problem, orders)} retry={retry} />
        ))}
      </ul>
      <div class="actions">
        {isStale && retry.overwrite && (
          <button type="button" onClick={() => retry.overwrite!()}>
            {t.anyway}
          </button>
        )}
        {isForceable && (
          <button type="button" class="anyway" onClick={() => retry.force!()}>
            {t.planAnyway(ruleNames([...new Set(problems.map((problem) => problem.code))]))}
          </button>
        )}
        <button
          type="button"
          class="dismiss"
          onClick={() => {
            close();
            if (isStale) void load();
          }}
        >
          {isStale ? t.keepTheirs : t.close}
        </button>
      </div>
    </section>
  );
}
