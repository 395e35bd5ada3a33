import { lastAuthorOf, readHistory } from '../api/history';
import { changeStatus, dispatch } from '../api/orders';
import type { Order } from '../api/planning';
import type { Outcome } from '../api/problems';
import { versionOf } from '../api/version';
import { remember, type StepOutcome } from './undo';

/** A step that gives an order a status, if it still has the version. */
export interface StatusStep {
  kind: 'status';
  order: string;
  version: number;
  to: string;
  /** The status before. */
  from: string;
}

/** What a command leaves that cannot be undone, so that undoing does not reverse an earlier one instead. */
export interface FinalStep {
  kind: 'final';
}

export const final: FinalStep = { kind: 'final' };

const DISPATCHED = 'Dispatched';
/** The statuses to which a canceled order can return. */
const REOPENED = ['Open', 'ToBePlanned'];

/** Dispatches an order; it can be undone if the order was planned before. */
export const dispatchWithUndo = (order: string, before: string | undefined) =>
  change(order, DISPATCHED, before === 'Planned' ? before : undefined);

/** Cancels an order; it can be undone if the order was waiting in the backlog before. */
export const cancelWithUndo = (order: string, before: string | undefined) =>
  change(order, 'Canceled', REOPENED.includes(before ?? '') ? before : undefined);

/** Discards the suggestion of an order. */
export const discardSuggestion = (order: string) => change(order, 'ToBePlanned', undefined);

/** Gives an order a status if it still has the version; without one, in any version. */
const send = (order: string, status: string, version?: number) =>
  status === DISPATCHED ? dispatch(order, version) : changeStatus(order, status, version);

async function change(order: string, to: string, from: string | undefined): Promise<Outcome<Order>> {
  const result = await send(order, to);
  if (!result.ok) return result;
  const hasNoChildren = result.warnings.every((warning) => warning.code !== 'children_canceled');
  const version = versionOf(result.data);
  remember(from && hasNoChildren ? { kind: 'status', order, version, to: from, from: to } : final);
  return result;
}

/** Gives an order the status of a step. */
export async function runStatus({ order, version, to, from }: StatusStep): Promise<StepOutcome> {
  const result = await send(order, to, version);
  if (result.ok) return { ...result, next: { kind: 'status', order, version: versionOf(result.data), to: from, from: to } };
  return { ...result, changedBy: result.status === 412 ? lastAuthorOf(await readHistory(order, 1)) : '' };
}
