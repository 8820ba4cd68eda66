import { useEffect, useRef, useState } from 'react';

/**
 * The value of an input. Each change travels to the sandbox and back, so the input keeps its own value and
 * takes over the card's only when the card really changed it: the late echo of something typed earlier
 * must not undo what was typed since.
 */
export function useLocalValue<T>(remote: T | undefined, fallback: T): [T, (value: T) => void] {
  const [local, setLocal] = useState<T>(remote ?? fallback);
  const sent = useRef<string[]>([]);
  const remoteKey = JSON.stringify(remote ?? null);
  const firstRender = useRef(true);
  useEffect(() => {
    if (firstRender.current) {
      firstRender.current = false;
      return;
    }
    const echo = sent.current.indexOf(remoteKey);
    if (echo >= 0) {
      sent.current.splice(0, echo + 1);
      return;
    }
    sent.current = [];
    setLocal(remote ?? fallback);
  }, [remoteKey]);
  const change = (value: T) => {
    sent.current.push(JSON.stringify(value ?? null));
    setLocal(value);
  };
  return [local, change];
}
