import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** How far outside the viewport of the grid a row is filled, so that scrolling does not show it empty, in pixels. */
const MARGIN = 300;
/** Rows outside the viewport are filled later than visible ones, in milliseconds. */
const DELAY = 100;

/** Whether an element of the grid is in the viewport, or near it; `initially` answers until the browser has laid it out. */
export function useNear<T extends Element>(initially: () => boolean) {
  const element = useRef<T>(null);
  const [isNear, setNear] = useState(initially);
  useLayoutEffect(() => {
    const observed = element.current!;
    let timer = 0;
    const changed = (changes: IntersectionObserverEntry[]) => {
      const { isIntersecting, boundingClientRect: box, rootBounds: bounds } = changes.at(-1)!;
      clearTimeout(timer);
      const isVisible = bounds && box.bottom > bounds.top + MARGIN && box.top < bounds.bottom - MARGIN;
      if (isVisible || !isIntersecting) setNear(isIntersecting);
      else timer = window.setTimeout(() => setNear(true), DELAY);
    };
    const observer = new IntersectionObserver(changed, { root: observed.closest('.grid-scroll'), rootMargin: `${MARGIN}px` });
    observer.observe(observed);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, []);
  return { element, isNear };
}
