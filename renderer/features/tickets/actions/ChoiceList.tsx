import type { ReactNode } from 'react';

type ChoiceListProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[];
};

/** A few choices all in sight, moved through with the arrow keys; the browser's own radio group. */
export function ChoiceList<Value extends string>({
  label,
  value,
  onChange,
  options,
}: ChoiceListProps<Value>) {
  return (
    <fieldset className="choice-list">
      <legend>{label}</legend>
      {options.map((option, index) => (
        <label key={option.value} data-chosen={option.value === value || undefined}>
          <input
            type="radio"
            name={label}
            checked={option.value === value}
            data-autofocus={index === 0 || undefined}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
