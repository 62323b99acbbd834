const { contextBridge, ipcRenderer } = require('electron');

ipcRenderer.on('port', (event) => {
  window.postMessage({ kind: 'port' }, window.location.origin, event.ports);
});

contextBridge.exposeInMainWorld('sample', {
  seven: 7,
  add: (one, other) => one + other,
  refuse: () => {
    throw new Error('not here');
  },
  later: (value) => Promise.resolve(value),
  tell: (listener) => listener('told'),
  ask: (channel, ...values) => ipcRenderer.invoke(channel, ...values),
  connect: () => ipcRenderer.send('port'),
  hand: () => {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage('port:from-page', null, [port1]);
    return new Promise((resolve) => {
      port2.onmessage = ({ data }) => resolve(data);
      port2.postMessage('by hand');
    });
  },
});
