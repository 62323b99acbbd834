import type pg from 'pg';

/** What was taken off the tables and how to put it back. */
type SetAside = { restore(): Promise<void> };

type Statement = { readonly drop: string; readonly create: string };

/**
 * Takes foreign keys and secondary indexes off the two large tables while they are loaded, as pg_restore does: checked
 * and sorted once at the end they cost a third of the time. Inside the caller's transaction, so nobody ever sees the
 * tables without them.
 */
export async function setAsideIndexes(client: pg.ClientBase): Promise<SetAside> {
  const statements = [...(await constraints(client)), ...(await plainIndexes(client))];
  for (const { drop } of statements) await client.query(drop);
  return {
    async restore() {
      for (const { create } of statements.toReversed()) await client.query(create);
    },
  };
}

/** Foreign keys first: a key that others refer to cannot go before them. Primary keys of referenced tables stay. */
async function constraints(client: pg.ClientBase): Promise<Statement[]> {
  const { rows } = await client.query<Statement>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
           format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as create
      from pg_constraint own
     where conrelid in ('tickets'::regclass, 'ticket_events'::regclass)
       and (contype = 'f'
            or contype in ('u', 'p')
               and not exists (select from pg_constraint other where other.confrelid = own.conrelid))
     order by contype <> 'f', conname`);
  return rows;
}

async function plainIndexes(client: pg.ClientBase): Promise<Statement[]> {
  const { rows } = await client.query<Statement>(`
    select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as create
      from pg_index
     where indrelid in ('tickets'::regclass, 'ticket_events'::regclass)
       and not exists (select from pg_constraint where conindid = indexrelid)
     order by 1`);
  return rows;
}
