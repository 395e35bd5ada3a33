import { useEffect, useState } from 'preact/hooks';
import { type OrderFit, readFit } from '../api/planning';
import { openSuggestions } from '../commands/dialogs';
import { isolate } from '../texts/isolate';
import { t } from '../texts/texts';
import { returnFocus } from './focusing';
import { ruleNames } from './format';
import { type Retry, refusal } from './refusal';
import { technicianName } from './technicians';

/** How many technicians are named; the suggestions show more. */
const MOST = 6;

/** The technicians who have the skill of an order, with the rules that prevent a plan at the time that was asked for. */
export const skilledFor = ({ technicians }: OrderFit) =>
  technicians
    .map(({ user_id, user, alone, ...fit }) => ({
      id: user_id,
      name: technicianName(user_id) || user,
      // The time asked for may be shorter than the order: that is for the dispatcher to decide.
      reasons: [...new Set((alone ?? fit).periods.flatMap((period) => period.reasons))].filter(
        (reason) => reason !== 'too_short',
      ),
    }))
    .filter(({ reasons }) => !reasons.includes('skill_missing'));

/** Who has the skill that the refused technician lacks: whoever is free plans with one click, the others are named with the reason. */
export function WhoCanDoIt({ what, by }: Required<Pick<Retry, 'what' | 'by'>>) {
  const [skilled, setSkilled] = useState<ReturnType<typeof skilledFor> | null>(null);
  useEffect(() => {
    const [from, to] = [new Date(what.from).toISOString(), new Date(what.to).toISOString()];
    void readFit(what.order, from, to, what.entry).then((result) => setSkilled(result.ok ? skilledFor(result.data) : null));
  }, [what]);
  if (!skilled) return null;
  const free = skilled.filter(({ reasons }) => reasons.length === 0);
  const others = skilled.filter(({ reasons }) => reasons.length > 0);
  return (
    <>
      <div class="slots who-can">
        {free.length > 0 ? `${t.suggestions}:` : skilled.length > 0 ? t.nobodyFree : `${t.rules['no_technician']}.`}
        {free.slice(0, MOST).map(({ id, name }) => (
          <button key={id} type="button" onClick={() => by(id)}>
            {name}
          </button>
        ))}
        <button
          type="button"
          class="link"
          onClick={() => {
            refusal.value = null;
            returnFocus();
            openSuggestions(what.order);
          }}
        >
          {t.otherTimes}
        </button>
      </div>
      {others.length > 0 && (
        <p>
          {t.skilledButBusy}{' '}
          {others
            .slice(0, MOST)
            .map(({ name, reasons }) => `${isolate(name)} (${ruleNames(reasons)})`)
            .join(', ')}
          {others.length > MOST ? `, ${t.more(others.length - MOST)}` : ''}
        </p>
      )}
    </>
  );
}
