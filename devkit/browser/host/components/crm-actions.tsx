import type { CrmActionButtonProps, CrmActionLinkProps, CrmCardActionsProps } from '@hubspot/ui-extensions';
import { useLabels } from '../labels.ts';
import { useCardEnvironment } from './card-environment.ts';
import { Clickable } from './clickable.tsx';
import { sizeOf } from './shared.ts';

/** HubSpot's own actions (create a record, write an e-mail …) end here: a message says what would happen. */
function useCrmAction(): (actionType: string, actionContext: object) => void {
  const labels = useLabels();
  const { notify } = useCardEnvironment();
  return (actionType, actionContext) => {
    notify({
      type: 'info',
      title: labels.standIn,
      message: labels.crmAction(`${actionType} ${JSON.stringify(actionContext)}`),
    });
  };
}

export function CrmActionButton(props: CrmActionButtonProps) {
  const act = useCrmAction();
  return (
    <Clickable
      className={`hs-button is-${props.variant ?? 'secondary'} is-${sizeOf(props.size)}`}
      type={props.type}
      disabled={props.disabled}
      testId={props.testId}
      onClick={() => {
        props.onClick?.();
        act(props.actionType, props.actionContext);
      }}
    >
      {props.children}
    </Clickable>
  );
}

export function CrmActionLink(props: CrmActionLinkProps) {
  const act = useCrmAction();
  return (
    <Clickable
      className={`hs-link is-${props.variant ?? 'primary'}`}
      testId={props.testId}
      onClick={() => {
        props.onClick?.();
        act(props.actionType, props.actionContext);
      }}
    >
      {props.children}
    </Clickable>
  );
}

export function CrmCardActions({ actionConfigs }: CrmCardActionsProps) {
  const act = useCrmAction();
  const actions = actionConfigs.flatMap((config) => (config.type === 'dropdown' ? config.options : [config]));
  return (
    <div className="hs-button-row">
      {actions.map((action) => (
        <Clickable
          key={`${action.actionType} ${action.label ?? ''}`}
          className="hs-button is-secondary is-xs"
          disabled={action.disabled}
          onClick={() => {
            act(action.actionType, action.actionContext);
          }}
        >
          {action.label ?? action.actionType}
        </Clickable>
      ))}
    </div>
  );
}
