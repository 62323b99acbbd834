import type { TFunction } from 'i18next';
import type { Proposal, ProposedMove } from '../../../../shared/domain/dispatch/day-view.ts';
import type { Lapse } from '../../../../shared/domain/dispatch/proposal-lapse.ts';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import type { Format } from '../../../shell/format.ts';
import { visitName } from '../visit/visit-words.ts';

type Saying = { readonly t: TFunction; readonly format: Format };

/** Why a visit would stand elsewhere, in a sentence. */
export function reasonWords(
  { reason, visit, before, after }: ProposedMove,
  moves: Proposal['moves'],
  { t, format }: Saying,
): string {
  switch (reason.kind) {
    case 'makes-room': {
      const taker = moves.find((move) => move.visit.ticketId === reason.forVisitId);
      return t('dispatch.reason.makes-room', { visit: taker ? visitName(taker.visit) : '–' });
    }
    case 'cheaper-here':
      if (before && after && before.lateSeconds >= 60 && after.lateSeconds < 60 && visit.promise)
        return t('dispatch.reason.keepsPromise', {
          until: format.time(visit.promise.to),
          was: format.time(before.startsAt),
          name: after.technicianName,
          is: format.time(after.startsAt),
        });
      return t('dispatch.reason.cheaper-here', {
        saved: format.money(Math.round(reason.saved / 500) * 500),
      });
    default:
      return t(`dispatch.reason.${reason.kind}`, {
        from: before?.technicianName ?? '–',
        to: after?.technicianName ?? '–',
      });
  }
}

/** Why a proposal, or a move of it, can no longer be taken over. */
export const lapseWords = (lapse: Lapse, t: TFunction): string =>
  t(`dispatch.proposal.lapse.${lapse.kind}`, {
    visit: lapse.kind === 'visit-changed' ? visitName(lapse.visit) : '',
    name: lapse.kind === 'not-working' ? lapse.technicianName : '',
  });

/** How much later the next best would come; nothing yet while that is asked. */
export const nextBestWords = (later: number | null | undefined, { t, format }: Saying): string =>
  later === undefined
    ? t('dispatch.proposal.nextAsked')
    : later === null
      ? t('dispatch.proposal.nobodyElse')
      : t(later >= 0 ? 'dispatch.proposal.nextLater' : 'dispatch.proposal.nextEarlier', {
          length: format.length(Math.abs(later) * secondMs),
        });

/** What is proposed, in the words of what it was searched for. */
export function proposalTitle({ cause, moves }: Proposal, { t, format }: Saying): string {
  if ('seconds' in cause)
    return moves.length > 0
      ? t('dispatch.proposal.title', { count: moves.length })
      : t('dispatch.proposal.noneBetter');
  if (cause.kind === 'relieve')
    return moves.length > 0
      ? t('dispatch.proposal.relieved', { count: moves.length })
      : t('dispatch.proposal.noRelief');
  if (cause.kind === 'redistribute') {
    const count = moves.filter(
      ({ before, after }) => after && before?.technicianId === cause.technicianId,
    ).length;
    return count > 0
      ? t('dispatch.proposal.redistributed', { count })
      : t('dispatch.proposal.notRedistributed');
  }
  const seated = moves.find(({ visit }) => visit.ticketId === cause.ticketId);
  return seated?.after
    ? t('dispatch.proposal.inserted', {
        visit: visitName(seated.visit),
        name: seated.after.technicianName,
        at: format.time(seated.after.startsAt),
      })
    : t('dispatch.proposal.notInserted');
}
