import type { MemoryDisk } from '../disk/memory-disk.ts';
import { standIns } from './inhabited.ts';

const disk = (): MemoryDisk => standIns().serverDisk;

/* What the server uses of the module, on the simulated disk. An import of anything else fails as it is loaded. */
export const open: MemoryDisk['open'] = (...given) => disk().open(...given);
export const readFile: MemoryDisk['readFile'] = (...given) => disk().readFile(...given);
export const writeFile: MemoryDisk['writeFile'] = (...given) => disk().writeFile(...given);
export const rename: MemoryDisk['rename'] = (...given) => disk().rename(...given);
export const rm: MemoryDisk['rm'] = (...given) => disk().rm(...given);
export const mkdir: MemoryDisk['mkdir'] = (...given) => disk().mkdir(...given);
export const readdir: MemoryDisk['readdir'] = (...given) => disk().readdir(...given);
