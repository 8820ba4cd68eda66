import type { InputProps, SearchInputProps, TextAreaProps } from '@hubspot/ui-extensions';
import type { ChangeEvent, FocusEvent, KeyboardEvent } from 'react';
import { useLabels } from '../labels.ts';
import { FieldFrame } from './field.tsx';
import { CloseIcon, Shape } from './icons.tsx';
import { useLocalValue } from './use-local-value.ts';

type TextFieldProps = InputProps | TextAreaProps | SearchInputProps;
type TextElement = HTMLInputElement | HTMLTextAreaElement;

/** HubSpot calls `onInput` with every keystroke and `onChange` when the field is left or Enter is pressed. */
function useTextField(props: TextFieldProps) {
  const [value, setValue] = useLocalValue(props.value ?? props.defaultValue, '');
  return {
    value,
    setValue,
    handlers: {
      value,
      onChange(event: ChangeEvent<TextElement>) {
        setValue(event.target.value);
        props.onInput?.(event.target.value);
      },
      onBlur(event: FocusEvent<TextElement>) {
        props.onChange?.(event.target.value);
        props.onBlur?.(event.target.value);
      },
      onFocus(event: FocusEvent<TextElement>) {
        props.onFocus?.(event.target.value);
      },
    },
  };
}

export function Input(props: InputProps) {
  const { value, handlers } = useTextField(props);
  const commit = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      props.onChange?.(value);
    }
  };
  return (
    <FieldFrame field={props}>
      {(control) => (
        <input
          {...control}
          {...handlers}
          className="hs-control"
          type={props.type ?? 'text'}
          onKeyDown={commit}
        />
      )}
    </FieldFrame>
  );
}

export function TextArea(props: TextAreaProps) {
  const { handlers } = useTextField(props);
  return (
    <FieldFrame field={props}>
      {(control) => (
        <textarea
          {...control}
          {...handlers}
          className="hs-control"
          rows={props.rows ?? 3}
          maxLength={props.maxLength}
          style={{ resize: props.resize ?? 'vertical' }}
        />
      )}
    </FieldFrame>
  );
}

export function SearchInput({ clearable = true, ...props }: SearchInputProps) {
  const labels = useLabels();
  const { value, setValue, handlers } = useTextField(props);
  const clear = () => {
    setValue('');
    props.onInput?.('');
    props.onChange?.('');
  };
  return (
    <FieldFrame field={props}>
      {(control) => (
        <span className="hs-affixed">
          <Shape name="search" className="is-affix" />
          <input {...control} {...handlers} className="hs-control" type="text" role="searchbox" />
          {clearable && value !== '' && (
            <button type="button" className="hs-icon-button" aria-label={labels.clear} onClick={clear}>
              <CloseIcon />
            </button>
          )}
        </span>
      )}
    </FieldFrame>
  );
}
