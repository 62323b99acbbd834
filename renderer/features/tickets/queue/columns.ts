import type { LayoutClass } from '../../../design/type-scale.ts';
import type { SortColumn } from '../../../live/queue-order.ts';

export type QueueColumn = {
  readonly name: SortColumn | 'site';
  readonly sort: SortColumn | null;
  readonly width: string;
};

const column = (name: QueueColumn['name'], width: string): QueueColumn => ({
  name,
  sort: name === 'site' ? null : name,
  width,
});

/** Three layouts by effective width: the narrow one drops place, technician and age; the wide one adds the site. */
export const queueColumns: Readonly<Record<LayoutClass, readonly QueueColumn[]>> = {
  narrow: [
    column('severity', '4.2rem'),
    column('number', '6.8rem'),
    column('customer', '12.8rem'),
    column('problem', 'minmax(0,1fr)'),
    column('status', '9.6rem'),
    column('sla', '9.6rem'),
  ],
  middle: [
    column('severity', '4.2rem'),
    column('number', '7.2rem'),
    column('customer', '16.8rem'),
    column('place', '15.2rem'),
    column('problem', 'minmax(0,1fr)'),
    column('status', '8.4rem'),
    column('technician', '7.2rem'),
    column('sla', '9.2rem'),
    column('age', '3.2rem'),
  ],
  wide: [
    column('severity', '4.2rem'),
    column('number', '12.6rem'),
    column('customer', '17.6rem'),
    column('place', '17.4rem'),
    column('problem', 'minmax(0,1fr)'),
    column('site', '7.6rem'),
    column('status', '8.8rem'),
    column('technician', '11.4rem'),
    column('sla', '10.4rem'),
    column('age', '3rem'),
  ],
};

export const gridTemplate = (layout: LayoutClass): string =>
  queueColumns[layout].map(({ width }) => width).join(' ');
