import type { Van } from '../../../shared/domain/dispatch/van.ts';
import { type RowShape, timestamp } from './row-shapes.ts';

export const vanRows: RowShape<Van> = {
  table: 'vans',
  columns: ['technician_id', 'version', 'stock', 'rates', 'by', 'by_name', 'at'],
  valuesOf: (van) => [
    van.technicianId,
    van.version,
    van.stock,
    van.rates,
    van.by,
    van.byName,
    timestamp(van.at),
  ],
};
