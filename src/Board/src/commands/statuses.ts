import { changeStatus, dispatch, readHistory } from '../api/orders';
import type { Order } from '../api/planning';
import type { Outcome } from '../api/problems';
import { versionOf } from '../api/version';
import { t } from '../texts/texts';
import { remember, type Step } from './undo';

/** Gives an order a status, if it still has the version; any version will do if there is none. */
type Give = (version?: number) => Promise<Outcome<Order>>;

/** The statuses to which a canceled order can return. */
const REOPENED = ['Open', 'ToBePlanned'];

/** Dispatches an order; with the status before, it can be undone. */
export const makeDispatched = (order: string, before: string | undefined) =>
  give(order, (version) => dispatch(order, version), before === 'Planned' ? before : undefined);

/** Cancels an order; without visits, and with the status before, it can be undone. */
export const makeCanceled = (order: string, before: string | undefined) =>
  give(order, (version) => changeStatus(order, 'Canceled', version), REOPENED.includes(before ?? '') ? before : undefined);

/** Discards the suggestion of an order. */
export const makeDropped = (order: string) => give(order, () => changeStatus(order, 'ToBePlanned'), undefined);

async function give(order: string, there: Give, before: string | undefined): Promise<Outcome<Order>> {
  const result = await there();
  if (!result.ok) return result;
  const isAlone = result.warnings.every((warning) => warning.code !== 'children_canceled');
  const back = before && isAlone ? (version?: number) => changeStatus(order, before, version) : null;
  remember(back ? step(order, versionOf(result.data), back, there) : final);
  return result;
}

const step = (order: string, version: number, give: Give, reverse: Give): Step => ({
  run: async () => {
    const result = await give(version);
    if (result.ok) return { ...result, next: step(order, versionOf(result.data), reverse, give) };
    return { ...result, changedBy: result.status === 412 ? await authorOf(order) : '' };
  },
});

/** Who changed an order last; empty if that is not known. */
async function authorOf(order: string): Promise<string> {
  const result = await readHistory(order, 1);
  const last = result.ok ? result.data.value[0] : undefined;
  return last?.changed_by ?? last?.origin ?? '';
}

/** What a command leaves that cannot be undone, so that undoing does not reverse an earlier one instead. */
export const final: Step = {
  run: async () => ({ ok: false, status: 0, problems: [{ code: 'final', message: t.isFinal }] }),
};
