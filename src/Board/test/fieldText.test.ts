import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import contract from '../../../docs/openapi.json?raw';
import type { BoardData } from '../src/api/planning';
import { textFor } from '../src/board/Bar';
import { choices } from '../src/board/choices';
import { fieldName, statusName, valueText } from '../src/board/fieldText';
import { board, person } from '../src/board/state';

const { components } = JSON.parse(contract);
const fieldsOf = (entity: string) => Object.keys(components.schemas[entity].properties);
const none = choices.value;

beforeEach(() => {
  person.value = { tenant: 'demo', user: 'test', role: 'dispatcher', time_zone: 'Europe/Brussels' };
  choices.value = {
    ...none,
    statuses: [
      { id: 's1', code: 'Planned', name: 'Planned' },
      { id: 's2', code: 'ONHOLD', name: 'On hold' },
    ],
    skills: [{ id: 'k1', code: 'GAS', name: 'Gas boilers' }],
  };
  board.value = { technicians: [{ id: 'u1', firstname: 'Emma', lastname: 'Wouters' }] } as unknown as BoardData;
});

afterEach(() => {
  choices.value = none;
  board.value = null;
});

describe('The name of a field', () => {
  it('is a word of dispatchers', () => {
    expect(fieldName('job_status_id')).toBe('Status');
    expect(fieldName('user_id')).toBe('Technician');
    expect(fieldName('due_date')).toBe('Due');
  });

  it('is never that of the database', () => {
    for (const field of [...fieldsOf('jobs'), ...fieldsOf('job_planning'), 'some_new_id', '_another_field']) {
      expect(fieldName(field), field).toMatch(/^\p{Lu}[^_]+$/u);
    }
  });
});

describe('The name of a status', () => {
  it('is translated for a status of the system, and else its own', () => {
    expect([statusName('ToBePlanned'), statusName('ONHOLD'), statusName('NotYetRead')]).toEqual([
      'to be planned',
      'On hold',
      'Not yet read',
    ]);
  });
});

describe('A value of a field', () => {
  it.each([
    ['job_status_id', 's1', 'planned'],
    ['job_status_id', 's2', 'On hold'],
    ['skill_id', 'k1', 'Gas boilers'],
    ['user_id', 'u1', 'Emma Wouters'],
    ['date_from', '2026-11-23T08:00:00Z', 'Mon, Nov 23, 09:00'],
    ['estimated_time', 90, '1.5 h'],
    ['id2', 17, '17'],
    ['is_locked', true, 'yes'],
    ['overridden', 'absent holiday', 'absence, holiday'],
    ['name', 'No hot water', 'No hot water'],
    ['skill_id', null, '–'],
  ])('%s is shown as people read it', (field, value, text) => {
    expect(valueText(field, value)).toBe(text);
  });

  it.each([
    ['project_id', '01a220de-0000-7000-8000-000000000000'],
    ['user_id', 'unknown'],
    ['description', 'long '.repeat(50)],
  ])('%s is left out where it says nothing', (field, value) => {
    expect(valueText(field, value)).toBeNull();
  });
});

describe('The text of a bar', () => {
  it('is the name, the number of the order, only symbols, or nothing, but never a fragment', () => {
    const texts = (number: string, ...widths: number[]) => widths.map((width) => textFor(width, number));
    expect(texts('W-1001', 72, 71, 32, 31, 20)).toEqual(['all', 'number', 'number', 'split', 'split']);
    expect(texts('W-1001', 19, 14, 13)).toEqual(['symbols', 'symbols', 'nothing']);
    expect(texts('2026001234', 71, 68, 67, 32, 31)).toEqual(['number', 'number', 'split', 'split', 'symbols']);
    expect(texts('SO-2026-001', 71, 31)).toEqual(['split', 'symbols']);
  });
});
