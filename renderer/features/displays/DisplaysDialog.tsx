import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../design/Dialog.tsx';
import { useQuery } from '../../live/use-query.ts';
import { ApproveForm } from './ApproveForm.tsx';
import { DisplayLine } from './DisplayLine.tsx';
import './displays.css';

type DisplaysDialogProps = { readonly onClose: () => void };

/** The wall displays: one more by the code it shows, and those there are, each to be revoked. */
export function DisplaysDialog({ onClose }: DisplaysDialogProps) {
  const { t } = useTranslation();
  const [version, setVersion] = useState(0);
  const again = () => setVersion((before) => before + 1);
  return (
    <Dialog title={t('displays.title')} width="72rem" onClose={onClose}>
      <ApproveForm onPaired={again} onClose={onClose} />
      <DisplayList version={version} onRevoked={again} />
    </Dialog>
  );
}

function DisplayList({ version, onRevoked }: { readonly version: number; readonly onRevoked: () => void }) {
  const { t } = useTranslation();
  const asked = useQuery('display.list', {}, version);
  if (asked.kind === 'asking') return <p className="displays-none">{t('tile.loading')}</p>;
  if (asked.kind === 'unavailable')
    return <p className="displays-none">{t(`query.unavailable.${asked.reason}`)}</p>;
  if (asked.value.length === 0) return <p className="displays-none">{t('displays.none')}</p>;
  return (
    <ul className="displays" aria-label={t('displays.paired')}>
      {asked.value.map((display) => (
        <DisplayLine key={display.accountId} display={display} onRevoked={onRevoked} />
      ))}
    </ul>
  );
}
