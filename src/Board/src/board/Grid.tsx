import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../texts/texts';
import { isClosed, ticks, xOf } from '../timeline/axis';
import { trackDrags } from '../timeline/pointer';
import { drag, dragPressed, dropAt, giveUp, grip, placeAt } from './dragging';
import { hovered } from './hovered';
import { Month } from './Month';
import { marquee } from './marquee';
import { px } from './px';
import { Row } from './Row';
import { visitOf } from './selecting';
import { axis, days, formats, today, trackWidth, unfolded } from './state';
import { TeamHead } from './TeamHead';
import { useRovingFocus } from './Toolbar';
import { teams } from './technicians';
import { show, view } from './view';

const NAME_WIDTH = 190;
/** The leaders whose teams are folded; an empty id stands for those without a team. */
const foldedTeams = signal<ReadonlySet<string>>(new Set());
/** The current time, for the line; it advances every half minute. */
const now = signal(Date.now());

const toggled = (set: ReadonlySet<string>, item: string) => {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
};

/** The days and hours; the buttons of the days are one stop of Tab. */
function DayHeads() {
  const on = axis.value;
  const heads = useRovingFocus<HTMLDivElement>();
  return (
    <div ref={heads} class="axis" style={{ width: px(on.width) }}>
      {days.value.map((day) => {
        const left = xOf(on, day.from);
        const width = xOf(on, day.to) - left;
        const name = formats.value.longDay(day.from);
        const isUnfolded = unfolded.value.has(day.date);
        const closed = isClosed(on, day);
        const foldText = closed ? t.closedDay(name) : isUnfolded ? t.fold(name) : t.unfold(name);
        const short = `${formats.value.weekdayLetters(day.from)} ${t.off}`;
        return (
          <div
            key={day.date}
            class={`day-head${day.date === today() ? ' today' : ''}${closed ? ' closed' : ''}`}
            role="columnheader"
            style={{ left: px(left), width: px(width) }}
          >
            {width > 60 && (
              <button
                type="button"
                onClick={() => show({ scale: 'day', date: day.date })}
                disabled={view.value.scale === 'day'}
                title={name}
              >
                {width > 215 ? name : formats.value.day(day.from)}
              </button>
            )}
            <button
              type="button"
              class="fold"
              aria-label={closed ? `${short}, ${foldText}` : foldText}
              title={foldText}
              onClick={() => (unfolded.value = toggled(unfolded.value, day.date))}
            >
              {closed ? short : isUnfolded ? '⇥⇤' : '⇤⇥'}
            </button>
          </div>
        );
      })}
      {ticks(on, days.value).map((tick) => (
        <span key={tick.instant} class="tick" data-at={tick.instant} style={{ left: px(tick.x) }}>
          {formats.value.time(tick.instant).slice(0, 2)}
        </span>
      ))}
    </div>
  );
}

/** The box that is drawn to select visits. */
function Marquee() {
  if (!marquee.value) return null;
  const { left, top, right, bottom } = marquee.value;
  return <div class="marquee" style={{ left: px(left), top: px(top), width: px(right - left), height: px(bottom - top) }} />;
}

/** Lights the visits of the order under the pointer, else of the one that has the focus. */
const light = ({ target }: Event) => {
  hovered.value = (visitOf(target) ?? visitOf(document.activeElement))?.entry.jobs_id ?? '';
};

/** The technicians and their time. */
export function Grid() {
  const scroller = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = scroller.current!;
    const panes = element.closest<HTMLElement>('.panes')!;
    // Details that are open take a part of what is seen, but nothing moves.
    const measure = new ResizeObserver(() => {
      const scrollbar = element.offsetWidth - element.clientWidth;
      const width = panes.getBoundingClientRect().right - element.getBoundingClientRect().left - scrollbar;
      trackWidth.value = Math.max(width - NAME_WIDTH - 2, 300);
    });
    measure.observe(element);
    const clock = setInterval(() => (now.value = Date.now()), 30_000);
    const stop = trackDrags(element.closest<HTMLElement>('.board')!, element, {
      grip,
      start: dragPressed,
      move: drag,
      drop: dropAt,
      cancel: giveUp,
    });
    // Before the visit or the day under the pointer takes the click.
    element.addEventListener('click', placeAt, { capture: true });
    return () => {
      element.removeEventListener('click', placeAt, { capture: true });
      measure.disconnect();
      clearInterval(clock);
      stop();
    };
  }, []);

  const isMonth = view.value.scale === 'month';
  const showsNow = !isMonth && days.value.some((day) => now.value >= day.from && now.value < day.to);
  return (
    <div class="grid-scroll" ref={scroller}>
      {isMonth ? (
        <Month />
      ) : (
        <div
          class="grid"
          role="grid"
          aria-label={t.board}
          onPointerOver={light}
          onPointerLeave={light}
          onFocusIn={light}
          style={{ width: px(axis.value.width + NAME_WIDTH), '--now': showsNow ? px(xOf(axis.value, now.value)) : '' }}
        >
          <div class="head" role="row">
            <div class="corner" role="columnheader">
              {t.technicians}
            </div>
            <DayHeads />
          </div>
          <Marquee />
          {teams.value.map((team) => {
            const id = team.leader?.id ?? '';
            const isFolded = foldedTeams.value.has(id);
            return (
              <div key={id} role="rowgroup">
                {(teams.value.length > 1 || team.leader) && (
                  <TeamHead
                    team={team}
                    on={axis.value}
                    isFolded={isFolded}
                    toggle={() => (foldedTeams.value = toggled(foldedTeams.value, id))}
                  />
                )}
                {!isFolded && team.members.map((technician) => <Row key={technician.id} technician={technician} />)}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}
