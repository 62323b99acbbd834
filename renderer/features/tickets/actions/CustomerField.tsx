import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../../shared/contracts/shapes.ts';
import { findCustomers } from '../../../live/find-in-room.ts';
import { useRoom } from '../../../live/room-context.tsx';

type CustomerFieldProps = {
  readonly customer: Customer | null;
  readonly onChoose: (customer: Customer | null) => void;
};

/** Finds a customer by name, number, telephone or village among this desk's own rows. */
export function CustomerField({ customer, onChoose }: CustomerFieldProps) {
  const { t } = useTranslation();
  const { rows } = useRoom();
  const [text, setText] = useState(customer?.name ?? '');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found = customer?.name === text ? [] : findCustomers(rows, text);

  const choose = (id: string) => {
    const chosen = rows.customers.get(id) ?? null;
    onChoose(chosen);
    setText(chosen?.name ?? '');
    combobox.closeDropdown();
  };

  return (
    <Combobox store={combobox} onOptionSubmit={choose} transitionProps={{ duration: 0 }}>
      <Combobox.Target>
        <TextInput
          label={t('newTicket.customer')}
          placeholder={t('newTicket.customerHint')}
          value={text}
          data-autofocus={customer === null || undefined}
          onChange={(event) => {
            setText(event.currentTarget.value);
            onChoose(null);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={found.length === 0}>
        <Combobox.Options>
          {found.map(({ id, name, number, village, district }) => (
            <Combobox.Option key={id} value={id} className="customer-option">
              <b>{name}</b>
              <span className="num ink-3">{number}</span>
              <span className="ellipsis">{`${village}, ${district}`}</span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
