/** What the room's own PostgreSQL runs with; one that is given by its address is its operator's to set. */
export const roomSettings = {
  wal_level: 'logical',
  // A server that is away for long must not fill the disk with WAL; its slot is then lost and shapes start anew.
  max_slot_wal_keep_size: '2GB',
  max_connections: '100',
  shared_buffers: '256MB',
} as const;
