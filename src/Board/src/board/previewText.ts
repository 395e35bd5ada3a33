import { t } from '../texts/texts';
import { ruleNames } from './format';
import { type Dragged, fit, isByDay, type Preview, slotOf, verdict } from './placing';
import { selectedWith } from './selecting';
import { formats, visitsById } from './state';
import { teams, technicianName } from './technicians';

/** What is placed, where it would be now, and what the server's rules say about that. */
export function previewText(what: Dragged, at: Preview | null): string {
  if (!at) return t.placing(what.name);
  const { longDay, period } = formats.value;
  if (!isByDay.value) {
    const rules = verdict.value;
    const said = rules ? (rules.reasons.length > 0 ? ruleNames(rules.reasons) : t.fits) : '';
    const team =
      what.mode === 'plan'
        ? teams.value.find(({ leader, members }) => leader?.id === at.userId && members.length > 1)
        : undefined;
    const name = team ? t.withTeam(technicianName(at.userId), team.members.length) : technicianName(at.userId);
    const text = t.at(longDay(at.from), period(at.from, at.to), name, said);
    const visit = what.mode === 'move' ? visitsById.value.get(what.entryId ?? '') : undefined;
    const count = visit ? selectedWith(visit).length : 1;
    return count > 1 ? t.together(count, text) : text;
  }
  const found = slotOf(what, at, fit.value);
  if (!found) return t.loading;
  const { slot, reasons } = found;
  return slot ? t.at(longDay(at.from), period(slot.from, slot.to), technicianName(at.userId), t.fits) : noTimeText(at, reasons);
}

/** Why nothing fits on the day of a preview. */
export const noTimeText = ({ userId, from }: Preview, reasons: string[]) =>
  t.noTime(formats.value.longDay(from), technicianName(userId), ruleNames(reasons));
