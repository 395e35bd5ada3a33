import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** How far outside the part of the grid that is seen a row is filled, so that scrolling does not show it empty. */
const MARGIN = '300px';

/** Whether an element of the grid is seen, or nearly. */
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
