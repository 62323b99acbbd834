import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayView, Proposal, ProposalCause } from '../../../../shared/domain/dispatch/day-view.ts';
import { proposalEnds } from '../../../../shared/domain/dispatch/proposal-lapse.ts';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { visitName } from '../visit/visit-words.ts';
import { ComparisonTable } from './ComparisonTable.tsx';
import { LapsedProposal } from './LapsedProposal.tsx';
import { LaterList } from './LaterList.tsx';
import { MoveList } from './MoveList.tsx';
import { proposalTitle } from './move-words.ts';
import { ProposalFooter } from './ProposalFooter.tsx';

type ProposalSectionProps = { readonly desk: DispatchDesk; readonly proposal: Proposal };

/** Another plan for the day beside the one that holds: weighed as a whole, and taken over in the parts somebody chooses. */
export function ProposalSection({ desk, proposal }: ProposalSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { cause, untouched, madeAt, mostMoves, comparison, later } = proposal;
  const scroller = useRef<HTMLElement>(null);
  return (
    <section className="proposal" aria-label={t('dispatch.proposal.label')}>
      <header className="proposal-head">
        <h2>{proposalTitle(proposal, { t, format })}</h2>
        <p className="num">
          {t('dispatch.proposal.made', {
            at: format.time(madeAt),
            until: format.time(proposalEnds(proposal)),
          })}
          {'takenOut' in cause && ` · ${t(`dispatch.elsewhere.${cause.kind}.by`)}`}
          {mostMoves !== null && ` · ${t('dispatch.proposal.within', { count: mostMoves })}`}
        </p>
      </header>
      {/* Scrolled by the keyboard too, though most of it is text. */}
      <section
        ref={scroller}
        className="proposal-body"
        aria-label={t('dispatch.proposal.moves')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
      >
        <ComparisonTable comparison={comparison} />
        {'takenOut' in cause && cause.takenOut.length > 0 && <TakenOut view={desk.view} cause={cause} />}
        {later.length > 0 && <LaterList later={later} onShow={desk.actions.select} />}
        <MoveList desk={desk} proposal={proposal} scroller={scroller} />
        <p className="proposal-untouched num">
          {t('dispatch.proposal.untouched', {
            locked: format.count(untouched.locked),
            travelling: format.count(untouched.travelling),
          })}
        </p>
      </section>
      {desk.lapse ? (
        <LapsedProposal desk={desk} proposal={proposal} lapse={desk.lapse} />
      ) : (
        <ProposalFooter desk={desk} proposal={proposal} />
      )}
    </section>
  );
}

type TakenOutProps = {
  readonly view: DayView;
  readonly cause: Extract<ProposalCause, { takenOut: readonly TicketId[] }>;
};

/** What another planner had put where our rules allow nobody to go. */
function TakenOut({ view, cause: { kind, takenOut: ids } }: TakenOutProps) {
  const { t } = useTranslation();
  const all = [...view.routes.flatMap(({ stops }) => stops), ...view.tray];
  const named = all.filter(({ ticketId }) => ids.includes(ticketId)).map(visitName);
  return (
    <p className="proposal-taken-out" role="status">
      {t(`dispatch.elsewhere.${kind}.takenOut`, { count: ids.length, visits: named.join(', ') })}
    </p>
  );
}
