import { usualDayTerms } from '../../../../shared/domain/dispatch/day-terms.ts';
import type { Part } from '../../../../shared/domain/dispatch/part.ts';
import { ratesOf, type Van, type VanCommand, type VanRates } from '../../../../shared/domain/dispatch/van.ts';
import type { PartCounts } from '../../../../shared/domain/routing/part-counts.ts';
import { defaultRates } from '../../../../shared/domain/routing/weights.ts';
import { changedDayTerms, type DayTermsDraft, faultOf, termsDraftOf } from './day-terms-draft.ts';

/** What a person writes about a van, as fields hold it: a field that is empty is not a number. */
export type VanDraft = {
  /** False for a van that carries anything, as far as anybody knows. */
  readonly isCounted: boolean;
  readonly counts: PartCounts;
  readonly rates: VanRates;
  readonly terms: DayTermsDraft;
};

/** What a person says of a van and of its technician's days. */
export type VanSaid = Omit<VanCommand['input'], 'technicianId' | 'baseVersion'>;

export const rateNames = ['perTravelHour', 'perKilometre', 'perOvertimeHour'] as const;

export const usualRates: VanRates = {
  perTravelHour: defaultRates.perTravelHour,
  perKilometre: defaultRates.perKilometre,
  perOvertimeHour: defaultRates.perOvertimeHour,
};

/** @param stock what is left on it, which is what a person would count now */
export function draftOf(stock: PartCounts | null, van: Van | null, parts: readonly Part[]): VanDraft {
  const { perTravelHour, perKilometre, perOvertimeHour } = ratesOf(van);
  return {
    isCounted: stock !== null,
    counts: Object.fromEntries(parts.map(({ id }) => [id, stock?.[id] ?? 0])),
    rates: { perTravelHour, perKilometre, perOvertimeHour },
    terms: termsDraftOf(van ?? usualDayTerms),
  };
}

export const withNothing = (draft: VanDraft): VanDraft => ({
  ...draft,
  isCounted: true,
  counts: Object.fromEntries(Object.keys(draft.counts).map((part) => [part, 0])),
});

export const isComplete = ({ isCounted, counts, rates, terms }: VanDraft): boolean =>
  faultOf(terms) === null &&
  [...(isCounted ? Object.values(counts) : []), ...Object.values(rates)].every(
    (value) => Number.isInteger(value) && value >= 0,
  );

export const areUsual = (rates: VanRates): boolean =>
  rateNames.every((name) => rates[name] === usualRates[name]);

/** Only what the person has changed: naming the stock says that it was counted. */
export function changedVan(before: VanDraft, { isCounted, counts, rates, terms }: VanDraft): VanSaid {
  const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
  const isRecounted = isCounted !== before.isCounted || (isCounted && differs(counts, before.counts));
  return {
    ...(isRecounted && { stock: isCounted ? { ...counts } : null }),
    ...(differs(rates, before.rates) && { rates: areUsual(rates) ? null : rates }),
    ...changedDayTerms(before.terms, terms),
  };
}
