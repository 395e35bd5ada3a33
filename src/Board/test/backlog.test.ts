import { describe, expect, it } from 'vitest';
import { type BacklogFilter, backlogExpression, DUES } from '../src/api/orders';

const waiting = "job_status/code in ('Open','ToBePlanned','Pooling','Waiting','Activated','DispatchRejected')";
// A Friday.
const clock = { now: '2026-11-27T21:00:00.000Z', tomorrow: '2026-11-28', monday: '2026-11-30' };
const expression = (filter: Partial<BacklogFilter>) =>
  backlogExpression({ q: '', skill: '', priority: '', due: '', company: '', teamSkills: null, ...filter }, clock);

describe('The filter of the backlog', () => {
  it('asks for the orders that wait to be planned', () => {
    expect(expression({})).toBe(waiting);
  });

  it('joins all limits', () => {
    expect(expression({ skill: 'gas', priority: '1', due: 'overdue' })).toBe(
      `${waiting} and skill/code eq 'gas' and job_priority/code eq '1' and due_date lt 2026-11-27T21:00:00.000Z`,
    );
  });

  it('escapes quotes, so that a code cannot end its literal', () => {
    expect(expression({ skill: "d'été", priority: "x' or '1' eq '1" })).toBe(
      `${waiting} and skill/code eq 'd''été' and job_priority/code eq 'x'' or ''1'' eq ''1'`,
    );
  });

  it('asks for all open orders of a company, planned or not', () => {
    expect(expression({ company: '0190f3c2-0000-7000-8000-000000000001', skill: 'gas' })).toBe(
      "company_id eq 0190f3c2-0000-7000-8000-000000000001 and not (job_status/code in ('Completed','Canceled')) and skill/code eq 'gas'",
    );
  });

  it('leaves the search text to the parameter q', () => {
    expect(expression({ q: "l'ascenseur" })).toBe(waiting);
  });

  it('divides the due dates into parts that do not overlap', () => {
    const dues = DUES.map((due) => expression({ due }).slice(waiting.length + 5));
    expect(dues).toEqual([
      'due_date lt 2026-11-27T21:00:00.000Z',
      'due_date ge 2026-11-27T21:00:00.000Z and due_date lt 2026-11-28',
      'due_date ge 2026-11-28 and due_date lt 2026-11-30',
      'due_date ge 2026-11-30',
      'due_date eq null',
    ]);
  });

  it('leaves out what the team cannot do', () => {
    expect(expression({ teamSkills: ['gas', "d'été"] })).toBe(
      `${waiting} and (skill_id eq null or skill/code in ('gas','d''été'))`,
    );
    expect(expression({ teamSkills: [] })).toBe(`${waiting} and skill_id eq null`);
  });
});
