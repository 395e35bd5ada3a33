import { addDays, type DateText, mondayOf } from './dates';
import { today } from './state';
import { endOf, type Scale, show, view } from './view';

/** What was shown before the month. */
let beforeMonth: DateText = '';

/**
 * Shows more or less time: around today if it is shown now, else from the same first day on. The month of a week is the one of its Thursday,
 * and from the month the board returns to what it showed before, if the month contains it.
 */
export function zoom(scale: Scale) {
  const { date, scale: now } = view.value;
  const end = endOf(view.value);
  if (scale === 'month' && now !== 'month') {
    beforeMonth = date;
    show({ scale, date: now === 'week' ? addDays(date, 3) : date });
  } else if (now === 'month' && beforeMonth >= mondayOf(date) && beforeMonth < end) {
    show({ scale, date: beforeMonth });
  } else {
    const isTodayShown = today() >= date && today() < end;
    show({ scale, date: isTodayShown ? today() : date });
  }
}
