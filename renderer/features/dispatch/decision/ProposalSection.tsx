import { useTranslation } from 'react-i18next';
import type { Proposal } from '../../../../shared/domain/dispatch/day-view.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { ComparisonTable } from './ComparisonTable.tsx';
import { ProposalFooter } from './ProposalFooter.tsx';
import { ProposedMoveCard } from './ProposedMoveCard.tsx';
import { StaleProposal } from './StaleProposal.tsx';

type ProposalSectionProps = { readonly desk: DispatchDesk; readonly proposal: Proposal };

/** Another plan for the day beside the one that holds: weighed as a whole, and taken over in the parts somebody chooses. */
export function ProposalSection({ desk, proposal }: ProposalSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { moves, untouched, madeAt, comparison } = proposal;
  const isStale = proposal.basedOn !== desk.routesVersion;
  return (
    <section className="proposal" aria-label={t('dispatch.proposal.label')}>
      <header className="proposal-head">
        <h2>
          {moves.length > 0
            ? t('dispatch.proposal.title', { count: moves.length })
            : t('dispatch.proposal.noneBetter')}
        </h2>
        <p className="num">{t('dispatch.proposal.made', { at: format.time(madeAt) })}</p>
      </header>
      {/* Scrolled by the keyboard too, though most of it is text. */}
      <section
        className="proposal-body"
        aria-label={t('dispatch.proposal.moves')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
      >
        <ComparisonTable comparison={comparison} />
        <ol className="moves">
          {moves.map((move, index) => (
            <ProposedMoveCard
              key={move.visit.ticketId}
              desk={desk}
              proposal={proposal}
              move={move}
              badge={index + 1}
            />
          ))}
        </ol>
        <p className="proposal-untouched num">
          {t('dispatch.proposal.untouched', {
            locked: format.count(untouched.locked),
            travelling: format.count(untouched.travelling),
          })}
        </p>
      </section>
      {isStale ? <StaleProposal desk={desk} /> : <ProposalFooter desk={desk} proposal={proposal} />}
    </section>
  );
}
