import { type Command, isAvailable, target } from './table';

let last: Promise<unknown> = Promise.resolve();

/** Runs a command for what is selected. One that changes something waits for those before it, and so sees what they have changed. */
export function run(command: Command) {
  if (command.writes) void inTurn(async () => isAvailable(command, target()) && command.run(target()));
  else command.run(target());
}

/** Does something after everything that was asked for before has ended. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work);
  last = new Promise((ended) => result.finally(() => ended(null)));
  return result;
}
