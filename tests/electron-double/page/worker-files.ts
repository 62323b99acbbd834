/** Marks the request for what a worker starts from. */
export const keptHeader = 'x-electron-double-keep';

/**
 * Runs in the page's own world. Chromium reads a worker's first file from disk, past the interception that stands in for
 * the application's scheme: so it is asked for first, and the double puts what the application serves where Chromium
 * will look.
 */
export function keepWorkerFiles(header: string): void {
  const native = window.Worker;
  window.Worker = class extends native {
    constructor(address: string | URL, options?: WorkerOptions) {
      const url = new URL(address, location.href);
      if (url.protocol === location.protocol) {
        const request = new XMLHttpRequest();
        request.open('GET', url, false);
        request.setRequestHeader(header, 'yes');
        request.send();
      }
      super(url, options);
    }
  };
}
