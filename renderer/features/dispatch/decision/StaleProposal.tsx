import { useTranslation } from 'react-i18next';
import { Button } from '../../../design/Button.tsx';
import { useKey } from '../../../shell/keys/use-keys.ts';
import { useShortcuts } from '../../../shell/shortcuts.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';

/** The day has moved on: what was reckoned for other routes is not applied to these. */
export function StaleProposal({ desk: { mayPlan, actions } }: { readonly desk: DispatchDesk }) {
  const { t } = useTranslation();
  const again = useKey('dispatch.mend');
  const reject = useKey('dispatch.reject');
  useShortcuts([{ id: 'dispatch.reject', enabled: mayPlan, run: actions.reject }]);
  return (
    <footer className="proposal-foot">
      <p role="status">
        <b>{t('dispatch.proposal.stale')}</b> {t('dispatch.proposal.staleHelp')}
      </p>
      {mayPlan && (
        <div className="proposal-acts">
          <Button
            primary
            keyLabel={again.shown}
            onPress={() => actions.search({ kind: 'mend', seconds: 5, mostMoves: null })}
          >
            {t('dispatch.proposal.again')}
          </Button>
          <Button keyLabel={reject.shown} onPress={actions.reject}>
            {t('dispatch.proposal.putAway')}
          </Button>
        </div>
      )}
    </footer>
  );
}
