import { describe, expect, it } from 'vitest';
import { addDays, addMonths, firstOfMonth, isDate, mondayOf } from '../src/board/dates';

describe('A date', () => {
  it('exists or not', () => {
    for (const date of ['2026-01-31', '2024-02-29', '2000-02-29', '2026-12-31']) expect(isDate(date), date).toBe(true);
    for (const text of ['2026-02-29', '2100-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00'])
      expect(isDate(text), text).toBe(false);
  });

  it('has the form yyyy-mm-dd', () => {
    for (const text of ['', 'today', '2026-1-5', '20260105', ' 2026-01-05', '2026-01-05T00:00', '05-01-2026'])
      expect(isDate(text), text).toBe(false);
  });
});

describe('Adding days', () => {
  it('passes the ends of months and years', () => {
    expect(addDays('2026-01-31', 1)).toBe('2026-02-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('knows leap years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2100-02-28', 1)).toBe('2100-03-01');
    expect(addDays('2000-02-28', 1)).toBe('2000-02-29');
  });

  it('is not disturbed by days of 23 and 25 hours', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
  });

  it('is undone by taking them away', () => {
    for (let days = 0; days < 800; days += 7) expect(addDays(addDays('2023-11-30', days), -days)).toBe('2023-11-30');
  });
});

describe('The Monday of a week', () => {
  it('is the same for all its days', () => {
    for (let day = 0; day < 7; day++) expect(mondayOf(addDays('2026-11-23', day))).toBe('2026-11-23');
    expect(mondayOf('2026-11-30')).toBe('2026-11-30');
  });

  it('can be in the year before', () => {
    expect(mondayOf('2027-01-01')).toBe('2026-12-28');
  });
});

describe('Months', () => {
  it('begin with their first day', () => {
    expect(firstOfMonth('2026-11-27')).toBe('2026-11-01');
    expect(firstOfMonth('2026-11-01')).toBe('2026-11-01');
  });

  it('are added with the same day', () => {
    expect(addMonths('2026-11-27', 1)).toBe('2026-12-27');
    expect(addMonths('2026-11-27', 2)).toBe('2027-01-27');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(addMonths('2026-01-15', 24)).toBe('2028-01-15');
  });

  it('that are shorter give their last day', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-05-31', -1)).toBe('2026-04-30');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
  });
});
