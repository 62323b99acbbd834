/** Told when somebody meets what a fault did: a full disk to which nobody writes has hit nothing. */
export type Hit = () => void;

/** Of what no plan has done: nobody counts it. */
export const uncounted: Hit = () => undefined;
