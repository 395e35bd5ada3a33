import type { components } from './contract';

/** A problem or a warning as the server explains it. */
export type Problem = components['schemas']['problem_error'];

/** Which of several changes a problem is about; not a number if it is about none. */
export const changeIndex = ({ pointer }: Pick<Problem, 'pointer'>) => Number(/^\/changes\/(\d+)/.exec(pointer ?? '')?.[1]);

/** The result of a request: data, or the reasons why it was refused. */
export type Outcome<T> = { ok: true; data: T; warnings: Problem[] } | { ok: false; status: number; problems: Problem[] };

/** Reads the problems of a response; one without a body gets a general problem with the HTTP status as its code. */
export function problemsOf(status: number, body: unknown): Problem[] {
  const errors = (body as { errors?: Problem[]; detail?: string } | undefined)?.errors;
  if (errors && errors.length > 0) return errors;
  const detail = (body as { detail?: string } | undefined)?.detail;
  return [{ code: `http_${status}`, message: detail ?? `HTTP ${status}` }];
}
