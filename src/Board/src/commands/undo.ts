import { effect, signal } from '@preact/signals';
import type { Outcome } from '../api/problems';
import { type EditStep, ownVersions } from './edits';
import type { FinalStep, StatusStep } from './statuses';

/** How a command that was done is reversed: data, so that it can be kept when the page is reloaded. */
export type Step = EditStep | StatusStep | FinalStep;

/** What a step has done: the step in the other direction, or who has changed an entry since. */
export type StepOutcome = Outcome<unknown> & { next?: Step; changedBy?: string };

/** Runs a step. */
type Run = (step: Step) => Promise<StepOutcome>;

const MAX_STEPS = 50;
/** The length of the stored steps; browsers store about five million characters. */
const MAX_CHARACTERS = 1_000_000;
/** The format of the stored steps. Steps that another version of the page stored in another format are not read. */
const FORMAT = 1;

const undoSteps = signal<Step[]>([]);
const redoSteps = signal<Step[]>([]);

export const canUndo = () => undoSteps.value.length > 0;
export const canRedo = () => redoSteps.value.length > 0;

/** Remembers how to reverse what was just done; what was undone before can no longer be done again. */
export function remember(step: Step) {
  undoSteps.value = [...undoSteps.value.slice(1 - MAX_STEPS), step];
  redoSteps.value = [];
}

/** Reverses the last command. A step that is refused, because somebody changed the entry since, is forgotten. */
export const undo = (run: Run) => runLast(undoSteps, redoSteps, run);

/** Does again what was undone last. */
export const redo = (run: Run) => runLast(redoSteps, undoSteps, run);

async function runLast(from: typeof undoSteps, to: typeof undoSteps, run: Run): Promise<StepOutcome | null> {
  const step = from.value[from.value.length - 1];
  if (!step) return null;
  from.value = from.value.slice(0, -1);
  const result = await run(step);
  if (result.ok && result.next) to.value = [...to.value, result.next];
  return result;
}

/** Keeps the steps of a person in this tab of the browser when the page is reloaded, such as in another language. */
export function persistSteps({ tenant, user }: { tenant: string; user: string }) {
  const key = `undo ${FORMAT} ${user}@${tenant}`;
  const stored = sessionStorage.getItem(key);
  if (stored) {
    const { undo, redo, versions } = JSON.parse(stored);
    for (const [id, version] of versions) ownVersions.set(id, version);
    undoSteps.value = undo;
    redoSteps.value = redo;
  }
  effect(() => {
    const text = textOf(newest(undoSteps.value), newest(redoSteps.value));
    try {
      sessionStorage.setItem(key, text);
    } catch {
      sessionStorage.removeItem(key); // The storage is full: undo works until the page is reloaded.
    }
  });
}

/** The newest of some steps, as many as fit into half of what is stored. */
function newest(steps: Step[]): Step[] {
  let length = 0;
  const tooLong = steps.findLastIndex((step) => {
    length += JSON.stringify(step).length;
    return length > MAX_CHARACTERS / 2;
  });
  return steps.slice(tooLong + 1);
}

/** The steps and the versions of their entries, as text. */
function textOf(undo: Step[], redo: Step[]): string {
  const ids = new Set([...undo, ...redo].flatMap(idsOf));
  return JSON.stringify({ undo, redo, versions: [...ownVersions].filter(([id]) => ids.has(id)) });
}

const idsOf = (step: Step) =>
  step.kind === 'edit' ? [...step.edit.changes, ...(step.restoring ?? [])].map(({ entry }) => entry.id) : [];
