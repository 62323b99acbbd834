import { app } from 'electron';

/** What starts this program again. An AppImage's own executable is in a directory that goes when it ends. */
export const thisProgram = (): string => process.env.APPIMAGE ?? app.getPath('exe');
