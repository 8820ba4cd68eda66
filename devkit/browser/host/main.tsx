import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { hostClient } from './host-client.ts';
import { elementById } from './page-elements.ts';

const root = createRoot(elementById('page'));

async function start(): Promise<void> {
  try {
    root.render(<App setup={await hostClient.setup()} />);
  } catch (error) {
    root.render(
      <p role="alert" className="page-failure">
        {error instanceof Error ? error.message : String(error)}
      </p>,
    );
  }
}

void start();
