import { useTranslation } from 'react-i18next';
import { Button } from '../../design/Button.tsx';
import { SureButton } from '../../design/SureButton.tsx';
import { useKey } from '../../shell/keys/use-keys.ts';

type EditingEndProps = {
  /** What saving comes to: a board that begins here, the board in sight changed, or a copy of it as one's own. */
  readonly saves: 'new' | 'change' | 'copy';
  readonly canSave: boolean;
  /** Leaving forgets something. */
  readonly isChanged: boolean;
  readonly onVersions: () => void;
  readonly onRemove: () => void;
  readonly onCopy: () => void;
  readonly onLeave: () => void;
};

/** How arranging a board ends, the primary act last. */
export function EditingEnd({
  saves,
  canSave,
  isChanged,
  onVersions,
  onRemove,
  onCopy,
  onLeave,
}: EditingEndProps) {
  const { t } = useTranslation();
  const { shown: versionsKey } = useKey('board.versions');
  return (
    <span className="board-tools-end">
      {saves !== 'new' && (
        <Button onPress={onVersions} keyLabel={versionsKey}>
          {t('versions.open')}
        </Button>
      )}
      {saves === 'change' && (
        <>
          <SureButton onPress={onRemove} sure={t('boardEditor.removeSure')}>
            {t('boardEditor.remove')}
          </SureButton>
          <Button onPress={onCopy} disabled={!canSave}>
            {t('boardEditor.saveCopy')}
          </Button>
        </>
      )}
      {isChanged ? (
        <SureButton onPress={onLeave} sure={t('boardEditor.leaveSure')}>
          {t('dialog.back')}
        </SureButton>
      ) : (
        <Button onPress={onLeave}>{t('dialog.back')}</Button>
      )}
      <Button type="submit" primary disabled={!canSave}>
        {t(saves === 'copy' ? 'boardEditor.saveCopy' : 'boardEditor.save')}
      </Button>
    </span>
  );
}
