import type { ProtocolSession } from './debugging-protocol.ts';
import type { PageScheme } from './page-scheme.ts';

export type DocumentRequest = {
  /** As the application knows it. */
  readonly url: string;
  readonly frameId: string;
  readonly isRedirect: boolean;
};

type Paused = {
  readonly requestId: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, unknown>>;
  };
  readonly resourceType: string;
  readonly frameId: string;
  readonly redirectedRequestId?: string;
};

/** Answers a page's requests: documents when they may be gone to, and the application's scheme by its handler. */
export function answerRequests(
  session: ProtocolSession,
  options: { readonly scheme: PageScheme; readonly mayGo: (request: DocumentRequest) => boolean },
): void {
  const { scheme, mayGo } = options;
  const answer = async (paused: Paused) => {
    const { requestId, request, resourceType, frameId, redirectedRequestId } = paused;
    const url = scheme.fromChromium(request.url);
    const isRedirect = redirectedRequestId !== undefined;
    if (resourceType === 'Document' && !mayGo({ url, frameId, isRedirect })) {
      await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    const served = await scheme.answer(request);
    if (served) await session.send('Fetch.fulfillRequest', { requestId, ...(await fulfilled(served)) });
    else await session.send('Fetch.continueRequest', { requestId });
  };
  session.on('Fetch.requestPaused', (paused) => {
    /* A page that went away took its request with it. */
    answer(paused).catch(() => undefined);
  });
}

const fulfilled = async (answer: Response) => ({
  responseCode: answer.status,
  responseHeaders: [...answer.headers].map(([name, value]) => ({ name, value })),
  body: Buffer.from(await answer.arrayBuffer()).toString('base64'),
});
