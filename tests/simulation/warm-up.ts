import { parseWhere } from '../../server/electric/where/syntax.ts';

/** Loads what Node loads in its own time, before virtual time begins: the parser of where-clauses is WebAssembly. */
export async function warmUp(): Promise<void> {
  await parseWhere('a = false');
}
