import { ENTITIES, type FeedChange, readChanges } from './feed';
import type { OpenStream, ReadPage } from './share';

const POLL = 5000;

/** Reads a page of the changes after a position. */
export const readPage: ReadPage = async (after) => {
  const result = await readChanges(after, ENTITIES, 500);
  return result.ok ? result.data : null;
};

/**
 * Opens a stream of server-sent events. The browser reconnects unless the server refused the stream, for example while the API starts; until
 * the stream opens again, pages are read.
 */
export const openStream: OpenStream = (after, { change, connected }) => {
  let last = after;
  let polling = 0;
  let stream: EventSource;
  const take = (each: FeedChange) => {
    last = Math.max(last, each.position);
    change(each);
  };

  const poll = async () => {
    const page = await readPage(last);
    if (!page) return;
    page.value.forEach(take);
    last = Math.max(last, page.next);
    if (stream.readyState === EventSource.CLOSED && polling !== 0) open();
  };

  const open = () => {
    stream = new EventSource(`/api/Changes?after=${last}&entities=${ENTITIES}`);
    stream.onopen = () => {
      clearInterval(polling);
      polling = 0;
      connected(true);
    };
    stream.onmessage = (event) => take(JSON.parse(event.data as string) as FeedChange);
    stream.onerror = () => {
      connected(false);
      if (polling === 0) polling = window.setInterval(poll, POLL);
    };
  };

  open();
  return () => {
    stream.close();
    clearInterval(polling);
    polling = 0;
  };
};
