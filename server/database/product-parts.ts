import { productAuthorName } from '../../shared/domain/boards/product-board-names.ts';
import { type Part, partSchema } from '../../shared/domain/dispatch/part.ts';
import { instant } from '../../shared/kernel/instant.ts';
import type { Queryable } from './database.ts';
import { parts } from './schema.ts';

const writtenAt = instant(Date.parse('2026-11-30T00:00:00+07:00'));

type Said = Pick<Part, 'names' | 'unit' | 'usual'>;

/** @param number its place in every installation, for ever: ids come from it */
const aPart = (number: number, said: Said): Part =>
  partSchema.parse({
    id: `009a27b0-0000-4000-8000-${String(number).padStart(12, '0')}`,
    version: 1,
    ...said,
    retired: false,
    by: null,
    byName: productAuthorName,
    at: writtenAt,
  });

/** What a van of the field carries. What a visit usually takes is a beginning: people change it later. */
export const productParts = {
  ont: aPart(1, {
    names: { id: 'ONT', en: 'ONT' },
    unit: 'piece',
    usual: { installation: 1, equipment: 1 },
  }),
  router: aPart(2, { names: { id: 'router WiFi', en: 'Wi-Fi router' }, unit: 'piece', usual: {} }),
  dropCable: aPart(3, {
    names: { id: 'kabel drop', en: 'drop cable' },
    unit: 'metre',
    usual: { installation: 100, relocation: 80, outage: 30 },
  }),
  connector: aPart(4, {
    names: { id: 'konektor', en: 'connector' },
    unit: 'piece',
    usual: { installation: 2, relocation: 2, outage: 2, degraded: 1 },
  }),
  patchCord: aPart(5, {
    names: { id: 'patch cord', en: 'patch cord' },
    unit: 'piece',
    usual: { installation: 1, equipment: 1, degraded: 1 },
  }),
  splitter: aPart(6, { names: { id: 'splitter 1:8', en: '1:8 splitter' }, unit: 'piece', usual: {} }),
  sfp: aPart(7, { names: { id: 'modul SFP', en: 'SFP module' }, unit: 'piece', usual: {} }),
  metroSwitch: aPart(8, { names: { id: 'switch metro', en: 'metro switch' }, unit: 'piece', usual: {} }),
} as const satisfies Record<string, Part>;

/** Never overwrites what is there. */
export async function seedProductParts(orm: Queryable): Promise<void> {
  await orm
    .insert(parts)
    .values(Object.values(productParts).map((part) => ({ ...part })))
    .onConflictDoNothing();
}
