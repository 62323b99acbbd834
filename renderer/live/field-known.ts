/** What is known of the people of the field at a room's moment: now all of it, of the past what was kept. */
export type FieldKnown = {
  /** Of whom it is known whether they were on shift. */
  shifts(): 'all' | 'some' | 'none';
  isShiftKnown(technicianId: string): boolean;
  /** Whether positions were kept then, so that who has none was lost. */
  arePositionsKnown(): boolean;
};

export const allKnown: FieldKnown = {
  shifts: () => 'all',
  isShiftKnown: () => true,
  arePositionsKnown: () => true,
};

/** What a window has to say that it does not know; null where nothing is missing. */
export type FieldGap = 'shifts' | 'positions' | 'both';

export function fieldGap(known: FieldKnown): FieldGap | null {
  const areShiftsKnown = known.shifts() === 'all';
  if (known.arePositionsKnown()) return areShiftsKnown ? null : 'shifts';
  return areShiftsKnown ? 'positions' : 'both';
}
