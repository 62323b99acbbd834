import type { TFunction } from 'i18next';
import type { LossReason } from '../live/desk-answer.ts';

/** Why the desk did not take a command, in one sentence. */
export const lossSentence = (reason: LossReason, t: TFunction): string =>
  t(`lost.reason.${reason.kind}`, reason.kind === 'rejected' ? { sentence: reason.sentence } : {});
