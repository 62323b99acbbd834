/** A utility process that says back what it hears, and tells its parent when a page's port closes. */
process.parentPort.on('message', ({ ports }) => {
  for (const port of ports) {
    port.on('message', ({ data }) => port.postMessage({ echo: data }));
    port.on('close', () => process.parentPort.postMessage('closed'));
    port.start();
  }
});
