import { afterEach, describe, expect, it } from 'vitest';
import type { FeedChange } from '../src/api/feed';
import { type OpenStream, share } from '../src/api/share';

const change = (position: number) => ({ position }) as FeedChange;

/** The feed of a server; each open stream gets what is added. */
class Feed {
  readonly positions: number[] = [];
  readonly streams = new Set<(position: number) => void>();

  add(position: number) {
    this.positions.push(position);
    for (const send of this.streams) send(position);
  }

  after = (position: number) => this.positions.filter((each) => each > position);

  open: OpenStream = (after, listener) => {
    const send = (position: number) => listener.change(change(position));
    this.streams.add(send);
    listener.connected(true);
    this.after(after).forEach(send);
    return () => this.streams.delete(send);
  };

  read = async (after: number) => ({ value: this.after(after).map(change), next: Math.max(after, ...this.positions) });
}

/** A lock for which the tabs queue, as browsers have it. */
class Lock {
  private last: Promise<unknown> = Promise.resolve();

  request = ((_: string, { signal }: { signal: AbortSignal }, hold: () => Promise<void>) => {
    const held = this.last.then(() => (signal.aborted ? undefined : hold()));
    this.last = held;
    return held;
  }) as LockManager['request'];
}

const leaving: (() => void)[] = [];
afterEach(() => {
  for (const leave of leaving.splice(0)) leave();
});

let names = 0;

function browser() {
  const [name, feed, lock] = [`test ${++names}`, new Feed(), new Lock()];
  /** Opens a tab that shows what there was at a position. */
  const tab = (position: number, locks: Lock | undefined = lock) => {
    const seen: number[] = [];
    const listener = { change: (each: FeedChange) => seen.push(each.position), connected: () => undefined };
    const leave = share(name, position, feed.open, feed.read, listener, locks);
    leaving.push(leave);
    return { seen, leave };
  };
  return { feed, tab };
}

const settled = () => new Promise((done) => setTimeout(done, 30));

describe('The tabs of a browser', () => {
  it('share one stream, and each gets every change once', async () => {
    const { feed, tab } = browser();
    const tabs = [tab(0), tab(0), tab(0)];
    await settled();
    expect(feed.streams.size).toBe(1);
    for (const position of [1, 2, 5]) feed.add(position);
    await settled();
    for (const { seen } of tabs) expect(seen).toEqual([1, 2, 5]);
  });

  it('go on without a gap when the one with the stream is closed', async () => {
    const { feed, tab } = browser();
    const [first, second, third] = [tab(0), tab(0), tab(0)];
    await settled();
    feed.add(1);
    await settled();
    first.leave();
    feed.add(2);
    await settled();
    feed.add(3);
    await settled();
    expect(feed.streams.size).toBe(1);
    expect(first.seen).toEqual([1]);
    expect(second.seen).toEqual([1, 2, 3]);
    expect(third.seen).toEqual([1, 2, 3]);
  });

  it('catch up with what was sent before they were opened', async () => {
    const { feed, tab } = browser();
    tab(0);
    await settled();
    for (const position of [1, 2, 3]) feed.add(position);
    const late = tab(1);
    await settled();
    expect(late.seen).toEqual([2, 3]);
    feed.add(4);
    await settled();
    expect(late.seen).toEqual([2, 3, 4]);
  });

  it('have a stream each where the browser has no locks', async () => {
    const { feed, tab } = browser();
    const share = () => tab(0, null as unknown as undefined);
    const tabs = [share(), share()];
    await settled();
    feed.add(1);
    await settled();
    expect(feed.streams.size).toBe(2);
    for (const { seen } of tabs) expect(seen).toEqual([1]);
  });
});
