import { useState } from 'react';
import type { FieldFault } from '#contracts/errors.ts';
import { textLimits } from '#contracts/register-deal.ts';
import type { FaultCode } from '#extensions/kit/codes.ts';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';
import type { KeptDraft } from './draft-store.ts';
import type { Draft } from './registration-draft.ts';
import { fieldAt, type RegistrationField, type Step } from './registration-fields.ts';
import type { Fault } from './registration-request.ts';

type TextKey = 'difference' | 'introNote' | 'painOrOpportunity' | 'nextSteps' | 'name';

/** What an input needs to show its fault; without one, nothing. */
interface FieldState {
  readonly name: string;
  readonly error?: true;
  readonly validationMessage?: string;
}

export interface FormFields {
  readonly draft: Draft;
  readonly at: (pointer: string) => FieldState;
  /** A text input: kept with each keystroke, shown and checked shortly after it was left. */
  readonly text: (pointer: string, key: TextKey) => FieldState & TextEvents;
  /** A chosen value: kept and checked at once. */
  readonly choose: (pointer: string, values: Partial<Draft>) => void;
  /** From now on the step's fields show their faults, as after "Next". */
  readonly reveal: (step: Step) => void;
  /** Faults that are shown, in the order of the fields. */
  readonly shownFaults: readonly ShownFault[];
}

interface TextEvents {
  readonly onInput: (value: string) => void;
  readonly onChange: (value: string) => void;
  readonly onBlur: (value: string) => void;
}

export interface ShownFault {
  readonly pointer: string;
  readonly step: Step;
  readonly label: string;
  readonly message: string;
}

export interface FormFaults {
  /** What the contract says of the draft as it stands. */
  readonly own: readonly Fault[];
  /** What the hub said of the request that it refused; the same array as long as it is the same answer. */
  readonly hub: readonly FieldFault[];
  readonly codeOf: (hubCode: string) => FaultCode;
}

/**
 * A text is checked this long after it was left: faults that appear or vanish move what lies below, and a field is often left
 * by pressing exactly that. The press and the release of a click have to meet the same place.
 */
const clickMs = 250;

const limits: Readonly<Record<string, number>> = {
  '/deal/name': textLimits.dealName,
  '/difference': textLimits.difference,
  '/qualification/introNote': textLimits.note,
  '/qualification/painOrOpportunity': textLimits.note,
  '/qualification/nextSteps': textLimits.nextSteps,
};

export function useFormFields(
  kept: KeptDraft,
  faults: FormFaults,
  fields: readonly RegistrationField[],
): FormFields {
  const { labels, format } = usePartnerReader();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [revealed, setRevealed] = useState<ReadonlySet<Step>>(new Set());
  const [answered, setAnswered] = useState<{ to: readonly FieldFault[]; pointers: ReadonlySet<string> }>({
    to: faults.hub,
    pointers: new Set(),
  });
  const changedSince = answered.to === faults.hub ? answered.pointers : new Set<string>();

  const shown = fields.flatMap((field): ShownFault[] => {
    const visible = left.has(field.pointer) || revealed.has(field.step);
    const own = visible ? faults.own.find((fault) => belongs(fault, field)) : undefined;
    const fromHub = changedSince.has(field.pointer)
      ? undefined
      : faults.hub.find((fault) => belongs(fault, field));
    const code = own?.code ?? (fromHub === undefined ? undefined : faults.codeOf(fromHub.code));
    if (code === undefined) return [];
    const limit = limits[field.pointer];
    const message = labels.faults[code](limit === undefined ? '' : format.number(limit));
    return [{ pointer: field.pointer, step: field.step, label: field.label, message }];
  });

  function at(pointer: string): FieldState {
    const fault = shown.find((candidate) => candidate.pointer === pointer);
    return {
      name: pointer.slice(pointer.lastIndexOf('/') + 1),
      ...(fault === undefined ? {} : { error: true, validationMessage: fault.message }),
    };
  }

  function leave(pointer: string) {
    setLeft((current) => new Set([...current, pointer]));
    setAnswered(({ to, pointers }) => ({
      to: faults.hub,
      pointers: new Set([...(to === faults.hub ? pointers : []), pointer]),
    }));
  }

  return {
    draft: kept.draft,
    at,
    text: (pointer, key) => ({
      ...at(pointer),
      onInput(value) {
        kept.keep({ [key]: value });
      },
      onChange(value) {
        kept.keep({ [key]: value });
      },
      onBlur(value) {
        kept.keep({ [key]: value });
        setTimeout(() => {
          kept.show();
          leave(pointer);
        }, clickMs);
      },
    }),
    choose(pointer, values) {
      kept.change(values);
      leave(pointer);
    },
    reveal(step) {
      setRevealed((current) => new Set([...current, step]));
    },
    shownFaults: shown,
  };
}

function belongs(fault: { pointer: string }, field: RegistrationField): boolean {
  return fieldAt([field], fault.pointer) !== undefined;
}
