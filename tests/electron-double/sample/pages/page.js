/* The port arrives as the product's pages take it. */
window.port = new Promise((resolve) => {
  addEventListener('message', ({ source, ports: [port] }) => {
    if (source === window && port) resolve(port);
  });
});
window.say = async (value) => {
  const port = await window.port;
  return await new Promise((resolve) => {
    port.onmessage = ({ data }) => resolve(data);
    port.postMessage(value);
  });
};
document.title = 'Loaded';
