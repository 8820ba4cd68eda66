/** The page's three layers, in the order in which they lie over each other. */
export type PageLayer = 'page' | 'overlays' | 'toasts';

export function elementById(id: PageLayer): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) {
    throw new Error(`The page has no element #${id}.`);
  }
  return element;
}
