import { useTranslation } from 'react-i18next';
import type { Proposal } from '../../../../shared/domain/dispatch/day-view.ts';
import { Button } from '../../../design/Button.tsx';
import { useKey } from '../../../shell/keys/use-keys.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { useShortcuts } from '../../../shell/shortcuts.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { comparedFigures } from './compared-figures.ts';

type ProposalFooterProps = { readonly desk: DispatchDesk; readonly proposal: Proposal };

/** What the chosen moves alone come to, and the three answers. */
export function ProposalFooter({ desk, proposal }: ProposalFooterProps) {
  const { t } = useTranslation();
  const { chosen, mayPlan, actions } = desk;
  const all = proposal.moves.length - desk.lapsed.size;
  const picked = proposal.moves.filter(({ visit }) => chosen.has(visit.ticketId)).length;
  const isPart = picked > 0 && picked < all;
  useShortcuts([
    { id: 'dispatch.accept-all', enabled: mayPlan && all > 0, run: () => actions.accept('all') },
    { id: 'dispatch.accept-chosen', enabled: mayPlan && picked > 0, run: () => actions.accept('chosen') },
    { id: 'dispatch.reject', enabled: mayPlan, run: actions.reject },
  ]);
  const keys = {
    all: useKey('dispatch.accept-all').shown,
    chosen: useKey('dispatch.accept-chosen').shown,
    reject: useKey('dispatch.reject').shown,
  };
  return (
    <footer className="proposal-foot">
      {all > 0 && <ChosenWords desk={desk} proposal={proposal} picked={picked} />}
      {mayPlan && (
        <div className="proposal-acts">
          {all > 0 && (
            <Button primary keyLabel={keys.all} onPress={() => actions.accept('all')}>
              {t('dispatch.proposal.acceptAll', { count: all })}
            </Button>
          )}
          {isPart && (
            <Button keyLabel={keys.chosen} onPress={() => actions.accept('chosen')}>
              {t('dispatch.proposal.accept', { count: picked })}
            </Button>
          )}
          <Button keyLabel={keys.reject} onPress={actions.reject}>
            {t(all > 0 ? 'dispatch.proposal.reject' : 'dispatch.proposal.putAway')}
          </Button>
        </div>
      )}
    </footer>
  );
}

const restated = ['unassigned', 'breaches', 'lateMinutes', 'overtimeHours', 'kilometres'] as const;

function ChosenWords({ desk, proposal, picked }: ProposalFooterProps & { readonly picked: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { before } = proposal.comparison;
  const figures = comparedFigures(before, desk.chosenFigures ?? before, format);
  const words = restated.flatMap((name) => {
    const figure = figures.find((candidate) => candidate.name === name);
    return figure && !figure.isSame
      ? [t(`dispatch.proposal.chosenFigure.${name}`, { difference: figure.difference })]
      : [];
  });
  return (
    <p className="num" role="status">
      <b>{t('dispatch.proposal.chosen', { picked, count: proposal.moves.length })}</b>{' '}
      {desk.lapsed.size > 0 && `${t('dispatch.proposal.lapsed', { count: desk.lapsed.size })} · `}
      {picked === 0 ? '' : words.length > 0 ? words.join(' · ') : t('dispatch.proposal.noDifference')}
    </p>
  );
}
