import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** How far outside the viewport of the grid a row is filled, so that scrolling does not show it empty, in pixels. */
const MARGIN = 300;
/** A row that is near, but not seen, is filled when the browser has nothing else to do, at the latest after this time in milliseconds. */
const DELAY = 200;

/** Whether an element of the grid is in the viewport, or near it; `guess` holds until the browser has laid it out. */
export function useNear<T extends Element>(guess: boolean) {
  const element = useRef<T>(null);
  const [isNear, setNear] = useState(guess);
  useLayoutEffect(() => {
    const observed = element.current!;
    let idle = 0;
    const changed = (changes: IntersectionObserverEntry[]) => {
      const { isIntersecting, boundingClientRect: box, rootBounds: near } = changes.at(-1)!;
      cancelIdleCallback(idle);
      const isSeen = near && box.bottom > near.top + MARGIN && box.top < near.bottom - MARGIN;
      if (isSeen || !isIntersecting) setNear(isIntersecting);
      else idle = requestIdleCallback(() => setNear(true), { timeout: DELAY });
    };
    const observer = new IntersectionObserver(changed, { root: observed.closest('.grid-scroll'), rootMargin: `${MARGIN}px` });
    observer.observe(observed);
    return () => {
      observer.disconnect();
      cancelIdleCallback(idle);
    };
  }, []);
  return { element, isNear };
}
