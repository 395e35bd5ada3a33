import { ENTITIES, type FeedChange, readChanges } from './feed';

/** How long changes are collected before they are shown together, in milliseconds. */
const COLLECT = 100;
const POLL = 5000;

/** What happens to the changes of others. */
export interface LiveHandlers {
  /** Some rows have changed. */
  changed: (changes: FeedChange[]) => void;
  /** The connection was made or lost. */
  connected: (isConnected: boolean) => void;
}

/**
 * Follows the change feed from a position: as server-sent events, which the browser resumes by itself; while they cannot be had, by
 * reading pages. Returns a function that stops.
 */
export function follow(position: number, handlers: LiveHandlers): () => void {
  let last = position;
  let collected: FeedChange[] = [];
  let timer = 0;
  let polling = 0;
  const stream = new EventSource(`/api/Changes?after=${position}&entities=${ENTITIES}`);

  const take = (change: FeedChange) => {
    if (change.position <= last) return;
    last = change.position;
    collected.push(change);
    if (collected.length > 1) return;
    timer = window.setTimeout(() => {
      const news = collected;
      collected = [];
      handlers.changed(news);
    }, COLLECT);
  };

  const poll = async () => {
    const result = await readChanges(last, ENTITIES, 500);
    if (!result.ok) return;
    result.data.value.forEach(take);
    last = Math.max(last, result.data.next);
  };

  stream.onopen = () => {
    clearInterval(polling);
    polling = 0;
    handlers.connected(true);
  };
  stream.onmessage = (event) => take(JSON.parse(event.data as string) as FeedChange);
  stream.onerror = () => {
    handlers.connected(false);
    if (polling === 0) polling = window.setInterval(poll, POLL);
  };
  return () => {
    stream.close();
    clearTimeout(timer);
    clearInterval(polling);
  };
}
