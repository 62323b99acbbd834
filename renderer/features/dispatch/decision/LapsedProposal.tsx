import { useTranslation } from 'react-i18next';
import type { Proposal } from '../../../../shared/domain/dispatch/day-view.ts';
import type { Lapse } from '../../../../shared/domain/dispatch/proposal-lapse.ts';
import { Button } from '../../../design/Button.tsx';
import { useKey } from '../../../shell/keys/use-keys.ts';
import { useShortcuts } from '../../../shell/shortcuts.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { lapseWords } from './move-words.ts';

type LapsedProposalProps = {
  readonly desk: DispatchDesk;
  readonly proposal: Proposal;
  readonly lapse: Lapse;
};

/** The day has moved on: what was reckoned for another is not applied to this one, and can be reckoned again. */
export function LapsedProposal({ desk: { mayPlan, actions }, proposal, lapse }: LapsedProposalProps) {
  const { t } = useTranslation();
  const { cause, mostMoves } = proposal;
  const again = useKey('dispatch.mend');
  const reject = useKey('dispatch.reject');
  useShortcuts([{ id: 'dispatch.reject', enabled: mayPlan, run: actions.reject }]);
  const repeat = () => ('seconds' in cause ? actions.search({ ...cause, mostMoves }) : actions.bend(cause));
  return (
    <footer className="proposal-foot" data-lapse={lapse.kind}>
      <p role="status">
        <b>{lapseWords(lapse, t)}</b> {t('dispatch.proposal.staleHelp')}
      </p>
      {mayPlan && (
        <div className="proposal-acts">
          <Button primary keyLabel={cause.kind === 'mend' ? again.shown : undefined} onPress={repeat}>
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
