import { signal } from '@preact/signals';
import { type Box, boxBetween, type Point, touches } from '../timeline/box';
import type { Press } from '../timeline/pointer';
import { selection } from './state';

/** The box that is being drawn to select what it touches, in pixels of the grid; null while there is none. */
export const marquee = signal<Box | null>(null);

let grid: HTMLElement;
let start: Point;
/** What was selected before, and comes back if the box is given up. */
let before: ReadonlySet<string> = new Set();
/** What stays selected: with Shift, what was selected before. */
let kept: ReadonlySet<string> = new Set();

/** A place of the window in pixels of the grid, which stays the same while the grid scrolls. */
function inGrid({ x, y }: Point): Point {
  const { left, top } = grid.getBoundingClientRect();
  return { x: x - left, y: y - top };
}

/** Begins a box where the pointer was pressed. */
export function beginMarquee(press: Press) {
  grid = press.element.closest<HTMLElement>('.grid')!;
  start = inGrid(press);
  before = selection.value;
  kept = press.shift ? before : new Set();
  stretchMarquee(press.x, press.y);
}

/** Stretches the box to a place of the window, and selects what it touches. */
export function stretchMarquee(x: number, y: number) {
  marquee.value = boxBetween(start, inGrid({ x, y }));
  const corner = grid.getBoundingClientRect();
  const box = boxBetween({ x: corner.left + start.x, y: corner.top + start.y }, { x, y });
  const touched = [...grid.querySelectorAll<HTMLElement>('button[data-entry]')].filter((bar) =>
    touches(box, bar.getBoundingClientRect()),
  );
  const next = new Set([...kept, ...touched.map((bar) => bar.dataset['entry']!)]);
  if (next.size !== selection.value.size || [...next].some((id) => !selection.value.has(id))) selection.value = next;
}

/** Ends the box; what it touches stays selected, and the keys act on it. */
export function endMarquee() {
  marquee.value = null;
  const first = [...selection.value].find((id) => !kept.has(id));
  if (first) grid.querySelector<HTMLElement>(`[data-entry="${CSS.escape(first)}"]`)?.focus({ preventScroll: true });
}

/** Gives the box up. */
export function cancelMarquee() {
  marquee.value = null;
  selection.value = before;
}
