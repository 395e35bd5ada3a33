/** What the pointer was pressed on, and where, in pixels of the window. */
export interface Press {
  element: HTMLElement;
  x: number;
  y: number;
  shift: boolean;
}

/** What a drag does. The controller knows nothing about orders. */
export interface DragHandlers {
  /** The element that is dragged if the pointer is pressed here; null if nothing is. */
  grip: (element: HTMLElement) => HTMLElement | null;
  start: (press: Press) => void;
  move: (x: number, y: number, keys: { alt: boolean; ctrl: boolean }) => void;
  drop: (x: number, y: number) => void;
  cancel: () => void;
}

/** How far a pointer moves until it drags, in pixels; a finger never rests quite still. */
const THRESHOLD = { mouse: 4, touch: 10 };
/** A touch that stays drags after this time, in milliseconds; one that moves earlier scrolls. */
const LONG_PRESS = 350;
const SCROLL_EDGE = 40;

/**
 * Turns pointer events into drags: with a mouse or pen by moving, by touch after a long press. Near an edge of `scroller`, it scrolls.
 * Escape cancels. Returns a function that removes the listeners.
 */
export function trackDrags(root: HTMLElement, scroller: HTMLElement, handlers: DragHandlers): () => void {
  let press: (Press & { pointerId: number }) | null = null;
  let dragging = false;
  let timer = 0;
  let scrolling = 0;

  const start = () => {
    if (!press) return;
    dragging = true;
    root.setPointerCapture(press.pointerId);
    handlers.start(press);
  };

  const end = () => {
    clearTimeout(timer);
    cancelAnimationFrame(scrolling);
    scrolling = 0;
    press = null;
    dragging = false;
  };

  const down = (event: PointerEvent) => {
    const element = event.button === 0 && event.isPrimary ? handlers.grip(event.target as HTMLElement) : null;
    if (!element) return;
    press = { element, x: event.clientX, y: event.clientY, shift: event.shiftKey, pointerId: event.pointerId };
    if (event.pointerType === 'touch') timer = window.setTimeout(start, LONG_PRESS);
  };

  const move = (event: PointerEvent) => {
    if (!press || event.pointerId !== press.pointerId) return;
    if (!dragging) {
      const isTouch = event.pointerType === 'touch';
      const moved = Math.hypot(event.clientX - press.x, event.clientY - press.y);
      if (moved < (isTouch ? THRESHOLD.touch : THRESHOLD.mouse)) return;
      if (isTouch) return end();
      start();
    }
    event.preventDefault();
    const { clientX, clientY } = event;
    handlers.move(clientX, clientY, { alt: event.altKey, ctrl: event.ctrlKey || event.metaKey });
    scroll(clientX, clientY);
  };

  const scroll = (x: number, y: number) => {
    cancelAnimationFrame(scrolling);
    const box = scroller.getBoundingClientRect();
    if (x < box.left || x > box.right || y < box.top || y > box.bottom) return;
    const speed = (low: number, high: number, at: number) => (at < low + SCROLL_EDGE ? -8 : at > high - SCROLL_EDGE ? 8 : 0);
    const [dx, dy] = [speed(box.left, box.right, x), speed(box.top, box.bottom, y)];
    if (dx === 0 && dy === 0) return;
    scrolling = requestAnimationFrame(() => {
      scroller.scrollBy(dx, dy);
      if (dragging) scroll(x, y);
    });
  };

  const up = (event: PointerEvent) => {
    if (!press || event.pointerId !== press.pointerId) return;
    if (dragging) handlers.drop(event.clientX, event.clientY);
    end();
  };

  const cancel = () => {
    if (dragging) handlers.cancel();
    end();
  };

  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !dragging) return;
    event.stopPropagation(); // Escape would also give up the selection.
    cancel();
  };

  // A browser scrolls with a touch until the long press; afterwards the touch belongs to the drag.
  const hold = (event: TouchEvent) => {
    if (dragging) event.preventDefault();
  };

  // A long press also asks for a context menu, which would end the drag.
  const noMenu = (event: Event) => {
    if (!dragging) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const controller = new AbortController();
  const { signal } = controller;
  root.addEventListener('pointerdown', down, { signal });
  root.addEventListener('pointermove', move, { signal });
  root.addEventListener('pointerup', up, { signal });
  root.addEventListener('pointercancel', cancel, { signal });
  root.addEventListener('touchmove', hold, { signal, passive: false });
  root.addEventListener('contextmenu', noMenu, { signal, capture: true });
  window.addEventListener('keydown', onEscape, { signal, capture: true });
  return () => controller.abort();
}
