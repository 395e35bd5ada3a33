import { signal } from '@preact/signals';
import { signOut } from '../api/session';
import { availableLanguages, chooseLanguage, language, t } from '../texts/texts';
import { CommandButton } from './CommandButton';
import { focusBacklog, focusGrid } from './focusing';
import { days, failure, formats, notLiveSince, person, today } from './state';
import { Toolbar } from './Toolbar';
import { nameOf, teams } from './technicians';
import { currentDate, type Scale, show, startOf, turnPage, view } from './view';
import { zoom } from './zoom';

const SCALES: Scale[] = ['day', 'week', 'month'];
/** Whether the backlog is shown; kept in the browser. */
export const isBacklogOpen = signal(localStorage.getItem('backlog') !== 'closed');

function toggleBacklog() {
  isBacklogOpen.value = !isBacklogOpen.value;
  localStorage.setItem('backlog', isBacklogOpen.value ? 'open' : 'closed');
}

function Range() {
  const [first, last] = [days.value[0], days.value[days.value.length - 1]];
  if (!first || !last) return <span class="range">{failure.value.length > 0 ? '' : t.loading}</span>;
  const text =
    first === last ? formats.value.longDay(first.from) : `${formats.value.day(first.from)} – ${formats.value.day(last.from)}`;
  return <h1 class="range">{text}</h1>;
}

/** A link at the top of the page that goes past everything else; it is seen while it has the focus. */
function SkipLink({ text, to, focus }: { text: string; to: string; focus: () => void }) {
  const skip = (event: Event) => {
    event.preventDefault();
    focus();
  };
  return (
    <a class="skip" href={`#${to}`} onClick={skip}>
      {text}
    </a>
  );
}

/** The tools at the top of the page. */
export function Header() {
  const { scale, team } = view.value;
  return (
    <header class="top">
      {isBacklogOpen.value && <SkipLink text={t.skipToBacklog} to="backlog" focus={focusBacklog} />}
      <SkipLink text={t.skipToBoard} to="board" focus={focusGrid} />
      <Toolbar label={t.board}>
        <button
          type="button"
          aria-expanded={isBacklogOpen.value}
          aria-label={t.backlog}
          title={t.backlog}
          onClick={toggleBacklog}
        >
          ☰
        </button>
        <button
          type="button"
          aria-label={t.previous}
          title={`${t.previous} (PageUp)`}
          onClick={() => show({ date: turnPage(view.value, -1) })}
        >
          ‹
        </button>
        <button type="button" title={`${t.today} (0)`} onClick={() => show({ date: currentDate(scale, today()) })}>
          {t.today}
        </button>
        <button
          type="button"
          aria-label={t.next}
          title={`${t.next} (PageDown)`}
          onClick={() => show({ date: turnPage(view.value, 1) })}
        >
          ›
        </button>
      </Toolbar>
      <Range />
      <input
        type="date"
        aria-label={t.day}
        value={view.value.date}
        onChange={({ currentTarget: { value } }) => {
          // While a year is being typed, it is too early.
          if (value !== '' && startOf('day', value) === value) show({ date: value });
        }}
      />
      <Toolbar label={SCALES.map((each) => t[each]).join(', ')} class="scales">
        {SCALES.map((each) => (
          <button key={each} type="button" aria-pressed={scale === each} onClick={() => zoom(each)}>
            {t[each]}
          </button>
        ))}
      </Toolbar>
      {(teams.value.length > 1 || team) && (
        <select aria-label={t.allTeams} value={team} onChange={(event) => show({ team: event.currentTarget.value })}>
          <option value="">{t.allTeams}</option>
          {teams.value.map(({ leader }) => leader && <option value={leader.code ?? leader.id}>{t.team(nameOf(leader))}</option>)}
        </select>
      )}
      <span class="space" />
      <span class={`live${notLiveSince.value === null ? '' : ' off'}`}>
        {notLiveSince.value === null ? `● ${t.live}` : `○ ${t.offline}`}
      </span>
      <Toolbar label={t.toolbar}>
        <CommandButton id="confirmAll" text={t.short.confirmAll} />
        <CommandButton id="undo" text="↶" />
        <CommandButton id="redo" text="↷" />
        <CommandButton id="map" text={t.short.map} />
        <CommandButton id="happened" text={t.short.happened} />
        <CommandButton id="print" text={t.short.print} />
        <CommandButton id="keys" text="?" />
      </Toolbar>
      <details
        class="person"
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Escape') currentTarget.open = false;
        }}
        onFocusOut={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget as Node | null)) currentTarget.open = false;
        }}
      >
        <summary>{person.value?.user}</summary>
        <div class="person-menu">
          <label>
            {t.language}
            <select value={language} onChange={(event) => chooseLanguage(event.currentTarget.value)}>
              {availableLanguages.map((code) => (
                <option key={code} value={code}>
                  {new Intl.DisplayNames([code], { type: 'language' }).of(code)}
                </option>
              ))}
            </select>
          </label>
          <button type="button" onClick={() => signOut(false)}>
            {t.signOut}
          </button>
          <button type="button" onClick={() => signOut(true)}>
            {t.signOutEverywhere}
          </button>
        </div>
      </details>
    </header>
  );
}
