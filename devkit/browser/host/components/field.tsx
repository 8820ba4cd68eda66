import { useId } from 'react';
import type { ReactNode } from 'react';
import { useLabels } from '../labels.ts';
import { Shape } from './icons.tsx';
import { classes } from './shared.ts';

export interface FieldProps {
  label?: string | undefined;
  name?: string | undefined;
  required?: boolean | undefined;
  readOnly?: boolean | undefined;
  description?: string | undefined;
  tooltip?: string | undefined;
  placeholder?: string | undefined;
  error?: boolean | undefined;
  validationMessage?: string | undefined;
  testId?: string | undefined;
}

/** What the control inside a field takes over, so that label, hint and error are tied to it. */
export interface ControlProps {
  id: string;
  name: string | undefined;
  required: boolean | undefined;
  readOnly: boolean | undefined;
  placeholder: string | undefined;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
  'data-test-id': string | undefined;
}

interface FieldFrameProps {
  field: FieldProps;
  /** A set of controls with one common label, instead of a single one. */
  group?: boolean;
  children: (control: ControlProps) => ReactNode;
}

export function FieldFrame({ field, group = false, children }: FieldFrameProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const messageId = `${id}-message`;
  const invalid = field.error === true;
  const describedBy = classes(
    field.description !== undefined && hintId,
    hasText(field.validationMessage) && messageId,
  );
  const control: ControlProps = {
    id,
    name: field.name,
    required: field.required,
    readOnly: field.readOnly,
    placeholder: field.placeholder,
    'aria-invalid': invalid ? true : undefined,
    'aria-describedby': describedBy === '' ? undefined : describedBy,
    'data-test-id': field.testId,
  };
  const parts = (
    <>
      {field.description !== undefined && (
        <span id={hintId} className="hs-hint">
          {field.description}
        </span>
      )}
      {children(control)}
      {hasText(field.validationMessage) && (
        <span
          id={messageId}
          className={classes('hs-validation', invalid ? 'is-error' : 'is-ok')}
          {...(invalid ? { role: 'alert' } : {})}
        >
          <Shape name={invalid ? 'warning' : 'check'} />
          {field.validationMessage}
        </span>
      )}
    </>
  );
  if (group) {
    return (
      <fieldset
        className={classes('hs-field', 'is-group', invalid && 'is-invalid')}
        aria-describedby={control['aria-describedby']}
        data-test-id={field.testId}
      >
        {field.label !== undefined && (
          <legend>
            <LabelText field={field} />
          </legend>
        )}
        {parts}
      </fieldset>
    );
  }
  return (
    <div className={classes('hs-field', invalid && 'is-invalid')}>
      {field.label !== undefined && (
        <span className="hs-label">
          <label htmlFor={id}>
            <LabelText field={field} />
          </label>
        </span>
      )}
      {parts}
    </div>
  );
}

function LabelText({ field }: { field: FieldProps }) {
  const labels = useLabels();
  return (
    <>
      {field.label}
      {field.required === true && (
        <span className="hs-required">
          <span aria-hidden="true">*</span>
          <span className="hs-visually-hidden"> {labels.required}</span>
        </span>
      )}
      {field.tooltip !== undefined && (
        <span className="hs-field-tip" title={field.tooltip}>
          <Shape name="info" />
          <span className="hs-visually-hidden">{field.tooltip}</span>
        </span>
      )}
    </>
  );
}

function hasText(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}
