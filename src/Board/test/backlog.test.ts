import { describe, expect, it } from 'vitest';
import { type BacklogFilter, backlogExpression } from '../src/api/orders';

const waiting = "job_status/code in ('Open','ToBePlanned','Pooling','Waiting','Activated','DispatchRejected')";
const expression = (filter: Partial<BacklogFilter>) =>
  backlogExpression({ q: '', skill: '', priority: '', dueBefore: '', company: '', ...filter });

describe('The filter of the backlog', () => {
  it('asks for the orders that wait to be planned', () => {
    expect(expression({})).toBe(waiting);
  });

  it('joins all limits', () => {
    expect(expression({ skill: 'gas', priority: '1', dueBefore: '2026-11-28T08:00:00.000Z' })).toBe(
      `${waiting} and skill/code eq 'gas' and job_priority/code eq '1' and due_date lt 2026-11-28T08:00:00.000Z`,
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
});
