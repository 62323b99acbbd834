import { readFile } from 'node:fs/promises';
import { ExplainedError } from '../../../shared/kernel/explained-error.ts';
import type { ImportedEntity, Mapping } from './mapping.ts';
import { schemaFor } from './mapping.ts';

/** Reads a mapping file. @throws ExplainedError naming the file, the place in it and what to do. */
export async function loadMapping(path: string, entity: ImportedEntity): Promise<Mapping> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ExplainedError(`The mapping ${path} cannot be read (${error.code}); check its path.`);
  });
  return parseMapping(parseJson(text, path), path, entity);
}

/** The same for a mapping that is already JSON. */
export function parseMapping(json: unknown, name: string, entity: ImportedEntity): Mapping {
  const said = (json ?? {}) as { entity?: unknown; layout?: unknown };
  if (said.entity !== entity)
    throw new ExplainedError(
      `The mapping ${name} is for ${JSON.stringify(said.entity ?? null)} and this import is of ${entity}; give the mapping made for ${entity}.`,
    );
  const parsed = schemaFor(said.entity, said.layout).safeParse(json);
  if (parsed.success) return withPositions(parsed.data, name);
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') || 'the file itself';
  throw new ExplainedError(`The mapping ${name} is wrong at ${place}: ${issue?.message}.`);
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ExplainedError(`The mapping ${path} is not JSON (${(error as Error).message}); mend it.`);
  }
}

function withPositions(mapping: Mapping, name: string): Mapping {
  if (mapping.entity === 'tickets' && mapping.createTechnicians && !mapping.defaultPosition)
    throw new ExplainedError(
      `The mapping ${name} creates technicians, who need a home; add "defaultPosition" with latitude and longitude.`,
    );
  return mapping;
}
