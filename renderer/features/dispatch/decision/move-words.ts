import type { TFunction } from 'i18next';
import type { Proposal, ProposedMove } from '../../../../shared/domain/dispatch/day-view.ts';
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

/** How much later the next best would come. */
export const nextBestWords = (
  { nextBestLaterSeconds: later }: ProposedMove,
  { t, format }: Saying,
): string =>
  later === 'not-asked'
    ? ''
    : later === null
      ? t('dispatch.proposal.nobodyElse')
      : t(later >= 0 ? 'dispatch.proposal.nextLater' : 'dispatch.proposal.nextEarlier', {
          length: format.length(Math.abs(later) * secondMs),
        });
