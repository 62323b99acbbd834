import { Checkbox } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApprovalAnswer, displayApprovalSchema } from '../../../shared/contracts/displays.ts';
import { Button } from '../../design/Button.tsx';
import { DialogActions } from '../../design/Dialog.tsx';
import { TextField } from '../../design/fields.tsx';
import { useRoom } from '../../live/room-context.tsx';

type Refusal = Extract<ApprovalAnswer, { kind: 'refused' }>['reason'];
type Told =
  | { readonly kind: 'nothing' | 'busy' | 'paired' }
  | { readonly kind: 'refused'; readonly reason: Refusal };

const blank = { code: '', name: '', mayAcknowledge: false };

type ApproveFormProps = { readonly onPaired: () => void; readonly onClose: () => void };

/** The code a display shows, what it is called here, and whether it may acknowledge. */
export function ApproveForm({ onPaired, onClose }: ApproveFormProps) {
  const { t } = useTranslation();
  const { draft, change, told, isWhole, approve } = useApproval(onPaired);
  return (
    <form className="dialog-form" aria-busy={told.kind === 'busy'} onSubmit={(event) => void approve(event)}>
      <p className="ink-3">{t('displays.hint')}</p>
      <div className="displays-fields">
        <TextField
          label={t('displays.code')}
          value={draft.code}
          onChange={(code) => change({ code })}
          placeholder="BCDF-GHJK"
          autoComplete="off"
          maxLength={20}
          autoFocus
        />
        <TextField
          label={t('displays.name')}
          value={draft.name}
          onChange={(name) => change({ name })}
          maxLength={60}
        />
      </div>
      <Checkbox
        label={t('displays.mayAcknowledge')}
        checked={draft.mayAcknowledge}
        onChange={(event) => change({ mayAcknowledge: event.currentTarget.checked })}
      />
      <p role="status" className={told.kind === 'refused' ? 'dialog-loss' : undefined}>
        {told.kind === 'refused' && t(`displays.refused.${told.reason}`)}
        {told.kind === 'paired' && t('displays.done')}
      </p>
      <DialogActions>
        <Button onPress={onClose} keyLabel="Esc">
          {t('dialog.back')}
        </Button>
        <Button type="submit" primary disabled={!isWhole || told.kind === 'busy'}>
          {t('displays.approve')}
        </Button>
      </DialogActions>
    </form>
  );
}

function useApproval(onPaired: () => void) {
  const { desk } = useRoom();
  const [draft, setDraft] = useState(blank);
  const [told, setTold] = useState<Told>({ kind: 'nothing' });
  const approval = displayApprovalSchema.safeParse(draft);
  const approve = async (event: FormEvent) => {
    event.preventDefault();
    if (!approval.success) return;
    setTold({ kind: 'busy' });
    const answer = await desk
      .approveDisplay(approval.data)
      .catch((): ApprovalAnswer => ({ kind: 'refused', reason: 'unreachable' }));
    setTold(answer);
    if (answer.kind === 'refused') return;
    setDraft(blank);
    onPaired();
  };
  return {
    draft,
    change: (part: Partial<typeof blank>) => setDraft((before) => ({ ...before, ...part })),
    told,
    isWhole: approval.success,
    approve,
  };
}
