import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** How far outside the viewport of the grid a row is filled, so that scrolling does not show it empty. */
const MARGIN = '300px';

/** Whether an element of the grid is in the viewport, or near it. */
export function useNear<T extends Element>() {
  const element = useRef<T>(null);
  const [isNear, setNear] = useState(false);
  useLayoutEffect(() => {
    const observed = element.current!;
    const observer = new IntersectionObserver((changes) => setNear(changes.at(-1)!.isIntersecting), {
      root: observed.closest('.grid-scroll'),
      rootMargin: MARGIN,
    });
    observer.observe(observed);
    return () => observer.disconnect();
  }, []);
  return { element, isNear };
}
