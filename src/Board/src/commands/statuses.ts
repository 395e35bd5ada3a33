import { lastAuthorOf, readHistory } from '../api/history';
import { changeStatus, dispatch } from '../api/orders';
import type { Order } from '../api/planning';
import type { Outcome } from '../api/problems';
import { versionOf } from '../api/version';
import { t } from '../texts/texts';
import { remember, type Step } from './undo';

/** Changes the status of an order if it still has the version; without one, in any version. */
type StatusChange = (version?: number) => Promise<Outcome<Order>>;

/** The statuses to which a canceled order can return. */
const REOPENED = ['Open', 'ToBePlanned'];

/** Dispatches an order; it can be undone if the order was planned before. */
export const dispatchWithUndo = (order: string, before: string | undefined) =>
  change(order, (version) => dispatch(order, version), before === 'Planned' ? before : undefined);

/** Cancels an order; it can be undone if the order was waiting in the backlog before. */
export const cancelWithUndo = (order: string, before: string | undefined) =>
  change(order, (version) => changeStatus(order, 'Canceled', version), REOPENED.includes(before ?? '') ? before : undefined);

/** Discards the suggestion of an order. */
export const discardSuggestion = (order: string) => change(order, () => changeStatus(order, 'ToBePlanned'), undefined);

async function change(order: string, forward: StatusChange, before: string | undefined): Promise<Outcome<Order>> {
  const result = await forward();
  if (!result.ok) return result;
  const hasNoChildren = result.warnings.every((warning) => warning.code !== 'children_canceled');
  const backward = before && hasNoChildren ? (version?: number) => changeStatus(order, before, version) : null;
  remember(backward ? step(order, versionOf(result.data), backward, forward) : final);
  return result;
}

const step = (order: string, version: number, there: StatusChange, back: StatusChange): Step => ({
  run: async () => {
    const result = await there(version);
    if (result.ok) return { ...result, next: step(order, versionOf(result.data), back, there) };
    return { ...result, changedBy: result.status === 412 ? lastAuthorOf(await readHistory(order, 1)) : '' };
  },
});

/** What a command leaves that cannot be undone, so that undoing does not reverse an earlier one instead. */
export const final: Step = {
  run: async () => ({ ok: false, status: 0, problems: [{ code: 'final', message: t.isFinal }] }),
};
