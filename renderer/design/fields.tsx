import { Select, Textarea, TextInput, type TextInputProps } from '@mantine/core';

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null;
  readonly autoFocus?: boolean;
  readonly required?: boolean;
  readonly placeholder?: string;
  readonly type?: 'text' | 'password';
  readonly autoComplete?: string;
  readonly maxLength?: number;
};

export function TextField({ onChange, error, autoFocus, ...rest }: TextFieldProps) {
  const props: TextInputProps = { ...rest, error: error ?? null, withAsterisk: false };
  return (
    <TextInput
      {...props}
      autoFocus={autoFocus ?? false}
      data-autofocus={autoFocus || undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

type LongTextFieldProps = Omit<TextFieldProps, 'type' | 'autoComplete'> & { readonly rows?: number };

export function LongTextField({ onChange, error, autoFocus, rows = 3, ...rest }: LongTextFieldProps) {
  return (
    <Textarea
      {...rest}
      rows={rows}
      withAsterisk={false}
      error={error ?? null}
      data-autofocus={autoFocus || undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

type SelectFieldProps<Value extends string> = {
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly autoFocus?: boolean;
  readonly searchable?: boolean;
  /** Said where nothing matches the typed words. */
  readonly nothing?: string;
};

export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, value, options, onChange, autoFocus, searchable = false, nothing } = props;
  return (
    <Select
      label={label}
      value={value}
      data={[...options]}
      searchable={searchable}
      nothingFoundMessage={nothing}
      allowDeselect={false}
      data-autofocus={autoFocus || undefined}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      onChange={(chosen) => chosen !== null && onChange(chosen as Value)}
    />
  );
}
