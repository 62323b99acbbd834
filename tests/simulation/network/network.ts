import { ServerAway, ServerLate } from '../../../electron/desk/sync/server-client.ts';
import type { Random } from '../../../server/demo/random/random.ts';
import { type Hit, uncounted } from '../faults/hit.ts';
import type { SimulatedProcess, Timeline } from '../time/timeline.ts';
import { type ResponsePart, SimulatedResponse } from './simulated-response.ts';

/** The line between one desk and the server. */
export type Link = {
  readonly name: string;
  /** The longest one way may take, in milliseconds, and who is told of each that is taken. */
  way: { readonly longestMs: number; readonly hit: Hit };
  losesRequest: Mishap;
  losesAnswer: Mishap;
  repeatsRequest: Mishap;
};

/** Its chance, for each request, and who is told when it happens. */
type Mishap = { readonly chance: number; readonly hit: Hit };

/** `silent` as with a pulled plug: what is sent waits, and comes when the plug is back. `reset`: it is refused. */
export type Cut = 'silent' | 'reset';

/** One connection under way. */
type Exchange = {
  readonly link: Link;
  readonly server: SimulatedProcess | null;
  /** Half-open: each side waits for the other, and neither is told. */
  isSilent: boolean;
  /** The client learns that the connection is gone. */
  readonly breakOff: () => void;
};

export type Opened = { abort(): void };

export type Network = {
  link(name: string): Link;
  /** `hit` is told of whatever is broken, refused or held back. */
  cut(link: Link, how: Cut, hit: Hit): void;
  restore(link: Link): void;
  /** One question, one answer. Rejects with `ServerAway` when it gets none, with whatever `serve` rejects with otherwise. */
  request<T>(link: Link, asked: Asked, serve: () => Promise<T>): Promise<T>;
  /** A connection whose answer comes in parts. */
  open(link: Link, label: string, sides: Sides): Opened;
  /** Ends every connection of the link that is open now. @returns how many */
  breakConnections(link: Link): number;
  /** As when something in between forgets them. @returns how many it had not forgotten yet */
  silenceConnections(link: Link): number;
  serverDied(process: SimulatedProcess): void;
  /** Every line as it should be. What is under way goes on as it was. */
  mend(): void;
  /** For whoever would be kept by Node for ever: it holds on to signals that somebody listens to. */
  atClose(run: () => void): void;
  /** The simulation is over. */
  close(): void;
};

type Asked = { readonly label: string; readonly timeoutMs: number };

type Sides = {
  readonly serve: (response: SimulatedResponse) => void;
  readonly onPart: (part: ResponsePart) => void;
};

type Options = {
  readonly timeline: Timeline;
  readonly random: Random;
  /** Who answers now; null while nobody listens. */
  readonly server: () => SimulatedProcess | null;
};

const never: Mishap = { chance: 0, hit: uncounted };
const wellLink = {
  way: { longestMs: 4, hit: uncounted },
  losesRequest: never,
  losesAnswer: never,
  repeatsRequest: never,
} as const;

