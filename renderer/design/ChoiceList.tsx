import type { ReactNode } from 'react';
import './choice-list.css';

type ChoiceListProps<Value extends string> = {
  readonly label: string;
  /** Lists of one name are one choice, and the arrow keys go through all of them. */
  readonly name?: string;
  /** Null while nothing is chosen. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly options: readonly {
    readonly value: Value;
    readonly label: ReactNode;
    readonly disabled?: boolean;
  }[];
};

/** A few choices all in sight, moved through with the arrow keys; the browser's own radio group. */
export function ChoiceList<Value extends string>(props: ChoiceListProps<Value>) {
  const { label, name = label, value, onChange, options } = props;
  const first = options.find(({ disabled }) => !disabled);
  return (
    <fieldset className="choice-list">
      <legend>{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          data-chosen={option.value === value || undefined}
          data-disabled={option.disabled || undefined}
        >
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            disabled={option.disabled ?? false}
            data-autofocus={option === first || undefined}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
