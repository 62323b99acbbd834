import type { Van } from '../../../shared/domain/dispatch/van.ts';
import { type RowShape, timestamp } from './row-shapes.ts';

export const vanRows: RowShape<Van> = {
  table: 'vans',
  columns: [
    'technician_id',
    'version',
    'stock',
    'rates',
    'day_end',
    'most_driving_minutes',
    'rest',
    'certificates',
    'by',
    'by_name',
    'at',
  ],
  valuesOf: (van) => [
    van.technicianId,
    van.version,
    van.stock,
    van.rates,
    van.dayEnd,
    van.mostDrivingMinutes,
    van.rest,
    van.certificates,
    van.by,
    van.byName,
    timestamp(van.at),
  ],
};
