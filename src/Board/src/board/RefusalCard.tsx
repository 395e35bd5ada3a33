import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Problem } from '../api/problems';
import { isolate } from '../texts/isolate';
import { t } from '../texts/texts';
import { codesIn, explained } from './explained';
import { returnFocus } from './focusing';
import { ruleNames } from './format';
import { hovered } from './hovered';
import { px } from './px';
import { distinct, orderOf, type Retry, refusal, refusalPlace, slotsOf } from './refusal';
import { formats, load, message } from './state';
import { WhoCanDoIt } from './WhoCanDoIt';

/** A part of a sentence in bold; the blank after it stands outside, because a bold part ends without one. */
const Bold = ({ text }: { text: string | undefined }) =>
  text ? (
    <>
      <b>{text}</b>{' '}
    </>
  ) : null;

function Reason({ problem, order }: { problem: Problem; order: string | undefined }) {
  const { clash } = problem;
  return (
    <li>
      <p>
        <Bold text={order && `${order}:`} />
        <Bold text={t.rules[problem.code] && `${t.rules[problem.code]}.`} />
        {explained(problem.message, codesIn(problem))}
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
            {isolate(clash.order!)}, {formats.value.period(Date.parse(clash.date_from!), Date.parse(clash.date_to!))}
          </button>
        </p>
      )}
    </li>
  );
}

/** The next times at which the same is possible. */
function Slots({ problems, at }: { problems: Problem[]; at: NonNullable<Retry['at']> }) {
  const slots = slotsOf(problems);
  if (slots.length === 0) return null;
  return (
    <div class="slots">
      {t.freeSlots}:
      {slots.map((slot) => (
        <button key={slot.from} type="button" onClick={() => at(slot)}>
          {formats.value.day(slot.from)} {formats.value.time(slot.from)}
        </button>
      ))}
    </div>
  );
}

/** Moves the focus from the last button of the card to the first one, and back. */
function keepWithin(event: TargetedKeyboardEvent<HTMLElement>) {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const [from, to] = event.shiftKey ? [buttons[0], buttons.at(-1)] : [buttons.at(-1), buttons[0]];
  if (document.activeElement !== from) return;
  event.preventDefault();
  to?.focus();
}

/** Why a command was refused, at the place where it was given, with everything that can be done instead. */
export function RefusalCard() {
  const refused = refusal.value;
  const card = useRef<HTMLElement>(null);
  // Not what overrides rules: Enter may have been meant for the next order.
  // A long card is not scrolled to what has the focus: its first line says what it is about. It has the focus as soon as it is seen.
  useLayoutEffect(() => {
    card.current?.querySelector<HTMLElement>('.slots button, .dismiss')?.focus({ preventScroll: true });
    card.current?.scrollTo(0, 0);
  }, [refused]);
  const place = refusalPlace.value;
  if (!refused || !place) return null;
  const { problems, status, retry, changedBy, orders, note } = refused;
  const isStale = status === 412;
  const isForceable = retry.force && problems.length > 0 && problems.every((problem) => problem.overridable);
  const final = retry.force && problems.find((problem) => problem.overridable === false);
  const lacksSkill = problems.some((problem) => problem.code === 'skill_missing');
  const close = () => {
    refusal.value = null;
    message.value = '';
    returnFocus();
  };
  return (
    <section
      ref={card}
      class="refusal placed"
      role="alertdialog"
      aria-label={t.refused}
      style={{ '--x': px(place.x), '--y': px(place.y) }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
        if (event.key === 'Tab') keepWithin(event);
      }}
    >
      <h2>{note || t.refused}</h2>
      {changedBy && <p>{t.changedMeanwhile(changedBy)}</p>}
      <ul>
        {distinct(problems, orders).map((problem) => (
          <Reason key={problem.code + problem.pointer} problem={problem} order={orderOf(problem, orders)} />
        ))}
      </ul>
      {retry.at && <Slots problems={problems} at={retry.at} />}
      {lacksSkill && retry.what && retry.by && <WhoCanDoIt what={retry.what} by={retry.by} />}
      {final && <p class="final">{t.notOverridable[final.code] ?? t.notOverridable['other']}</p>}
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
