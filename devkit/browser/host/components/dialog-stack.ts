import { elementById } from '../page-elements.ts';

/**
 * Open dialogs, the topmost last. Everything below the topmost one is inert, so that keyboard and screen
 * reader stay inside it without a hand-made focus trap.
 */
const open: HTMLElement[] = [];

/** Puts a dialog on top and moves the focus into it; the answer closes it and gives the focus back. */
export function enterDialog(dialog: HTMLElement): () => void {
  const opener = document.activeElement;
  open.push(dialog);
  updateInertness();
  dialog.focus();
  return () => {
    open.splice(open.indexOf(dialog), 1);
    updateInertness();
    if (opener instanceof HTMLElement && opener.isConnected) {
      opener.focus();
    }
  };
}

function updateInertness(): void {
  elementById('page').inert = open.length > 0;
  open.forEach((dialog, index) => {
    dialog.inert = index < open.length - 1;
  });
}
