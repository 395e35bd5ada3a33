import { useComputed } from '@preact/signals';
import { t } from '../texts/texts';
import type { Axis } from '../timeline/axis';
import { PreviewBar } from './Bar';
import { dragged, preview } from './placing';
import { px } from './px';
import { Fit } from './Strips';
import { isTeam, nameOf, type Team } from './technicians';

/** While an order is placed, where the whole team can do it. */
function TeamTrack({ team, on }: { team: Team; on: Axis }) {
  const leader = team.leader!;
  const isTarget = useComputed(() => preview.value?.withTeam === true && preview.value.userId === leader.id).value;
  return (
    <div class="team-track" data-team={leader.id} style={{ width: px(on.width) }}>
      <Fit technician={leader} on={on} withTeam />
      {!isTarget && <span class="team-hint">{t.wholeTeam(team.members.length)}</span>}
      <PreviewBar axis={on} userId={leader.id} withTeam />
    </div>
  );
}

/** The heading of a team, which folds it. An order that is dropped on it is planned for all members. */
export function TeamHead({ team, on, isFolded, toggle }: { team: Team; on: Axis; isFolded: boolean; toggle: () => void }) {
  const isPlanning = useComputed(() => dragged.value?.mode === 'plan').value;
  const name = team.leader ? t.team(nameOf(team.leader)) : t.noTeam;
  return (
    <div class="team" role="row">
      <div role="rowheader">
        <button type="button" aria-expanded={!isFolded} title={name} onClick={toggle}>
          {isFolded ? '▸' : '▾'} {name} ({team.members.length})
        </button>
      </div>
      {isPlanning && isTeam(team) && <TeamTrack team={team} on={on} />}
    </div>
  );
}
