/** Everything a page's preload may say to the main process, by channel. There is one sentence: give me the desk. */
export type Channels = { 'desk:connect': { readonly from: 'page' } };

/** The name under which the main process answers with a port. */
export const deskPortChannel = 'desk:port';
export const deskConnectChannel = 'desk:connect' satisfies keyof Channels;
