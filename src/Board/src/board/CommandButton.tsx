import { run } from '../commands/queue';
import { type Command, commands, isAvailable, nameOf, target } from '../commands/table';
import { refusalPlace } from './refusal';

/** A key as people read it: `Ctrl+Z`, `→`. */
export const keyText = (key: string) =>
  key
    .replace('ArrowLeft', '←')
    .replace('ArrowRight', '→')
    .replace('ArrowUp', '↑')
    .replace('ArrowDown', '↓')
    .replace(/(^|\+)(\p{L})$/u, (_, plus: string, letter: string) => plus + letter.toUpperCase());

/** Runs a command for what is selected; a refusal is shown at the button. */
export function runCommand(command: Command, at: HTMLElement) {
  const box = at.getBoundingClientRect();
  refusalPlace.value = { x: box.left, y: box.bottom + 4 };
  run(command);
}

/** A button for a command of the table; disabled while the command cannot be used. */
export function CommandButton({ id, text }: { id: Command['id']; text?: string }) {
  const command = commands.find((each) => each.id === id)!;
  const on = target();
  const name = nameOf(command, on);
  const label = `${name} (${keyText(command.keys[0]!)})`;
  return (
    <button
      type="button"
      data-command={id}
      disabled={!isAvailable(command, on)}
      title={label}
      // A symbol needs a name; a word is one.
      {...(/\p{L}/u.test(text ?? name) ? {} : { 'aria-label': name })}
      aria-keyshortcuts={command.keys[0]!.replace('Ctrl', 'Control')}
      onClick={(event) => runCommand(command, event.currentTarget)}
    >
      {text ?? name}
    </button>
  );
}
