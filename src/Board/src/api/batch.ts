import { api, outcomeOf } from './client';

/** The largest number of requests in one batch. */
const BATCH = 100;

interface BatchAnswer {
  responses: { status: number; body?: unknown }[];
}

/** Reads what is at some addresses below `/api`, in one request for every hundred; an address that cannot be read is undefined. */
export async function readAll(urls: string[]): Promise<unknown[]> {
  const requests = urls.map((url, index) => ({ id: String(index), method: 'get' as const, url }));
  const batches = Array.from({ length: Math.ceil(requests.length / BATCH) }, (_, index) =>
    requests.slice(index * BATCH, (index + 1) * BATCH),
  );
  const params = { header: { Prefer: 'continue-on-error' } };
  const answers = await Promise.all(
    batches.map((batch) => outcomeOf(api.POST('/api/$batch', { params, body: { requests: batch } }))),
  );
  return answers.flatMap((answer, index) =>
    answer.ok
      ? (answer.data as BatchAnswer).responses.map(({ status, body }) => (status === 200 ? body : undefined))
      : batches[index]!.map(() => undefined),
  );
}
