import { render } from 'preact';
import './style/tokens.css';
import './style/board.css';
import './style/panes.css';
import './style/dialogs.css';
import './style/forms.css';
import './style/map.css';
import './style/grid.css';
import './style/strips.css';
import './style/bar.css';
import './style/month.css';
import './style/print.css';
import { readSession } from './api/session';
import { Board } from './board/Board';
import { isDate } from './board/dates';
import { keepFocus } from './board/focusing';
import { keepLive, loadOnNavigation } from './board/liveBoard';
import { Print } from './board/Print';
import { followSelection } from './board/selecting';
import { person, today } from './board/state';
import { addressOf, parseView, view } from './board/view';
import { persistSteps } from './commands/undo';

const root = document.getElementById('app')!;
const session = await readSession();
if (session === null) {
  location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
} else {
  person.value = session;
  const [, , kind, date = ''] = location.pathname.split('/');
  if (kind === 'print' && isDate(date)) {
    view.value = { ...parseView(`/board/day/${date}`, '', date) };
    const users = new URLSearchParams(location.search).get('users');
    render(<Print users={users ? users.split(',') : []} />, root);
  } else {
    view.value = parseView(location.pathname, location.search, today());
    history.replaceState(null, '', addressOf(view.value));
    addEventListener('popstate', () => {
      view.value = parseView(location.pathname, location.search, today());
    });
    loadOnNavigation();
    keepLive();
    persistSteps(session);
    keepFocus();
    followSelection();
    render(<Board />, root);
  }
}
