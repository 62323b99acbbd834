/** Each is one transaction over every ticket of the room, as an import or a migration is. */
export const nobodyTookThem = 'update tickets set acknowledgement = null where not archived';
export const somebodyTookThem = `update tickets set acknowledgement =
  jsonb_build_object('by', gen_random_uuid(), 'byName', 'Benchmark', 'at', 0) where not archived`;
