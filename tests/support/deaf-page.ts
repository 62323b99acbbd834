import type { Browser, BrowserContext, Page } from 'playwright-core';
import { fullHd } from './browser.ts';

/** A page that never hears the answer to its first command: the desk has it, and the person cannot know. */
export async function openDeafPage(
  browser: Browser,
  address: string,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: fullHd, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const unheard: { id: unknown } = { id: null };
  await page.routeWebSocket(/\/desk/, (socket) => {
    const desk = socket.connectToServer();
    socket.onMessage((message) => {
      for (const { id, params } of parse(message)) if (params?.path === 'commands.submit') unheard.id ??= id;
      desk.send(message);
    });
    desk.onMessage((message) => {
      const isUnheard = unheard.id !== null && parse(message).some(({ id }) => id === unheard.id);
      if (!isUnheard) socket.send(message);
    });
  });
  await page.goto(address);
  return { page, context };
}

type Message = { readonly id?: unknown; readonly params?: { readonly path?: string } };

/** Several may travel together; the line's own signs of life are no JSON. */
function parse(message: string | Buffer): readonly Message[] {
  const text = message.toString();
  if (!text.startsWith('{') && !text.startsWith('[')) return [];
  const parsed = JSON.parse(text) as Message | readonly Message[];
  return Array.isArray(parsed) ? parsed : [parsed as Message];
}
