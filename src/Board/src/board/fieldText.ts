import { t } from '../texts/texts';
import { MINUTE } from '../timeline/axis';
import { choices } from './choices';
import { duration, ruleNames } from './format';
import { formats } from './state';
import { technicianName } from './technicians';

/** Longer texts are left out. */
const MOST_CHARACTERS = 60;

/** Fields that say when something was changed, as the change itself does, and to which status an order returns. */
const BOOKKEEPING = ['date_update', 'date_status', 'modified_dateutc', 'status_before_planning_id'];

/** Whether a change of a field says something to dispatchers. */
export const isTelling = (field: string) => !BOOKKEEPING.includes(field);

/** A name of a program as words: `WaitingFurtherActions` and `waiting_further_actions` become `Waiting further actions`. */
function wordsOf(name: string): string {
  const words = name
    .replace(/(_id|_code|_dateutc)$/, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu})|_+/gu, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The name of a field of an order or a visit. */
export const fieldName = (field: string) => (t.fields as Record<string, string>)[field] ?? wordsOf(field);

/** The name of a status; a status that the company has added has its own. */
export const statusName = (code: string) =>
  t.statuses[code] ?? (choices.value.statuses.find((status) => status.code === code)?.name || wordsOf(code));

/** The name of an object to which a field refers; null if it is not known here. */
function nameOf(field: string, id: string): string | null {
  const { statuses, priorities, skills, types } = choices.value;
  const status = statuses.find((each) => each.id === id);
  if (status) return statusName(status.code);
  const choice = [...priorities, ...skills, ...types].find((each) => each.id === id);
  return choice?.name ?? (field.includes('user') ? technicianName(id) || null : null);
}

/** A value of a field as people read it; null if only the field can be named, such as a reference to an object that is not known here. */
export function valueText(field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number') return field === 'estimated_time' ? duration(value) : String(value);
  if (typeof value !== 'string') return null;
  if (field.endsWith('_id')) return nameOf(field, value);
  if (field === 'overridden') return ruleNames(value.split(' '));
  if (/^\d{4}-\d\d-\d\dT/.test(value)) {
    const at = Math.floor(Date.parse(value) / MINUTE) * MINUTE;
    return `${formats.value.day(at)}, ${formats.value.time(at)}`;
  }
  return value.length > MOST_CHARACTERS ? null : value;
}
