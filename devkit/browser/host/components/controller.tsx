import { createController } from '@remote-ui/react/host';
import { useLabels } from '../labels.ts';
import { components } from './registry.tsx';
import { refusedNames } from './wire-names.ts';

function Gap({ name }: { name: string }) {
  const labels = useLabels();
  return (
    <div className="hs-gap" role="note">
      <strong>{labels.notInStandIn(name)}</strong>
      {refusedNames[name] !== undefined && <span>{refusedNames[name]}</span>}
    </div>
  );
}

/** Draws a gap where there is no component; without that an unknown name would take the whole page down. */
export const controller = createController(components, {
  renderComponent: ({ component, key }, options) => {
    const name = String(component.type);
    return name in components ? options.renderDefault() : <Gap key={key} name={name} />;
  },
});
