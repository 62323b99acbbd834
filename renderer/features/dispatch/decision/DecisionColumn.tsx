import { useTranslation } from 'react-i18next';
import { Pane } from '../../../design/Pane.tsx';
import { AttentionSection } from '../attention/AttentionSection.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
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
  const { search, proposal, attention, budget, mayPlan, actions } = desk;
  return (
    <Pane label={t('dispatch.decision.title')} area="decision">
      <AttentionSection desk={desk} />
      {search ? (
        <SearchRunning search={search} onStop={actions.stopSearch} />
      ) : (
        mayPlan && (
          <SearchWishForm
            isFirst={proposal === null && attention.length === 0}
            budget={budget}
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
