import { useTranslation } from 'react-i18next';
import { requiredSkills } from '../../../../shared/domain/tickets/required-skills.ts';
import { isSettledStatus, type Ticket, technicianOf } from '../../../../shared/domain/tickets/ticket.ts';
import { Button } from '../../../design/Button.tsx';
import { useNow, useRoom, useRow } from '../../../live/room-context.tsx';
import { useKey } from '../../../shell/keys/use-keys.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { skillNames } from '../../../shell/refusal-sentence.ts';
import { suggestionSentence } from '../actions/suggestion-sentence.ts';
import { useCandidates } from '../actions/use-candidates.ts';
import type { OfferedAction } from '../actions/use-ticket-actions.ts';

type SuggestionSectionProps = { readonly ticket: Ticket; readonly assign: OfferedAction | undefined };

/** Who holds the ticket, or whose day it fits into best and why. */
export function SuggestionSection({ ticket, assign }: SuggestionSectionProps) {
  const { moment } = useRoom();
  const holder = technicianOf(ticket.state);
  if (isSettledStatus(ticket.state.status)) return null;
  // Who could have gone then is not kept.
  if (!holder && moment === 'past') return null;
  return (
    <section className="panel-part">
      {holder ? (
        <Holder ticket={ticket} holder={holder} assign={assign} />
      ) : (
        <Suggested ticket={ticket} assign={assign} />
      )}
    </section>
  );
}

function Suggested({ ticket, assign }: SuggestionSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(30_000);
  const [best, next] = useCandidates(ticket);
  const { shown: assignKey } = useKey('ticket.assign');
  return (
    <>
      <h3>{t('suggestion.title')}</h3>
      {best ? (
        <>
          <div className="suggested">
            <b>{best.name}</b>
            <Button
              primary
              disabled={!assign?.enabled}
              keyLabel={assignKey}
              {...(assign && { onPress: assign.run })}
            >
              {t('action.assign')}
            </Button>
          </div>
          <p>{suggestionSentence(best.reason, now, { t, format })}</p>
          {next && (
            <p className="small ink-3 spare">
              {t('suggestion.next', {
                name: next.name,
                sentence: suggestionSentence({ ...next.reason, skills: [] }, now, { t, format }),
              })}
            </p>
          )}
        </>
      ) : (
        <>
          <p>
            {t('refusal.nobody-available', {
              skills: skillNames(requiredSkills(ticket.kind, ticket.tier), t),
            })}
          </p>
          <p className="suggestion-others">
            <Button disabled={!assign?.enabled} keyLabel={assignKey} {...(assign && { onPress: assign.run })}>
              {t('suggestion.everybody')}
            </Button>
          </p>
        </>
      )}
    </>
  );
}

function Holder({ ticket, holder, assign }: SuggestionSectionProps & { readonly holder: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(30_000);
  const technician = useRow('technicians', holder);
  const { shown: assignKey } = useKey('ticket.assign');
  const since = 'since' in ticket.state ? ticket.state.since : null;
  return (
    <>
      <h3>{t('panel.technician')}</h3>
      <div className="suggested">
        <b>{technician?.name ?? '…'}</b>
        <Button disabled={!assign?.enabled} keyLabel={assignKey} {...(assign && { onPress: assign.run })}>
          {t('action.reassign')}
        </Button>
      </div>
      <p>
        {t(`status.${ticket.state.status}`)}
        {since !== null &&
          `, ${t('panel.since', { at: format.moment(since, now), length: format.length(now - since) })}`}
        {technician && <span className="ink-3"> · {technician.phone}</span>}
      </p>
    </>
  );
}
