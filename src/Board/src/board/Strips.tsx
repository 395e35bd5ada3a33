import type { Technician } from '../api/planning';
import { t } from '../texts/texts';
import { type Axis, type Period, xOf } from '../timeline/axis';
import { mergedPeriods } from '../timeline/fit';
import { gaps } from '../timeline/lanes';
import { ruleNames } from './format';
import { fit, targetKey } from './placing';
import { px } from './px';
import { absencesOf, days, hoursOf } from './state';
import { view } from './view';

/** The rules whose reasons the row of a technician shows anyway: grey hours, absences and visits. */
const VISIBLE_REASONS = ['outside_working_time', 'holiday', 'absent', 'booked'];

/** A period that is narrower has no text, in pixels. */
const TEXT_WIDTH = 60;

/** A period of a row. The text is written into it if there is room, unless what is seen says the same. */
function Strip({
  on,
  period,
  kind,
  text,
  isObvious = false,
}: {
  on: Axis;
  period: Period;
  kind: string;
  text?: string;
  isObvious?: boolean;
}) {
  const left = xOf(on, period.from);
  const width = xOf(on, period.to) - left;
  if (width < 1) return null;
  return (
    <div class={`strip ${kind}`} style={{ left: px(left), width: px(width) }} title={text}>
      {text && !isObvious && width > TEXT_WIDTH && <span>{text}</span>}
    </div>
  );
}

/** When a technician does not work, and where days begin. */
export function OffTime({ technician, on }: { technician: Technician; on: Axis }) {
  const range = { from: days.value[0]?.from ?? 0, to: days.value.at(-1)?.to ?? 0 };
  return (
    <>
      {gaps(range, hoursOf(technician)).map((period) => (
        <Strip key={period.from} on={on} period={period} kind="off" />
      ))}
      {absencesOf(technician).map((absence) => (
        <Strip key={`a${absence.from}`} on={on} period={absence} kind="absent" text={absence.name || t.absence} />
      ))}
      {view.value.scale === 'week' &&
        days.value.slice(1).map((day) => <i key={day.date} class="midnight" style={{ left: px(xOf(on, day.from)) }} />)}
    </>
  );
}

/** While something is placed, where it fits a technician, or the technician's team, or why it does not. */
export function Fit({ technician, on, withTeam = false }: { technician: Technician; on: Axis; withTeam?: boolean }) {
  const periods = fit.value.get(targetKey({ userId: technician.id, withTeam }))?.periods ?? [];
  return (
    <>
      {mergedPeriods(periods, ({ from, to }) => xOf(on, to) - xOf(on, from) <= TEXT_WIDTH).map((period) => (
        <Strip
          key={period.from}
          on={on}
          period={period}
          kind={`fit ${period.verdict}`}
          {...(period.reasons.length > 0 ? { text: ruleNames(period.reasons) } : {})}
          isObvious={!withTeam && period.reasons.every((reason) => VISIBLE_REASONS.includes(reason))}
        />
      ))}
    </>
  );
}
