import { createContext, useContext, useMemo, useRef, useState } from 'react';
import type { Reactions } from './sdk-types.ts';

/**
 * Which overlays of a card are open. An overlay stands in the `overlay` prop of what opens it, so it is
 * known by that slot when it opens and by its own `id` when the card closes it; both names count.
 */
export interface OverlayState {
  open: (name: string) => void;
  close: (name: string) => void;
  isOpen: (name: string) => boolean;
  /** Says that the overlay `id` stands in `slot`; the answer takes it back. */
  connect: (id: string, slot: string) => () => void;
}

export const OverlayContext = createContext<OverlayState | null>(null);

/** The slot of the enclosing `overlay` prop, null outside of one. */
export const OverlaySlotContext = createContext<string | null>(null);

export function useOverlays(): OverlayState {
  const overlays = useContext(OverlayContext);
  if (overlays === null) {
    throw new Error('This component renders only inside a card.');
  }
  return overlays;
}

/** What a card's click handlers get as their second argument. */
export function useReactions(): Reactions {
  const { open, close } = useOverlays();
  return useMemo(
    () => ({ openPanel: open, closePanel: close, openModal: open, closeModal: close }),
    [open, close],
  );
}

export function useOverlayState(): OverlayState {
  const [openNames, setOpenNames] = useState<readonly string[]>([]);
  const slots = useRef(new Map<string, string>()).current;
  const actions = useMemo(
    () => ({
      open(name: string) {
        setOpenNames((names) => (names.includes(name) ? names : [...names, name]));
      },
      close(name: string) {
        setOpenNames((names) => names.filter((other) => other !== name && other !== slots.get(name)));
      },
      connect(id: string, slot: string) {
        slots.set(id, slot);
        return () => {
          slots.delete(id);
        };
      },
    }),
    [slots],
  );
  return useMemo(
    () => ({ ...actions, isOpen: (name: string) => openNames.includes(name) }),
    [actions, openNames],
  );
}
