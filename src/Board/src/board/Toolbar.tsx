import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { dragged } from './placing';

const buttonsOf = (bar: HTMLElement) => [...bar.querySelectorAll<HTMLButtonElement>('button:enabled')];

/** Makes one button of an element the stop of Tab, if none of them is. */
function keepTabStop(bar: HTMLElement) {
  const buttons = buttonsOf(bar);
  const stop = buttons.find((button) => button.tabIndex === 0) ?? buttons[0];
  for (const button of bar.querySelectorAll('button')) button.tabIndex = button === stop ? 0 : -1;
}

/** Moves the focus to another button of an element with the arrow keys, Home and End, and makes it the stop of Tab. */
function moveBetween(event: KeyboardEvent) {
  if (dragged.peek() || event.altKey || event.ctrlKey || event.metaKey) return;
  const bar = event.currentTarget as HTMLElement;
  const buttons = buttonsOf(bar);
  const index = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const next = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: -1 }[event.key];
  if (next === undefined || index < 0) return;
  event.preventDefault();
  buttons.at(next % buttons.length)?.focus();
}

/** Makes the buttons of an element one stop of Tab: arrow keys go from one to the next, and Tab returns to the one that had the focus last. */
export function useRovingFocus<T extends HTMLElement>() {
  const element = useRef<T>(null);
  useEffect(() => {
    const bar = element.current!;
    const follow = ({ target }: FocusEvent) => {
      for (const button of bar.querySelectorAll('button')) button.tabIndex = button === target ? 0 : -1;
    };
    // Buttons come and go, and are disabled while their commands cannot be used.
    const observer = new MutationObserver(() => keepTabStop(bar));
    observer.observe(bar, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
    bar.addEventListener('focusin', follow);
    bar.addEventListener('keydown', moveBetween);
    keepTabStop(bar);
    return () => {
      observer.disconnect();
      bar.removeEventListener('focusin', follow);
      bar.removeEventListener('keydown', moveBetween);
    };
  }, []);
  return element;
}

/** A toolbar as ARIA describes it. */
export function Toolbar(props: { label: string; class?: string; children: ComponentChildren }) {
  const element = useRovingFocus<HTMLDivElement>();
  return (
    <div ref={element} role="toolbar" aria-label={props.label} class={props.class ?? 'toolbar'}>
      {props.children}
    </div>
  );
}
