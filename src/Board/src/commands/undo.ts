import { effect, signal } from '@preact/signals';
import type { Outcome } from '../api/problems';
import { type EditStep, ownVersions } from './edits';
import type { FinalStep, StatusStep } from './statuses';

/** How a command that was done is reversed: data, so that it can be kept when the page is loaded again. */
export type Step = EditStep | StatusStep | FinalStep;

/** What a step has done: the step in the other direction, or who has changed an entry since. */
export type StepOutcome = Outcome<unknown> & { next?: Step; changedBy?: string };

/** Does what a step says. */
type Run = (step: Step) => Promise<StepOutcome>;

const MOST = 50;
/** How many characters the steps take at most; browsers keep about five million for a page. */
const MOST_CHARACTERS = 1_000_000;

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
export const undo = (run: Run) => take(undoSteps, redoSteps, run);

/** Does again what was undone last. */
export const redo = (run: Run) => take(redoSteps, undoSteps, run);

async function take(from: typeof undoSteps, to: typeof undoSteps, run: Run): Promise<StepOutcome | null> {
  const step = from.value[from.value.length - 1];
  if (!step) return null;
  from.value = from.value.slice(0, -1);
  const result = await run(step);
  if (result.ok && result.next) to.value = [...to.value, result.next];
  return result;
}

/** Keeps the steps of a person in this tab of the browser when the page is loaded again, such as in another language. */
export function keepSteps({ tenant, user }: { tenant: string; user: string }) {
  const key = `undo ${user}@${tenant}`;
  const kept = sessionStorage.getItem(key);
  if (kept) {
    const { undo, redo, versions } = JSON.parse(kept);
    for (const [id, version] of versions) ownVersions.set(id, version);
    undoSteps.value = undo;
    redoSteps.value = redo;
  }
  effect(() => sessionStorage.setItem(key, textOf(undoSteps.value, redoSteps.value)));
}

/** The steps and the versions to which they apply, as text; the oldest steps are left out if it would be too long. */
function textOf(undo: Step[], redo: Step[]): string {
  const text = JSON.stringify({ undo, redo, versions: [...ownVersions] });
  if (text.length <= MOST_CHARACTERS || undo.length + redo.length === 0) return text;
  return textOf(undo.slice(1), undo.length > 0 ? redo : redo.slice(1));
}
