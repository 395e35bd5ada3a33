import { Fragment } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { readSuggestions, type Suggestion, type Suggestions } from '../api/planning';
import type { Problem } from '../api/problems';
import { planOrder } from '../commands/actions';
import { closeDialog } from '../commands/dialogs';
import { isolate } from '../texts/isolate';
import { language, t } from '../texts/texts';
import { explained } from './explained';
import { days, formats, mayPlan } from './state';
import { nameOfCode, technicianName } from './technicians';

const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });

function Candidate({ order, suggestion, first }: { order: string; suggestion: Suggestion; first: boolean }) {
  const [from, to] = [Date.parse(suggestion.date_from), Date.parse(suggestion.date_to)];
  const costs = Object.entries(suggestion.cost).filter(([name, value]) => name !== 'total' && value !== 0);
  const broken = suggestion.rules.filter((rule) => !rule.passed);
  const isPossible = broken.every((rule) => rule.overridable);
  const button = useRef<HTMLButtonElement>(null);
  // The first one has the focus, so that Enter takes it.
  useEffect(() => {
    if (first) button.current?.focus();
  }, [first]);
  const take = async () => {
    closeDialog();
    await planOrder(order, { userId: suggestion.user_id, withTeam: suggestion.team.length > 0 }, { from, to }, broken.length > 0);
  };
  return (
    <li class="candidate">
      <div class="candidate-head">
        <b>{isolate(technicianName(suggestion.user_id) || suggestion.user)}</b>
        {suggestion.team.length > 0 && <span> + {suggestion.team.map((code) => isolate(nameOfCode(code))).join(', ')}</span>}
        <span>
          {formats.value.day(from)}, {formats.value.period(from, to)}
        </span>
        <span class="cost">{t.cost(number.format(suggestion.cost.total))}</span>
        {mayPlan.value && isPossible && (
          <button ref={button} type="button" onClick={take}>
            {broken.length === 0 ? t.take : t.takeForced}
          </button>
        )}
      </div>
      {suggestion.changes.map((change) => (
        <p key={change.change}>{explained(change.change, [suggestion.user, ...suggestion.team])}</p>
      ))}
      <details>
        <summary>
          {costs.map(([name, value]) => `${t.costs[name] ?? name} ${number.format(value)}`).join(' · ') || t.cost('0')}
        </summary>
        <dl class="costs">
          {costs.map(([name, value]) => (
            <Fragment key={name}>
              <dt>
                {t.costs[name] ?? name} <b>{number.format(value)}</b>
              </dt>
              <dd>
                {t.costMeanings[name]}
                {name === 'distance' && ` ${t.detour(number.format(suggestion.detour_kilometers), suggestion.travel_minutes)}`}
              </dd>
            </Fragment>
          ))}
        </dl>
        <ul class="rules">
          {suggestion.rules.map((rule) => (
            <li key={rule.code} class={rule.passed ? 'passed' : 'broken'}>
              {rule.passed ? '✓' : '✗'} {t.rules[rule.code] ?? rule.code}: {rule.passed ? t.passed : t.broken}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

/** Orders suggestions by how little would have to change, then by cost. */
export const bySmallestChange = (one: Suggestion, other: Suggestion) =>
  one.changes.length - other.changes.length || one.cost.total - other.cost.total;

/** Who can do an order, cheapest first, and what would have to change for the others, the least first. */
export function SuggestionList({ order }: { order: string }) {
  const [found, setFound] = useState<Suggestions | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  useEffect(() => {
    const [first, last] = [days.value[0], days.value[days.value.length - 1]];
    if (!first || !last) return;
    void readSuggestions(order, new Date(first.from).toISOString(), new Date(last.to).toISOString(), 12).then((result) =>
      result.ok ? setFound(result.data) : setProblems(result.problems),
    );
  }, [order]);
  if (problems.length > 0) return <p>{problems.map((problem) => problem.message).join(' ')}</p>;
  if (!found) return <p>{t.loading}</p>;
  return (
    <>
      <p>{found.suggestions.length === 0 ? t.noSuggestions : t.bestFirst}</p>
      <ol class="candidates">
        {found.suggestions.map((suggestion, index) => (
          <Candidate key={suggestion.user_id + suggestion.date_from} order={order} suggestion={suggestion} first={index === 0} />
        ))}
      </ol>
      {found.excluded.length > 0 && <h3>{t.excluded}</h3>}
      <ol class="candidates">
        {found.excluded.toSorted(bySmallestChange).map((suggestion) => (
          <Candidate key={suggestion.user_id} order={order} suggestion={suggestion} first={false} />
        ))}
      </ol>
    </>
  );
}
