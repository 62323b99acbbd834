import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../../design/Kbd.tsx';
import { useKey } from '../../../shell/keys/use-keys.ts';

type PaperMenuProps = {
  /** There is nothing to print or to save before anything is planned. */
  readonly isPlanned: boolean;
  readonly onPrint: () => void;
  /** Of the technician who is chosen; null while nobody with a route is. */
  readonly one: { readonly name: string; print(): void } | null;
  readonly onSave: () => void;
};

/** The day on paper and as a file: said once a day, so they share a button, and each keeps its own key. */
export function PaperMenu({ isPlanned, onPrint, one, onSave }: PaperMenuProps) {
  const { t } = useTranslation();
  const [print, save] = [useKey('dispatch.print'), useKey('dispatch.export')];
  const keyOf = ({ shown }: typeof print) => shown && <Kbd>{shown}</Kbd>;
  return (
    <Menu position="top-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button
          type="button"
          className="button"
          title={t('dispatch.sheet.acts')}
          aria-label={t('dispatch.sheet.acts')}
        >
          ⋯
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          disabled={!isPlanned}
          rightSection={keyOf(print)}
          aria-keyshortcuts={print.spoken}
          onClick={onPrint}
        >
          {t('dispatch.sheet.print')}
        </Menu.Item>
        {one && (
          <Menu.Item onClick={() => one.print()}>
            {t('dispatch.sheet.printOne', { name: one.name })}
          </Menu.Item>
        )}
        <Menu.Item
          disabled={!isPlanned}
          rightSection={keyOf(save)}
          aria-keyshortcuts={save.spoken}
          onClick={onSave}
        >
          {t('dispatch.sheet.save')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