export function createNetwork({ timeline, random, server }: Options): Network {
  const links = new Map<string, Link>();
  const cuts = new Map<Link, { readonly how: Cut; readonly waiting: (() => void)[]; readonly hit: Hit }>();
  const exchanges = new Set<Exchange>();
  const atClose: (() => void)[] = [];

  const wayMs = ({ way }: Link) => {
    way.hit();
    return random.between(0.1, way.longestMs);
  };
  const befalls = ({ chance, hit }: Mishap) => {
    const does = random.chance(chance);
    if (does) hit();
    return does;
  };
  /** Now, or when the plug is back. */
  const whenWell = (link: Link, go: () => void): void => {
    const cut = cuts.get(link);
    cut?.hit();
    if (cut) cut.waiting.push(go);
    else go();
  };
  const isRefused = (link: Link) => {
    const cut = cuts.get(link);
    if (cut?.how === 'reset') cut.hit();
    return cut?.how === 'reset';
  };

  const request: Network['request'] = (link, { label, timeoutMs }, serve) => {
    const client = timeline.current();
    const target = server();
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        if (!exchanges.delete(exchange)) return;
        giveUp();
        end();
      };
      const back = (how: string, end: () => void) =>
        timeline.schedule(client, wayMs(link), `${how}: ${label}`, () => settle(end));
      const fail = () => reject(new ServerAway(new Error(label)));
      const late = () => reject(new ServerLate(new Error(label)));
      const breakOff = () => void back('connection lost', fail);
      const exchange: Exchange = { link, server: target, isSilent: false, breakOff };
      const giveUp = timeline.schedule(client, timeoutMs, `no answer: ${label}`, () => settle(late));
      exchanges.add(exchange);
      const answer = (how: string, end: () => void) => {
        if (!befalls(link.losesAnswer) && !exchange.isSilent) whenWell(link, () => back(how, end));
      };
      const arrive = () => {
        if (!target?.isAlive) return breakOff();
        timeline.schedule(target, wayMs(link), label, () => {
          serve().then(
            (value) => answer('answer', () => resolve(value)),
            (error: unknown) => answer('refusal', () => reject(error)),
          );
        });
      };
      if (isRefused(link)) breakOff();
      else if (!befalls(link.losesRequest)) {
        whenWell(link, arrive);
        if (befalls(link.repeatsRequest)) whenWell(link, arrive);
      }
    });
  };

  const open: Network['open'] = (link, label, { serve, onPart }) => {
    const client = timeline.current();
    const target = server();
    const state = { arrivesAtMs: 0, response: null as SimulatedResponse | null };
    const finish = () => exchanges.delete(exchange);
    const deliver = (part: ResponsePart) => {
      const nowMs = timeline.nowMs();
      state.arrivesAtMs = Math.max(state.arrivesAtMs, nowMs + wayMs(link));
      timeline.schedule(client, state.arrivesAtMs - nowMs, `${label}: ${part.kind}`, () => {
        if (exchange.isSilent || !exchanges.has(exchange)) return;
        if (part.kind === 'end' || part.kind === 'broken') finish();
        onPart(part);
      });
    };
    const hangUp = () => {
      const { response } = state;
      if (response && target)
        timeline.schedule(target, wayMs(link), `${label}: hung up`, () => response.leave());
    };
    const breakOff = () => {
      deliver({ kind: 'broken' });
      hangUp();
    };
    const exchange: Exchange = { link, server: target, isSilent: false, breakOff };
    const arrive = () => {
      if (!target?.isAlive) return breakOff();
      timeline.schedule(target, wayMs(link), label, () => {
        const response = new SimulatedResponse((part) =>
          whenWell(link, () => {
            for (const piece of pieces(part)) deliver(piece);
          }),
        );
        state.response = response;
        atClose.push(() => response.leave());
        serve(response);
      });
    };
    exchanges.add(exchange);
    if (isRefused(link)) breakOff();
    else if (!befalls(link.losesRequest)) whenWell(link, arrive);
    return {
      abort() {
        finish();
        hangUp();
      },
    };
  };

  /** Events of one write may arrive apart, and the connection may end between them. */
  function pieces(part: ResponsePart): readonly ResponsePart[] {
    if (part.kind !== 'body' || !random.chance(0.3)) return [part];
    const boundary = part.text.indexOf('\n\n');
    if (boundary < 0 || boundary + 2 === part.text.length) return [part];
    return [part.text.slice(0, boundary + 2), part.text.slice(boundary + 2)].map((text) => ({
      kind: 'body',
      text,
    }));
  }

  const on = (link: Link) => [...exchanges].filter((exchange) => exchange.link === link);
  const breakConnections = (link: Link) => {
    const broken = on(link);
    for (const exchange of broken) exchange.breakOff();
    return broken.length;
  };
  const restore = (link: Link) => {
    const cut = cuts.get(link);
    cuts.delete(link);
    for (const go of cut?.waiting ?? []) go();
  };

  return {
    link(name) {
      const link: Link = links.get(name) ?? { name, ...wellLink };
      links.set(name, link);
      return link;
    },
    cut(link, how, hit) {
      restore(link);
      cuts.set(link, { how, waiting: [], hit });
      if (how === 'reset' && breakConnections(link) > 0) hit();
    },
    restore,
    request,
    open,
    breakConnections,
    silenceConnections(link) {
      const heard = on(link).filter(({ isSilent }) => !isSilent);
      for (const exchange of heard) exchange.isSilent = true;
      return heard.length;
    },
    serverDied(process) {
      for (const exchange of exchanges)
        if (exchange.server === process && !exchange.isSilent) whenWell(exchange.link, exchange.breakOff);
    },
    mend() {
      for (const link of links.values()) {
        Object.assign(link, wellLink);
        restore(link);
      }
    },
    atClose: (run) => void atClose.push(run),
    close() {
      for (const run of atClose) run();
    },
  };
}
