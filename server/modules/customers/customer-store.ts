import { asc } from 'drizzle-orm';
import {
  type Customer,
  customerSchema,
  type ServicePackage,
  servicePackageSchema,
} from '../../../shared/contracts/shapes.ts';
import type { Queryable } from '../../database/database.ts';
import { customers, servicePackages } from '../../database/schema.ts';

/** Every customer, in the order they joined. */
export async function listCustomers(db: Queryable): Promise<readonly Customer[]> {
  const rows = await db.select().from(customers).orderBy(asc(customers.since), asc(customers.number));
  return rows.map(({ longitude, latitude, ...facts }) =>
    customerSchema.parse({ ...facts, position: { longitude, latitude } }),
  );
}

export async function listServicePackages(db: Queryable): Promise<readonly ServicePackage[]> {
  const rows = await db.select().from(servicePackages).orderBy(asc(servicePackages.code));
  return rows.map((row) => servicePackageSchema.parse(row));
}
