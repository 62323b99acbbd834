import type { TFunction } from 'i18next';
import type { Format } from '../../../shell/format.ts';
import type { DispatchDesk } from '../dispatch-desk.ts';

/** How far travel times can be trusted, in sentences, the gravest first; empty when there is nothing to say. */
export const travelWords = (
  notices: DispatchDesk['travelNotices'],
  { t, format }: { readonly t: TFunction; readonly format: Format },
): string =>
  notices
    .map(({ key, figures: { fault, asOf, ...others } }) =>
      t(key, {
        ...others,
        ...(typeof fault === 'string' && { fault: t(`travel.fault.${fault}`) }),
        ...(typeof asOf === 'number' && { asOf: format.dateTime(asOf) }),
      }),
    )
    .join(' ');
