import type { TFunction } from 'i18next';
import type { Refusal } from '../../shared/contracts/commands.ts';
import { startOfDay } from '../../shared/kernel/local-day.ts';
import { storedBoardName } from './board-name.ts';
import type { Format } from './format.ts';

/** Why a command was refused, in one sentence a person can act on. */
export function refusalSentence(refusal: Refusal, t: TFunction, format: Format): string {
  const say = (facts: Record<string, string> = {}) => t(`refusal.${refusal.code}`, facts);
  switch (refusal.code) {
    case 'not-in-this-status':
      return say({ status: t(`status.${refusal.status}`).toLowerCase() });
    case 'already-acknowledged':
      return say({ name: refusal.byName, at: format.time(refusal.at) });
    case 'already-assigned':
    case 'technician-on-leave':
      return say({ name: refusal.name });
    case 'priority-unchanged':
      return say({ priority: t(`priority.${refusal.priority}`).toLowerCase() });
    case 'technician-off-shift':
      return refusal.nextShiftAt === null
        ? say({ name: refusal.name })
        : t('refusal.technician-off-shift-until', {
            name: refusal.name,
            at: format.time(refusal.nextShiftAt),
          });
    case 'technician-on-break':
      return say({ name: refusal.name, until: format.time(refusal.until) });
    case 'skill-missing':
      return say({ name: refusal.name, skills: skillNames(refusal.skills, t) });
    case 'nobody-available':
      return say({ skills: skillNames(refusal.skills, t) });
    case 'invalid-input':
      return say({ detail: refusal.detail });
    case 'forbidden':
      return say({ role: t(`role.${refusal.role}`) });
    case 'changed-meanwhile':
    case 'removed-before':
    case 'plan-changed':
      return say({ name: refusal.byName, at: format.dateTime(refusal.at) });
    case 'day-over':
      return say({ day: format.date(startOfDay(refusal.day)) });
    case 'already-struck':
    case 'already-pinned':
    case 'already-closed':
    case 'already-taken':
      return say({ name: refusal.byName, at: format.dateTime(refusal.at) });
    case 'filter-not-shared':
      return say({ filters: quoted(refusal.filters) });
    case 'filter-in-use':
      return say({ board: storedBoardName(refusal.board, t) });
    case 'ticket-unknown':
    case 'ticket-exists':
    case 'technician-unknown':
    case 'in-an-outage':
    case 'in-no-outage':
    case 'no-open-outage':
    case 'no-ticket-left':
    case 'no-longer-there':
    case 'owner-or-lead-only':
    case 'came-with-product':
    case 'default-by-lead-only':
    case 'own-choice-only':
    case 'entry-unknown':
    case 'entry-exists':
    case 'author-or-lead-only':
    case 'not-pinned':
    case 'watch-not-open':
    case 'hand-over-unknown':
    case 'own-hand-over':
    case 'visited-twice':
    case 'nothing-planned':
    case 'id-reused':
    case 'unknown-command':
    case 'leader-lost':
      return say();
    case 'unknown-reason':
      return say({ reason: refusal.reason });
  }
}

export const skillNames = (skills: readonly string[], t: TFunction): string =>
  skills.map((skill) => t(`skill.${skill}`)).join(', ');

/** Names that people gave, as they are quoted in a sentence. */
export const quoted = (named: readonly { readonly name: string }[]): string =>
  named.map(({ name }) => `“${name}”`).join(', ');
