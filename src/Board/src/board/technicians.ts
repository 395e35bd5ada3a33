import { computed } from '@preact/signals';
import type { Technician } from '../api/planning';
import { board } from './state';

/** A team with its leader and members, or the technicians without one. */
export interface Team {
  leader: Technician | null;
  members: Technician[];
}

/** The teams, and the technicians without one. */
export const teams = computed<Team[]>(() => {
  const all = board.value?.technicians ?? [];
  const leaders = new Set(all.map((each) => each.team_leader_user_id).filter((id) => id !== null));
  const grouped = all
    .filter((each) => leaders.has(each.id))
    .map((leader) => ({
      leader,
      members: [leader, ...all.filter((each) => each.team_leader_user_id === leader.id && each !== leader)],
    }));
  const inTeams = new Set(grouped.flatMap((team) => team.members));
  const others = all.filter((each) => !inTeams.has(each));
  return others.length > 0 ? [...grouped, { leader: null, members: others }] : grouped;
});

/** The technicians in the order of the rows. */
export const rows = computed(() => teams.value.flatMap((team) => team.members));

/** Whether a team can be planned as a whole. */
export const isTeam = ({ leader, members }: Team) => leader !== null && members.length > 1;

/** Where an order can be placed, in the order of the rows: a team as a whole, and each technician. */
export const targets = computed(() =>
  teams.value.flatMap((team) => [
    ...(isTeam(team) ? [{ userId: team.leader!.id, withTeam: true }] : []),
    ...team.members.map(({ id }) => ({ userId: id, withTeam: false })),
  ]),
);

const names = computed(() => new Map((board.value?.technicians ?? []).map((technician) => [technician.id, nameOf(technician)])));

/** The name of a technician; empty if the board does not show the technician. */
export const technicianName = (id: string) => names.value.get(id) ?? '';

/** The name of the technician with a code; the code if the technician is not shown. */
export function nameOfCode(code: string): string {
  const technician = board.value?.technicians.find((each) => each.code === code);
  return technician ? nameOf(technician) : code;
}

/** The first letters of the name of a technician, at most three; the code if there is no name. */
export const initialsOf = ({ firstname, lastname, code }: Technician) =>
  [firstname, lastname]
    .filter((part) => part)
    .join(' ')
    .split(/[\s-]+/)
    .map(([first = '']) => first.toUpperCase())
    .slice(0, 3)
    .join('') ||
  (code ?? '');

/** The name of a technician; the code if there is none. */
export const nameOf = (technician: Technician) =>
  [technician.firstname, technician.lastname].filter((part) => part).join(' ') || (technician.code ?? technician.id);
