import { useRef, useState } from 'react';
import type { Problem } from '#contracts/problem.ts';
import { releaseClaim } from '#contracts/release-claim.ts';
import type { HubAnswer, HubClient } from '#extensions/kit/hub-client.ts';

type Release =
  | { readonly state: 'asking' }
  | { readonly state: 'sending'; readonly domain: string }
  | { readonly state: 'refused'; readonly domain: string; readonly problem: Problem };

export interface ClaimRelease {
  readonly release: Release;
  /** Sends it once; sent again after a lost answer it is the same request and has one effect. */
  readonly send: (domain: string) => Promise<void>;
  /** The reader left the question; what the hub said is done with. */
  readonly leave: () => void;
}

export interface ReleaseEvents {
  onReleased(answer: HubAnswer<'release-claim'>): void;
  /** The reader has read why the hub refused: the claims shown may no longer be what they are. */
  onRefusalRead(): void;
}

export function useReleaseClaim(hub: HubClient, events: ReleaseEvents): ClaimRelease {
  const [release, setRelease] = useState<Release>({ state: 'asking' });
  const requestIds = useRef(new Map<string, string>());
  const sending = useRef(false);

  async function send(domain: string) {
    if (sending.current) return;
    sending.current = true;
    setRelease({ state: 'sending', domain });
    const requestId = requestIds.current.get(domain) ?? crypto.randomUUID();
    requestIds.current.set(domain, requestId);
    const reply = await hub.call(releaseClaim, { requestId, domain });
    sending.current = false;
    if ('problem' in reply) {
      setRelease({ state: 'refused', domain, problem: reply.problem });
      return;
    }
    requestIds.current.delete(domain);
    setRelease({ state: 'asking' });
    events.onReleased(reply.ok);
  }

  return {
    release,
    send,
    leave() {
      if (release.state !== 'refused') return;
      setRelease({ state: 'asking' });
      events.onRefusalRead();
    },
  };
}
