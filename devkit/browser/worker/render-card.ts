import type { CrmContext } from '@hubspot/ui-extensions';
import { createRemoteRoot } from '@remote-ui/core';
import type { RemoteChannel } from '@remote-ui/core';
import { createRoot } from '@remote-ui/react';
import * as React from 'react';
import type { CardActions, FunctionOptions, PageApi } from '../card-channel.ts';

/** What `hubspot.extend` hands to the card, and what the SDK's hooks read. */
export interface ExtensionApi {
  context: CrmContext;
  actions: CardActions;
  runServerlessFunction(request: { name: string } & FunctionOptions): Promise<FunctionResult>;
}

type FunctionResult = { status: 'SUCCESS'; response: unknown } | { status: 'ERROR'; message: string };

export type RenderExtension = (api: ExtensionApi) => React.ReactElement;

export const ExtensionContext = React.createContext<ExtensionApi | null>(null);

export function renderCard(
  renderExtension: RenderExtension,
  channel: RemoteChannel,
  page: PageApi,
  context: CrmContext,
): void {
  const api: ExtensionApi = {
    context,
    actions: page.actions,
    async runServerlessFunction({ name, ...options }) {
      try {
        return { status: 'SUCCESS', response: await page.serverless(name, options) };
      } catch (error) {
        return { status: 'ERROR', message: error instanceof Error ? error.message : String(error) };
      }
    },
  };
  const Card = () => renderExtension(api);
  const root = createRemoteRoot(channel);
  createRoot(root).render(
    React.createElement(
      ExtensionContext.Provider,
      { value: api },
      React.createElement(ErrorBoundary, { page, children: React.createElement(Card) }),
    ),
  );
  void root.mount();
}

interface BoundaryProps {
  page: PageApi;
  children: React.ReactNode;
}

/** A card that throws while rendering vanishes; the page says why. */
class ErrorBoundary extends React.Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.props.page.reportProblem('crash', message);
  }

  override render(): React.ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}
