import createClient from 'openapi-fetch';
import { t } from '../texts/texts';
import type { paths } from './contract';
import { type Outcome, type Problem, problemsOf } from './problems';

const http = createClient<paths>({
  baseUrl: '/',
  credentials: 'same-origin',
  headers: { 'Origin-System': 'board', Prefer: 'return=representation' },
});

// A session can end at any time; the page that was open is shown again after the next sign-in.
http.use({
  onResponse({ response }) {
    if (response.status === 401) location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
  },
});

/** The typed client of the API. */
export const api = http;

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Awaits a request. A lost connection is a refusal with status 0, and not an exception, so that every caller shows it alike. */
export async function outcomeOf<T>(request: Promise<Answer<T>>): Promise<Outcome<NonNullable<T>>> {
  try {
    const { data, error, response } = await request;
    if (!response.ok) return { ok: false, status: response.status, problems: problemsOf(response.status, error) };
    const warnings = (data as { warnings?: Problem[] } | undefined)?.warnings ?? [];
    return { ok: true, data: data as NonNullable<T>, warnings };
  } catch (lost) {
    if (!(lost instanceof TypeError)) throw lost;
    return { ok: false, status: 0, problems: [{ code: 'no_connection', message: t.noConnection }] };
  }
}
