import type { BaseDate, BaseTime, DateInputProps, TimeInputProps } from '@hubspot/ui-extensions';
import { useContext, useRef, useState } from 'react';
import { localeOf } from '../facts.ts';
import { LanguageContext, useLabels } from '../labels.ts';
import { formatDay, isoDay, parseDay, parseIsoDay } from './calendar-day.ts';
import { FieldFrame } from './field.tsx';
import { Shape } from './icons.tsx';
import { useLocalValue } from './use-local-value.ts';

/** A card hears `null` when the field is emptied, although the SDK's types promise a value. */
type Emptyable<T> = (value: T | null) => void;

/** Typed in the reader's own notation, or picked from the browser's calendar. */
export function DateInput(props: DateInputProps) {
  const labels = useLabels();
  const locale = localeOf(useContext(LanguageContext));
  const [value, setValue] = useLocalValue<BaseDate | null>(props.value ?? props.defaultValue, null);
  const [draft, setDraft] = useState<string | null>(null);
  const calendar = useRef<HTMLInputElement>(null);
  const onChange = props.onChange as Emptyable<BaseDate & { formattedDate: string }> | undefined;
  const onBlur = props.onBlur as Emptyable<BaseDate> | undefined;
  const change = (day: BaseDate | null) => {
    setValue(day);
    onChange?.(day === null ? null : { ...day, formattedDate: formatDay(day, locale) });
  };
  return (
    <FieldFrame field={props}>
      {(control) => (
        <span className="hs-affixed">
          <input
            {...control}
            className="hs-control"
            type="text"
            autoComplete="off"
            placeholder={labels.dayPattern}
            value={draft ?? formatDay(value, locale)}
            onChange={(event) => {
              setDraft(event.target.value);
              const day = parseDay(event.target.value);
              if (day !== null || event.target.value === '') {
                change(day);
              }
            }}
            onBlur={() => {
              setDraft(null);
              onBlur?.(value);
            }}
          />
          <button
            type="button"
            className="hs-icon-button"
            aria-label={`${labels.calendar}: ${props.label}`}
            disabled={props.readOnly}
            onClick={() => calendar.current?.showPicker()}
          >
            <Shape name="calendar" />
          </button>
          <input
            ref={calendar}
            className="hs-calendar-anchor"
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            min={isoDay(props.min ?? null)}
            max={isoDay(props.max ?? null)}
            value={isoDay(value)}
            onChange={(event) => {
              setDraft(null);
              change(parseIsoDay(event.target.value));
            }}
          />
        </span>
      )}
    </FieldFrame>
  );
}

export function TimeInput(props: TimeInputProps) {
  const [value, setValue] = useLocalValue<BaseTime | null>(props.value ?? props.defaultValue, null);
  const onChange = props.onChange as Emptyable<BaseTime> | undefined;
  const onBlur = props.onBlur as Emptyable<BaseTime> | undefined;
  return (
    <FieldFrame field={props}>
      {(control) => (
        <input
          {...control}
          className="hs-control"
          type="time"
          min={isoTime(props.min ?? null)}
          max={isoTime(props.max ?? null)}
          value={isoTime(value)}
          onChange={(event) => {
            const next = parseTime(event.target.value);
            setValue(next);
            onChange?.(next);
          }}
          onBlur={() => onBlur?.(value)}
        />
      )}
    </FieldFrame>
  );
}

function isoTime(time: BaseTime | null): string {
  return time === null
    ? ''
    : `${String(time.hours).padStart(2, '0')}:${String(time.minutes).padStart(2, '0')}`;
}

function parseTime(text: string): BaseTime | null {
  const [hours, minutes] = text.split(':').map(Number);
  return hours === undefined || minutes === undefined ? null : { hours, minutes };
}
