import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { closeDialog, dialog } from '../commands/dialogs';
import { commands, isAvailable, nameOf, type Target, target } from '../commands/table';
import { t } from '../texts/texts';
import { contains, type Point } from '../timeline/box';
import { keyText, runCommand } from './CommandButton';
import { OrderForm } from './OrderForm';
import { px } from './px';
import { SuggestionList } from './SuggestionList';

/** A dialog in the middle of the window, or at a place, where it closes with a click beside it. */
function Frame({ title, at, children }: { title: string; at?: Point; children: ComponentChildren }) {
  const element = useRef<HTMLDialogElement>(null);
  // Before it is drawn: Escape closes a dialog only when it is shown as one.
  useLayoutEffect(() => element.current?.showModal(), []);
  return (
    <dialog
      ref={element}
      aria-label={title}
      onClose={closeDialog}
      onPointerDown={({ currentTarget, x, y }) =>
        at && !contains(currentTarget.getBoundingClientRect(), { x, y }) && closeDialog()
      }
      {...(at ? { class: 'placed', style: { '--x': px(at.x), '--y': px(at.y) } } : {})}
    >
      <div class="details-head">
        <h2>{title}</h2>
        <button type="button" class="close" aria-label={t.close} title={t.close} onClick={closeDialog}>
          ×
        </button>
      </div>
      {children}
    </dialog>
  );
}

/** All commands with their keys. */
function Keys() {
  return (
    <Frame title={t.keys}>
      <table class="keys">
        <thead>
          <tr>
            <th scope="col">{t.key}</th>
            <th scope="col">{t.command}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>
              <kbd>{t.arrows}</kbd>
            </td>
            <td>{t.moveFocus}</td>
          </tr>
          <tr>
            <td>
              <kbd>Shift+{t.arrows}</kbd>
            </td>
            <td>{t.extendSelection}</td>
          </tr>
          {commands.map((command) => (
            <tr key={command.id}>
              <td>
                <kbd>{keyText(command.keys[0]!)}</kbd>
              </td>
              <td>{t.commands[command.id]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

const NOTHING: Target = { visits: [], order: null };

/** The commands for what is selected, without those that can be used for nothing, too. */
function Menu({ at }: { at: Point }) {
  const on = target();
  return (
    <Frame title={t.commands.menu} at={at}>
      <ul class="menu">
        {commands
          .filter((command) => command.id !== 'menu' && isAvailable(command, on) && !isAvailable(command, NOTHING))
          .map((command) => (
            <li key={command.id}>
              <button
                type="button"
                onClick={(event) => {
                  const at = event.currentTarget;
                  closeDialog();
                  runCommand(command, at);
                }}
              >
                {nameOf(command, on)} <kbd>{keyText(command.keys[0]!)}</kbd>
              </button>
            </li>
          ))}
      </ul>
    </Frame>
  );
}

/** The dialog that is open. */
export function Dialogs() {
  const open = dialog.value;
  switch (open?.kind) {
    case 'keys':
      return <Keys />;
    case 'menu':
      return <Menu at={open.at} />;
    case 'suggestions':
      return (
        <Frame title={t.suggestions}>
          <SuggestionList order={open.order} />
        </Frame>
      );
    case 'form':
      return (
        <Frame title={open.order ? t.editOrder : t.newOrder}>
          <OrderForm order={open.order} />
        </Frame>
      );
    default:
      return null;
  }
}
