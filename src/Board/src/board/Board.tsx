import { useEffect } from 'preact/hooks';
import { readChoices } from '../api/orders';
import { openMenu } from '../commands/dialogs';
import { t } from '../texts/texts';
import { Backlog } from './Backlog';
import { choices } from './choices';
import { DayMap } from './DayMap';
import { Details } from './Details';
import { Dialogs } from './Dialogs';
import { Grid } from './Grid';
import { Happened } from './Happened';
import { Header, isBacklogOpen } from './Header';
import { handleKey } from './keys';
import { changedElsewhere, dragged, preview } from './placing';
import { previewText } from './previewText';
import { RefusalCard } from './RefusalCard';
import { selectVisit, visitOf } from './selecting';
import { board, failure, formats, mayPlan, message, notLiveSince, selection } from './state';
import { show, view } from './view';

/** What was done last, or what would be planned now; a component of its own, because it changes on each move of the pointer. */
function Said() {
  return (
    <footer class="said-line">
      <p class="said" role="status" aria-live="polite">
        {dragged.value ? previewText(dragged.value, preview.value) : message.value || (mayPlan.value ? t.hint : '')}
      </p>
      {dragged.value?.byKeys && <small>{t.placingKeys}</small>}
    </footer>
  );
}

/** The planning board. */
export function Board() {
  useEffect(() => {
    void readChoices().then((read) => (choices.value = { ...read, isRead: true }));
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => handleKey(event);
    const onMenu = (event: MouseEvent) => {
      const on = (event.target as HTMLElement).closest<HTMLElement>('[data-entry], [data-order]');
      if (!on) return;
      event.preventDefault();
      // The menu of one of several selected visits is the menu of all of them.
      if (!selection.value.has((on.dataset['entry'] ?? on.dataset['order'])!)) on.click();
      openMenu({ x: event.clientX, y: event.clientY });
    };
    const onClick = (event: MouseEvent) => {
      const visit = visitOf(event.target);
      if (visit) selectVisit(visit, event);
      else if ((event.target as Element).closest('.track')) selection.value = new Set();
    };
    addEventListener('click', onClick);
    addEventListener('keydown', onKey);
    addEventListener('contextmenu', onMenu);
    return () => {
      removeEventListener('click', onClick);
      removeEventListener('keydown', onKey);
      removeEventListener('contextmenu', onMenu);
    };
  }, []);
  const { open, order } = view.value;
  return (
    <div class={changedElsewhere.value ? 'board changed-elsewhere' : 'board'}>
      <Header />
      {notLiveSince.value !== null && (
        <p class="banner" role="status">
          {t.notLive(formats.value.time(notLiveSince.value))}
        </p>
      )}
      {failure.value.length > 0 && (
        <p class="failure" role="alert">
          {failure.value.map((problem) => t.rules[problem.code] ?? problem.message).join(' ')}
        </p>
      )}
      <div class={`panes${order ? ' with-details' : ''}`}>
        {isBacklogOpen.value && <Backlog />}
        <main id="board" tabIndex={-1} aria-busy={board.value === null}>
          <Grid />
        </main>
        <Details />
      </div>
      {open && (
        <section class="drawer" aria-label={open === 'map' ? t.map : t.happened}>
          <div class="details-head">
            <h2>{open === 'map' ? t.map : t.happened}</h2>
            <button type="button" class="close" aria-label={t.close} onClick={() => show({ open: '' })}>
              ×
            </button>
          </div>
          {open === 'map' ? <DayMap /> : <Happened />}
        </section>
      )}
      <Said />
      <RefusalCard />
      <Dialogs />
    </div>
  );
}
