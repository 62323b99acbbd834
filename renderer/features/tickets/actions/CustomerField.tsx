import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../../shared/contracts/shapes.ts';
import { useEntityPaced, useFreshness, useRoom } from '../../../live/room-context.tsx';

const most = 8;

type CustomerFieldProps = {
  readonly customer: Customer | null;
  readonly onChoose: (customer: Customer | null) => void;
};

/** Finds a customer by name, number, telephone or village among this desk's own rows. */
export function CustomerField({ customer, onChoose }: CustomerFieldProps) {
  const { t } = useTranslation();
  const { rows, finder } = useRoom();
  const [text, setText] = useState(customer?.name ?? '');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  useEntityPaced('customers', 250);
  const isLoading = useFreshness(['customers']) === null;
  const isChosen = customer?.name === text;
  const found = isChosen ? [] : finder.find('customers', text, most).rows;
  const firstId = found[0]?.id;
  // Rows may arrive after the words were typed: Enter must still take the first of them.
  useEffect(() => {
    if (firstId) combobox.selectFirstOption();
  }, [firstId, combobox.selectFirstOption]);

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
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={isChosen || text.trim() === ''}>
        <Combobox.Options>
          {found.length === 0 && (
            <Combobox.Empty>{t(isLoading ? 'tile.loading' : 'finder.nothing')}</Combobox.Empty>
          )}
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
