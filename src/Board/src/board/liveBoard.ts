import { effect } from '@preact/signals';
import type { FeedChange } from '../api/feed';
import { follow } from '../api/live';
import type { BoardData } from '../api/planning';
import { keepCounted } from './counts';
import { changedElsewhere, dragged } from './placing';
import { closeWithView } from './refusal';
import { backlogFilter, board, halos, load, loadBacklog, loadBoard, notLiveSince, type Person, person, rangeOf } from './state';
import { view } from './view';

/** How long a change of somebody else is marked, in milliseconds. */
const HALO = 2000;
/** How long the connection may be lost before the board says so, in milliseconds. */
const PATIENCE = 5000;

function mark(changes: FeedChange[]) {
  const others = changes.filter((change) => change.changed_by !== person.value?.user || change.origin !== 'board');
  const marked = new Map(
    others.filter((change) => change.entity === 'job_planning').map((change) => [change.id, nameOf(change)]),
  );
  halos.value = new Map([...halos.value, ...marked]);
  if (dragged.value?.entryId && marked.has(dragged.value.entryId)) changedElsewhere.value = true;
  setTimeout(() => {
    halos.value = new Map([...halos.value].filter(([id]) => !marked.has(id)));
  }, HALO);
}

const nameOf = (change: FeedChange) => (change.origin && change.origin !== 'board' ? change.origin : (change.changed_by ?? ''));

/** Keeps the board as it is on the server. */
export function keepLive() {
  let patience = 0;
  let isLost = false;
  let stop: (() => void) | null = null;
  const start = ({ position }: BoardData, { tenant, user }: Person) =>
    follow(`${user}@${tenant}`, position, {
      changed: (changes) => {
        mark(changes);
        void loadBoard();
        if (changes.some((change) => change.entity === 'jobs' || change.entity === 'job_planning')) void loadBacklog();
      },
      connected: (isConnected) => {
        if (isConnected === !isLost) return; // Each attempt to connect that fails is reported.
        isLost = !isConnected;
        if (isConnected) {
          clearTimeout(patience);
          notLiveSince.value = null;
          // What could not be read while the connection was lost is read now, and its problems are over.
          void load();
        } else {
          const since = Date.now();
          patience = window.setTimeout(() => (notLiveSince.value = since), PATIENCE);
        }
      },
    });
  effect(() => {
    if (board.value && person.value) stop ??= start(board.value, person.value);
  });
  addEventListener('pagehide', () => stop?.());
  // The browser shows a page that it has kept when somebody goes back to it.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && board.value && person.value) stop = start(board.value, person.value);
  });
}

/** Loads the board again whenever another range or team is shown. */
export function loadOnNavigation() {
  let shown = '';
  effect(() => {
    const range = rangeOf(view.value);
    if (range !== shown) void loadBoard();
    shown = range;
  });
  let asked = '';
  effect(() => {
    const key = JSON.stringify(backlogFilter.value);
    if (key !== asked) void loadBacklog();
    asked = key;
  });
  keepCounted();
  closeWithView();
}
