import { useTranslation } from 'react-i18next';
import { Pane } from '../../../design/Pane.tsx';
import { AttentionSection } from '../attention/AttentionSection.tsx';
import type { DispatchDesk, VroomTrouble } from '../dispatch-desk.ts';
import { VisitReasons } from '../visit/VisitReasons.tsx';
import { DayActs } from './DayActs.tsx';
import './decision.css';
import { NoProposal } from './NoProposal.tsx';
import { ProposalSection } from './ProposalSection.tsx';
import { SearchRunning } from './SearchRunning.tsx';
import { SearchWishForm } from './SearchWishForm.tsx';

/** Where a better plan is searched for, where what was found is decided upon, and where the day is made known. */
export function DecisionColumn({ desk }: { readonly desk: DispatchDesk }) {
  const { t } = useTranslation();
  const { search, proposal, attention, budget, vroom, mayPlan, actions } = desk;
  return (
    <Pane label={t('dispatch.decision.title')} area="decision">
      <AttentionSection desk={desk} />
      {vroom.trouble && <VroomTroubled trouble={vroom.trouble} />}
      {search ? (
        <SearchRunning search={search} onStop={actions.stopSearch} />
      ) : (
        mayPlan && (
          <SearchWishForm
            isFirst={proposal === null && attention.length === 0}
            budget={budget}
            vroom={vroom}
            onBudget={actions.setBudget}
            onSearch={actions.search}
          />
        )
      )}
      {proposal ? <ProposalSection desk={desk} proposal={proposal} /> : <Explained desk={desk} />}
      <DayActs desk={desk} />
    </Pane>
  );
}

/** Why the plan is not VROOM's, though it was asked for; our own planner is at it. */
function VroomTroubled({ trouble }: { readonly trouble: VroomTrouble }) {
  const { t } = useTranslation();
  const isOurs = trouble === 'nobody' || trouble === 'server-away' || trouble === 'not-held';
  return (
    <p className="search-vroom" role="status">
      {isOurs
        ? t(`dispatch.vroom.trouble.${trouble}`)
        : t('dispatch.vroom.trouble.fault', { fault: t(`dispatch.vroom.fault.${trouble}`) })}
    </p>
  );
}

/** While nothing is proposed: the visit somebody looks at, else what can be done. */
function Explained({ desk }: { readonly desk: DispatchDesk }) {
  const { t } = useTranslation();
  const { selected, search } = desk;
  return (
    <div className="decision-body">
      {selected ? (
        <VisitReasons desk={desk} ticketId={selected} />
      ) : search ? (
        <p className="decision-waiting">{t('dispatch.search.waiting')}</p>
      ) : (
        <NoProposal />
      )}
    </div>
  );
}
