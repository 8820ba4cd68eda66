import type { AccordionProps, TabProps, TabsProps } from '@hubspot/ui-extensions';
import {
  Children,
  createContext,
  isValidElement,
  useContext,
  useEffect,
  useId,
  useReducer,
  useState,
} from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { ChevronIcon } from './icons.tsx';
import { classes, sizeOf, testIdOf } from './shared.ts';
import { useLocalValue } from './use-local-value.ts';

export function Accordion({
  title,
  children,
  defaultOpen,
  open,
  disabled,
  size,
  onClick,
  ...props
}: AccordionProps) {
  const [shown, setShown] = useLocalValue(open ?? defaultOpen, false);
  const panelId = useId();
  return (
    <div className={classes('hs-accordion', `is-${sizeOf(size)}`)} {...testIdOf(props)}>
      <button
        type="button"
        className="hs-accordion-toggle"
        aria-expanded={shown}
        aria-controls={panelId}
        disabled={disabled}
        onClick={() => {
          if (open === undefined) {
            setShown(!shown);
          }
          onClick?.();
        }}
      >
        <ChevronIcon />
        {title}
      </button>
      <div id={panelId} className="hs-accordion-panel" hidden={!shown}>
        {children}
      </div>
    </div>
  );
}

type TabId = string | number;

interface TabEntry extends TabProps {
  id: TabId;
  content: ReactNode;
}

/** Lets a tab say that its title changed: the title shows in the tab list, which its parent draws. */
const TabsContext = createContext<() => void>(() => undefined);

export function Tab({ title, disabled, children }: TabProps) {
  const announce = useContext(TabsContext);
  useEffect(announce, [announce, title, disabled]);
  return <>{children}</>;
}

export function Tabs({
  children,
  selected,
  defaultSelected,
  variant = 'default',
  fill,
  ...props
}: TabsProps) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const entries = tabEntries(children);
  const [local, setLocal] = useState<TabId | undefined>(defaultSelected);
  const current = selected ?? local ?? entries[0]?.id;
  const baseId = useId();
  const select = (id: TabId) => {
    setLocal(id);
    // The SDK types the callback for one kind of id at a time; the wire carries either.
    (props.onSelectedChange as ((id: TabId) => void) | undefined)?.(id);
  };
  const moveWithArrows = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) {
      return;
    }
    const usable = entries.filter((entry) => entry.disabled !== true);
    const index = usable.findIndex((entry) => entry.id === current);
    const next = usable[(index + step + usable.length) % usable.length];
    if (next !== undefined) {
      select(next.id);
      document.getElementById(`${baseId}-tab-${next.id}`)?.focus();
    }
  };
  return (
    <TabsContext.Provider value={redraw}>
      <div className={classes('hs-tabs', `is-${variant}`, fill && 'is-fill')} {...testIdOf(props)}>
        <div role="tablist" className="hs-tab-list" onKeyDown={moveWithArrows}>
          {entries.map((entry) => (
            <button
              key={entry.id}
              type="button"
              role="tab"
              id={`${baseId}-tab-${entry.id}`}
              aria-selected={entry.id === current}
              aria-controls={`${baseId}-panel-${entry.id}`}
              tabIndex={entry.id === current ? 0 : -1}
              disabled={entry.disabled}
              title={entry.tooltip}
              onClick={() => {
                select(entry.id);
              }}
            >
              {entry.title}
            </button>
          ))}
        </div>
        {entries.map((entry) => (
          <div
            key={entry.id}
            role="tabpanel"
            id={`${baseId}-panel-${entry.id}`}
            aria-labelledby={`${baseId}-tab-${entry.id}`}
            hidden={entry.id !== current}
          >
            {entry.content}
          </div>
        ))}
      </div>
    </TabsContext.Provider>
  );
}

/** A child arrives as `<RemoteComponent component>`; the remote node in it carries the tab's own props. */
function tabEntries(children: ReactNode): TabEntry[] {
  return Children.toArray(children).flatMap((child, index) => {
    if (!isValidElement<{ component?: { props?: TabProps } }>(child)) {
      return [];
    }
    const props = child.props.component?.props ?? {};
    return [{ ...props, id: props.tabId ?? index, content: child }];
  });
}
