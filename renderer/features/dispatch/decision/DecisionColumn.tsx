import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Pane } from '../../../design/Pane.tsx';
import { AttentionSection } from '../attention/AttentionSection.tsx';
import type { DispatchDesk, ElsewhereTrouble } from '../dispatch-desk.ts';
import { VisitReasons } from '../visit/VisitReasons.tsx';
import { DayActs } from './DayActs.tsx';
import './decision.css';
import { NoProposal } from './NoProposal.tsx';
import { ProposalSection } from './ProposalSection.tsx';
import { SearchRunning } from './SearchRunning.tsx';
import { SearchWishForm, usualChoice } from './SearchWishForm.tsx';

/** Where a better plan is searched for, where what was found is decided upon, and where the day is made known. */
export function DecisionColumn({ desk }: { readonly desk: DispatchDesk }) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState(usualChoice);
  const { search, proposal, attention, budget, elsewhere, mayPlan, actions } = desk;
  return (
    <Pane label={t('dispatch.decision.title')} area="decision">
      <AttentionSection desk={desk} />
      {elsewhere.trouble && <ElsewhereTroubled trouble={elsewhere.trouble} />}
      {search ? (
        <SearchRunning
          search={search}
          isOnServer={elsewhere.asked === 'server'}
          onStop={actions.stopSearch}
        />
      ) : (
        mayPlan && (
          <SearchWishForm
            choice={choice}
            onChoice={setChoice}
            isFirst={proposal === null && attention.length === 0}
            budget={budget}
            elsewhere={elsewhere}
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

/** Why the plan is not the one that was asked for elsewhere; our own planner is at it. */
function ElsewhereTroubled({ trouble }: { readonly trouble: ElsewhereTrouble }) {
  const { t } = useTranslation();
  return (
    <p className="search-elsewhere" role="status">
      {troubleWords(trouble, t)}
    </p>
  );
}

function troubleWords({ planner, why }: ElsewhereTrouble, t: TFunction): string {
  if (planner === 'server') return t(`dispatch.elsewhere.server.trouble.${why}`);
  return why === 'nobody' || why === 'server-away' || why === 'not-held'
    ? t(`dispatch.elsewhere.vroom.trouble.${why}`)
    : t('dispatch.elsewhere.vroom.trouble.fault', { fault: t(`dispatch.elsewhere.vroom.fault.${why}`) });
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
