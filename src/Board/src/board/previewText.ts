import { t } from '../texts/texts';
import { ruleNames } from './format';
import { type Dragged, fit, isByDay, type Preview, slotOf, type Target, verdict } from './placing';
import { selectedWith } from './selecting';
import { formats, visitsById } from './state';
import { teams, technicianName } from './technicians';

/** What the rules say about the preview, as far as they are known. */
export function verdictText(): string {
  const rules = verdict.value;
  if (!rules) return '…';
  const words = rules.reasons.length > 0 ? ruleNames(rules.reasons) : rules.verdict === 'fits' ? t.fits : t.notChecked;
  return rules.isTravelShort ? `${words}; ${t.rules['travel']}` : words;
}

/** That nobody can do what is placed, as a sentence and in a few words. */
const NOBODY = {
  busy: { sentence: t.noSuggestions, short: t.nobodyIsFree },
  unskilled: { sentence: t.nobodySkilled, short: t.rules['no_technician'] ?? t.nobodySkilled },
};

/** That nobody can do what is placed; empty if somebody can. */
export const nobodyText = ({ nobody }: Dragged, length: 'sentence' | 'short' = 'sentence') =>
  nobody ? NOBODY[nobody][length] : '';

/** The technician of a place, or the leader with the team. */
function targetName({ userId, withTeam }: Target): string {
  const name = technicianName(userId);
  const team = withTeam && teams.value.find(({ leader }) => leader?.id === userId);
  return team ? t.withTeam(name, team.members.length) : name;
}

/** What is placed, where it would be now, and what the server's rules say about that. */
export function previewText(what: Dragged, at: Preview | null): string {
  const nobody = nobodyText(what);
  const text = at ? placeText(what, at) : t.placing(what.name);
  return nobody ? `${nobody} ${text}` : text;
}

function placeText(what: Dragged, at: Preview): string {
  const { longDay, period } = formats.value;
  if (!isByDay.value) {
    const text = t.at(longDay(at.from), period(at.from, at.to), targetName(at), verdictText());
    const visit = what.mode === 'move' ? visitsById.value.get(what.entryId ?? '') : undefined;
    const count = visit ? selectedWith(visit).length : 1;
    return count > 1 ? t.together(count, text) : text;
  }
  const found = slotOf(what, at, fit.value);
  if (!found) return t.loading;
  const { slot, reasons } = found;
  return slot ? t.at(longDay(at.from), period(slot.from, slot.to), targetName(at), t.fits) : noTimeText(at, reasons);
}

/** Why nothing fits on the day of a preview. */
export const noTimeText = (at: Preview, reasons: string[]) =>
  t.noTime(formats.value.longDay(at.from), targetName(at), ruleNames(reasons));
