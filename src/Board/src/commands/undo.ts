import { signal } from '@preact/signals';
import type { Outcome } from '../api/problems';

/** What a step has done: the step in the other direction, or who has changed an entry since. */
export type StepOutcome = Outcome<unknown> & { next?: Step; changedBy?: string };

/** A command that was done, and how it is reversed. */
export interface Step {
  run: () => Promise<StepOutcome>;
}

const MOST = 50;
const undoSteps = signal<Step[]>([]);
const redoSteps = signal<Step[]>([]);

export const canUndo = () => undoSteps.value.length > 0;
export const canRedo = () => redoSteps.value.length > 0;

/** Remembers how to reverse what was just done; what was undone before can no longer be done again. */
export function remember(step: Step) {
  undoSteps.value = [...undoSteps.value.slice(1 - MOST), step];
  redoSteps.value = [];
}

/** Reverses the last command. A step that is refused, because somebody changed the entry since, is forgotten. */
export const undo = () => take(undoSteps, redoSteps);

/** Does again what was undone last. */
export const redo = () => take(redoSteps, undoSteps);

async function take(from: typeof undoSteps, to: typeof undoSteps): Promise<StepOutcome | null> {
  const step = from.value[from.value.length - 1];
  if (!step) return null;
  from.value = from.value.slice(0, -1);
  const result = await step.run();
  if (result.ok && result.next) to.value = [...to.value, result.next];
  return result;
}
