import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const from = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: {
          main: from('electron/main.ts'),
          utility: from('electron/desk/utility.ts'),
          'cache-thread': from('electron/desk/cache/cache-thread.ts'),
        },
        /* Side by side: the desk finds its thread beside itself, whatever file its code came to be in. */
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      /* A sandboxed preload can require nothing but Electron: one CommonJS file. */
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: from('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('renderer'),
    /* The same files are served at aglis://app/ and by the browser shell. */
    base: './',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: from('out/renderer'),
      emptyOutDir: true,
      target: 'es2022',
      minify: true,
      rollupOptions: {
        input: {
          console: from('renderer/windows/console/index.html'),
          board: from('renderer/windows/board/index.html'),
          dispatch: from('renderer/windows/dispatch/index.html'),
        },
      },
    },
  },
});
