import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import './style/tokens.css';
import './style/forms.css';
import { offersDemo, signIn, signInDemo } from './api/session';
import { destinationOf } from './destination';
import { t } from './texts/texts';

const destination = () => destinationOf(new URLSearchParams(location.search).get('to') ?? '', location.origin);

function SignIn() {
  const [problem, setProblem] = useState('');
  const [hasDemo, setHasDemo] = useState(false);
  useEffect(() => void offersDemo().then(setHasDemo), []);

  const finish = (refusal: string | null) => (refusal === null ? location.assign(destination()) : setProblem(refusal));
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? '');
    finish(await signIn(text('tenant'), text('user'), text('password')));
  };
  return (
    <main class="sign-in">
      <h1>WorkOrders</h1>
      <form onSubmit={submit}>
        <label>
          {t.tenant}
          <input name="tenant" autoComplete="organization" required />
        </label>
        <label>
          {t.user}
          <input name="user" autoComplete="username" required />
        </label>
        <label>
          {t.password}
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        {problem && <p role="alert">{problem}</p>}
        <button type="submit" class="primary">
          {t.signIn}
        </button>
        {hasDemo && (
          <button type="button" onClick={async () => finish(await signInDemo())}>
            {t.signInDemo}
          </button>
        )}
      </form>
    </main>
  );
}

render(<SignIn />, document.getElementById('app')!);
