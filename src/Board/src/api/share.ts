import type { FeedChange } from './feed';

/** What happens to a stream of changes. */
export interface StreamListener {
  change: (change: FeedChange) => void;
  /** The connection was made or lost. */
  connected: (isConnected: boolean) => void;
}

/** Opens a stream of the changes after a position. Returns a function that closes it. */
export type OpenStream = (after: number, listener: StreamListener) => () => void;

/** Reads a page of the changes after a position; null if that fails. */
export type ReadPage = (after: number) => Promise<{ value: FeedChange[]; next: number } | null>;

/** What the tabs of a browser send each other. */
type Message =
  | { kind: 'joined' }
  | { kind: 'state'; position: number; isConnected: boolean }
  // `after` is the position of the change that was sent before: a tab that does not know it has missed something.
  | { kind: 'change'; change: FeedChange; after: number };

/**
 * Shares one stream among the tabs of a browser, because browsers allow only six connections to a server over HTTP/1.1. The tab that holds
 * the lock `name` opens the stream and passes each change on; when it closes, another tab gets the lock and continues after the last change
 * that it knows. Returns a function that leaves.
 */
export function share(
  name: string,
  position: number,
  open: OpenStream,
  read: ReadPage,
  listener: StreamListener,
  locks: Pick<LockManager, 'request'> | undefined = navigator.locks,
): () => void {
  const channel = new BroadcastChannel(name);
  const left = new AbortController();
  let last = position;
  let isHolder = false;
  let isConnected = false;

  const post = (message: Message) => channel.postMessage(message);
  const postState = () => post({ kind: 'state', position: last, isConnected });

  const take = (change: FeedChange) => {
    if (change.position <= last) return;
    if (isHolder) post({ kind: 'change', change, after: last });
    last = change.position;
    listener.change(change);
  };

  let known = position;
  let isCatchingUp = false;
  /** Reads what the other tabs already know. */
  const catchUp = async (to: number) => {
    known = Math.max(known, to);
    if (isCatchingUp) return;
    isCatchingUp = true;
    while (last < known && !left.signal.aborted) {
      const page = await read(last);
      if (!page || page.next <= last) break;
      page.value.forEach(take);
      last = Math.max(last, page.next);
    }
    isCatchingUp = false;
  };

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'joined') {
      if (isHolder) postState();
    } else if (data.kind === 'state') {
      listener.connected(data.isConnected);
      void catchUp(data.position);
    } else if (data.after > last) {
      void catchUp(data.change.position);
    } else {
      take(data.change);
    }
  };

  const hold = () =>
    new Promise<void>((release) => {
      isHolder = true;
      const close = open(last, {
        change: take,
        connected: (connected) => {
          isConnected = connected;
          listener.connected(connected);
          postState();
        },
      });
      left.signal.addEventListener('abort', () => {
        close();
        release();
      });
    });

  post({ kind: 'joined' });
  // Without HTTPS, a browser offers locks only for its own machine; then each tab has its own stream.
  if (!locks) void hold();
  else
    locks.request(name, { signal: left.signal }, hold).catch((error: unknown) => {
      if (!left.signal.aborted) throw error;
    });
  return () => {
    left.abort();
    channel.close();
  };
}
