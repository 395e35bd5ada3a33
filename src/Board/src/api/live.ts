import type { FeedChange } from './feed';
import { share } from './share';
import { openStream, readPage } from './stream';

/** How long changes are collected before they are shown together, in milliseconds. */
const COLLECT = 40;

/** What happens to the changes of others. */
export interface LiveHandlers {
  /** Some rows have changed. */
  changed: (changes: FeedChange[]) => void;
  /** The connection was made or lost. */
  connected: (isConnected: boolean) => void;
}

/** Follows the change feed from a position, together with the other tabs of the same person. Returns a function that stops. */
export function follow(person: string, position: number, handlers: LiveHandlers): () => void {
  let collected: FeedChange[] = [];
  let timer = 0;
  const change = (each: FeedChange) => {
    collected.push(each);
    if (collected.length > 1) return;
    timer = window.setTimeout(() => {
      const news = collected;
      collected = [];
      handlers.changed(news);
    }, COLLECT);
  };
  const leave = share(`changes of ${person}`, position, openStream, readPage, { change, connected: handlers.connected });
  return () => {
    leave();
    clearTimeout(timer);
  };
}
