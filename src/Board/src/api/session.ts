import { t } from '../texts/texts';

/** The person who has signed in. */
export interface Session {
  tenant: string;
  user: string;
  role: string;
  technician: { id: string; code: string | null; name: string } | null;
  time_zone: string;
  expires_dateutc: string;
}

const send = (method: string, path: string, body?: unknown) =>
  fetch(path, {
    method,
    credentials: 'same-origin',
    headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** Reads who has signed in; null if nobody has. */
export async function readSession(): Promise<Session | null> {
  const response = await send('GET', '/session');
  return response.ok ? ((await response.json()) as Session) : null;
}

/** Signs in. Returns null, or the explanation of the refusal. */
export async function signIn(tenant: string, user: string, password: string): Promise<string | null> {
  return explanationOf(await send('POST', '/session', { tenant, user, password }));
}

/** Whether the demo dispatcher can sign in without a password, as on the embedded database. */
export const offersDemo = async () => (await send('GET', '/session/demo')).ok;

/** Signs in as the demo dispatcher. */
export const signInDemo = async () => explanationOf(await send('POST', '/session/demo'));

async function explanationOf(response: Response): Promise<string | null> {
  if (response.ok) return null;
  // What the API says about credentials is meant for programs.
  if (response.status === 401) return t.signInRefused;
  const body = (await response.json().catch(() => ({}))) as { detail?: string };
  return body.detail ?? `HTTP ${response.status}`;
}

/** Signs out, here or everywhere, and shows the sign-in page. */
export async function signOut(everywhere: boolean) {
  await send('DELETE', `/session${everywhere ? '?everywhere=true' : ''}`);
  location.assign('/sign-in');
}
