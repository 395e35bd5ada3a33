import { reasonsOf } from '../board/refusal';
import { load, message } from '../board/state';
import { t } from '../texts/texts';
import { runEdit } from './edits';
import { runStatus } from './statuses';
import { redo, type Step, type StepOutcome, undo } from './undo';

async function run(step: Step): Promise<StepOutcome> {
  switch (step.kind) {
    case 'edit':
      return runEdit(step);
    case 'status':
      return runStatus(step);
    case 'final':
      return { ok: false, status: 0, problems: [{ code: 'final', message: t.isFinal }] };
  }
}

async function report(result: StepOutcome | null, done: string) {
  if (result === null) message.value = t.nothingToUndo;
  else if (result.ok) message.value = done;
  // The version tells whether somebody has changed an entry since; then nothing is overwritten.
  else if (result.status === 412) message.value = t.cannotUndo(result.changedBy ?? '');
  else message.value = `${t.notUndone} ${reasonsOf(result.problems)}`;
  await load();
}

/** Whether a step is being undone; a second one waits for a second key press. */
let isRunning = false;

async function once(take: typeof undo, done: string) {
  if (isRunning) return;
  isRunning = true;
  try {
    await report(await take(run), done);
  } finally {
    isRunning = false;
  }
}

/** Undoes the last command. */
export const undoLast = () => once(undo, t.done.undone);

/** Does again what was undone last. */
export const redoLast = () => once(redo, t.done.redone);
