/**
 * One kind of trouble as people tell it. `said` are the customer's own words, `noted` a technician's terse notes on
 * site, `fixed` how it ended. Words in braces are slots, see `slots.ts`. Lines at the same place belong together:
 * the second title is said by the second customer, and the second note precedes the second ending.
 */
export type Scenario = {
  readonly titles: readonly string[];
  readonly said: readonly string[];
  readonly noted: readonly string[];
  readonly fixed: readonly string[];
  /** The same complaint may have any of the causes. */
  readonly isMixed?: true;
};
