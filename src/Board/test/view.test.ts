import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DUES } from '../src/api/orders';
import { isDate } from '../src/board/dates';
import { addressOf, currentDate, endOf, parseView, show, startOf, turnPage, type View, view } from '../src/board/view';
import { Random } from './random';

const TODAY = '2026-11-27';
const parse = (address: string) => {
  const { pathname, search } = new URL(address, 'http://127.0.0.1');
  return parseView(pathname, search, TODAY);
};
const plain: View = {
  scale: 'week',
  date: '2026-11-23',
  team: '',
  q: '',
  skill: '',
  priority: '',
  due: '',
  company: '',
  order: '',
  open: '',
};

describe('The address of a view', () => {
  it('names only what is not empty', () => {
    expect(addressOf(plain)).toBe('/board/week/2026-11-23');
    expect(addressOf({ ...plain, scale: 'day', open: 'map' })).toBe('/board/day/2026-11-23?open=map');
  });

  it('restores the view', () => {
    const random = new Random(8);
    const texts = ['', 'T-1', 'a b', 'é & ü', 'x=1&open=map', '100%', "O'Brien", '#?/+', '日本', 'week'];
    for (let round = 0; round < 500; round++) {
      const scale = random.of(['day', 'week', 'month'] as const);
      const date = new Date(Date.UTC(2020, random.integer(0, 120), random.integer(1, 31))).toISOString().slice(0, 10);
      const original: View = {
        scale,
        date: startOf(scale, date),
        team: random.of(texts),
        q: random.of(texts),
        skill: random.of(texts),
        priority: random.of(texts),
        due: random.of(['', ...DUES] as const),
        company: random.of(texts),
        order: random.of(texts),
        open: random.of(['', 'map', 'happened'] as const),
      };
      expect(parse(addressOf(original))).toEqual(original);
    }
  });
});

describe('Reading an address', () => {
  it('shows the week of today where nothing is named', () => {
    expect(parse('/board')).toEqual(plain);
    expect(parse('/board/')).toEqual(plain);
    expect(parse('/board/week')).toEqual(plain);
  });

  it('begins with the first day of what is shown', () => {
    expect(parse('/board/day/2026-11-26').date).toBe('2026-11-26');
    expect(parse('/board/week/2026-11-26').date).toBe('2026-11-23');
    expect(parse('/board/month/2026-11-26').date).toBe('2026-11-01');
  });

  it('shows the nearest date that the board can show', () => {
    expect(parse('/board/week/0001-01-01').date).toBe('1969-12-29');
    expect(parse('/board/month/9999-12-31').date).toBe('2199-12-01');
  });

  it('ignores what it does not know', () => {
    expect(parse('/board/year/2026-02-30?due=never&open=door&color=red')).toEqual(plain);
  });
});

describe('A view', () => {
  it('ends before the next one begins', () => {
    for (const scale of ['day', 'week', 'month'] as const) {
      for (const date of ['2024-02-29', '2026-01-31', '2026-12-31', '2026-03-29']) {
        const shown = { scale, date: startOf(scale, date) };
        expect(endOf(shown)).toBe(turnPage(shown, 1));
        expect(isDate(endOf(shown))).toBe(true);
        expect(turnPage({ scale, date: turnPage(shown, 1) }, -1)).toBe(shown.date);
      }
    }
  });

  it('lasts a day, a week or a month', () => {
    expect(endOf({ scale: 'day', date: '2026-02-28' })).toBe('2026-03-01');
    expect(endOf({ scale: 'week', date: '2026-02-23' })).toBe('2026-03-02');
    expect(endOf({ scale: 'month', date: '2026-02-01' })).toBe('2026-03-01');
  });
});

describe('Showing another view', () => {
  const pushed = vi.fn();
  const replaced = vi.fn();

  beforeEach(() => {
    pushed.mockReset();
    replaced.mockReset();
    vi.stubGlobal('history', { pushState: pushed, replaceState: replaced });
    view.value = plain;
  });

  it('is a step of the history', () => {
    show({ open: 'map' });
    expect(view.value).toEqual({ ...plain, open: 'map' });
    expect(pushed).toHaveBeenCalledExactlyOnceWith(null, '', '/board/week/2026-11-23?open=map');
    expect(replaced).not.toHaveBeenCalled();
  });

  it('replaces the step where that is asked for', () => {
    show({ q: 'lift' }, true);
    expect(replaced).toHaveBeenCalledExactlyOnceWith(null, '', '/board/week/2026-11-23?q=lift');
    expect(pushed).not.toHaveBeenCalled();
  });

  it('begins with the first day of what is shown', () => {
    show({ date: '2026-12-03' });
    expect(view.value.date).toBe('2026-11-30');
    show({ scale: 'month' });
    expect(view.value.date).toBe('2026-11-01');
  });
});

describe('the week that is shown first', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-27', '2026-11-23'],
    ['2026-11-28', '2026-11-30'],
    ['2026-11-29', '2026-11-30'],
  ])('of %s begins on %s', (today, monday) => {
    expect(parseView('/board', '', today).date).toBe(monday);
  });

  it('is also the one to which the button leads', () => {
    expect(currentDate('week', '2026-11-28')).toBe('2026-11-30');
    expect(currentDate('day', '2026-11-28')).toBe('2026-11-28');
    expect(currentDate('month', '2026-11-28')).toBe('2026-11-01');
  });
});
