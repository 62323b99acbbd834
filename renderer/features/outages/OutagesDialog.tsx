import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/Button.tsx';
import { ChoiceList } from '../../design/ChoiceList.tsx';
import { Dialog, DialogActions } from '../../design/Dialog.tsx';
import { type OutageLine, outageLines } from '../../live/outage-lines.ts';
import { useOutages, useRoom } from '../../live/room-context.tsx';
import { AcceptedOutage } from './AcceptedOutage.tsx';
import { OutageChoice } from './OutageChoice.tsx';
import './outages.css';
import { ProposedOutage } from './ProposedOutage.tsx';

type OutagesDialogProps = {
  /** Which to begin with; without one the gravest. */
  readonly outageKey: string | null;
  readonly onClose: () => void;
};

/** The common causes of this moment, each with what may be said of it. */
export function OutagesDialog({ outageKey, onClose }: OutagesDialogProps) {
  const room = useRoom();
  const lines = outageLines(useOutages(), room);
  /* The list sorts itself anew; what somebody looks at stays. */
  const [chosenKey, setChosenKey] = useState(outageKey ?? lines[0]?.key ?? null);
  /* What was said of it shows at once, before the dialog knows that the desk has it. */
  const [spokenOf, speakOf] = useState<OutageLine | null>(null);
  const chosen = spokenOf ?? lines.find(({ key }) => key === chosenKey) ?? null;
  const choose = (key: string) => {
    speakOf(null);
    setChosenKey(key);
  };
  if (lines.length === 0 && !chosen) return <Nothing onClose={onClose} />;
  const list = <OutageList lines={lines} chosen={chosen} onChoose={choose} />;
  if (!chosen) return <Gone onClose={onClose}>{list}</Gone>;
  const speak = () => speakOf(chosen);
  return chosen.parent ? (
    <AcceptedOutage key={chosen.key} line={chosen} parent={chosen.parent} onSpeak={speak} onClose={onClose}>
      {list}
    </AcceptedOutage>
  ) : (
    <ProposedOutage key={chosen.key} line={chosen} onSpeak={speak} onClose={onClose}>
      {list}
    </ProposedOutage>
  );
}

type OutageListProps = {
  readonly lines: readonly OutageLine[];
  readonly chosen: OutageLine | null;
  readonly onChoose: (key: string) => void;
};

function OutageList({ lines, chosen, onChoose }: OutageListProps) {
  const { t } = useTranslation();
  return (
    <div className="outage-list">
      <ChoiceList
        label={t('outage.list', { count: lines.length })}
        value={chosen?.key ?? null}
        onChange={onChoose}
        options={lines.map((line) => ({ value: line.key, label: <OutageChoice line={line} /> }))}
      />
    </div>
  );
}

function Nothing({ onClose }: Pick<OutagesDialogProps, 'onClose'>) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('outage.title')} onClose={onClose}>
      <p>{t('outage.none')}</p>
      <DialogActions>
        <Button onPress={onClose} keyLabel="Esc" firstFocus>
          {t('dialog.back')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Somebody else has accepted or dismissed it, or its tickets are settled, while this person looked. */
function Gone({
  onClose,
  children,
}: Pick<OutagesDialogProps, 'onClose'> & { readonly children: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('outage.title')} width="68rem" onClose={onClose}>
      <div className="dialog-form">
        <p role="status">{t('outage.gone')}</p>
        {children}
        <DialogActions>
          <Button onPress={onClose} keyLabel="Esc">
            {t('dialog.back')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
