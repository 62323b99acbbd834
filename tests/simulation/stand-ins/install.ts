import { replaceGlobals } from './replace-globals.ts';
import { replaceModules } from './replace-modules.ts';

/* Loaded with `--import` before anything of the product. */
replaceModules();
replaceGlobals();
