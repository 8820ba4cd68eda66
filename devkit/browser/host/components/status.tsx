import type {
  AlertProps,
  EmptyStateProps,
  ErrorStateProps,
  LoadingSpinnerProps,
  StatusTagProps,
  TagProps,
  TooltipProps,
} from '@hubspot/ui-extensions';
import { useLabels } from '../labels.ts';
import { Clickable } from './clickable.tsx';
import { CloseIcon, Shape, Spinner } from './icons.tsx';
import type { ShapeName } from './icons.tsx';
import { classes, sizeOf, testIdOf } from './shared.ts';

const alertShapes: Readonly<Record<string, ShapeName>> = {
  info: 'info',
  tip: 'info',
  success: 'checkCircle',
  warning: 'warning',
  danger: 'warning',
  error: 'warning',
};

export function Alert({ title, variant = 'info', children, ...props }: AlertProps) {
  const tone = variant === 'error' ? 'danger' : variant;
  const urgent = tone === 'danger' || tone === 'warning';
  return (
    <div
      className={classes('hs-alert', `is-${tone}`)}
      role={urgent ? 'alert' : 'status'}
      {...testIdOf(props)}
    >
      <Shape name={alertShapes[variant] ?? 'info'} />
      <div className="hs-alert-text">
        <strong>{title}</strong>
        {children !== undefined && <div>{children}</div>}
      </div>
    </div>
  );
}

export function EmptyState({ title, layout = 'horizontal', flush, children, ...props }: EmptyStateProps) {
  return (
    <div className={classes('hs-state', `is-${layout}`, flush && 'is-flush')} {...testIdOf(props)}>
      <span className="hs-state-mark">
        <Shape name="info" />
      </span>
      <div className="hs-state-text">
        {title !== undefined && <h4>{title}</h4>}
        {children}
      </div>
    </div>
  );
}

export function ErrorState({ title, type = 'error', children, ...props }: ErrorStateProps) {
  return (
    <div className="hs-state is-vertical is-error" role="alert" {...testIdOf(props)}>
      <span className="hs-state-mark">
        <Shape name={type === 'lock' ? 'locked' : 'warning'} />
      </span>
      <div className="hs-state-text">
        {title !== undefined && <h4>{title}</h4>}
        {children}
      </div>
    </div>
  );
}

export function LoadingSpinner({
  label,
  showLabel = false,
  size,
  layout = 'inline',
  ...props
}: LoadingSpinnerProps) {
  return (
    <span
      className={classes('hs-loading', `is-${layout}`, `is-${sizeOf(size, 'sm')}`)}
      role="status"
      {...testIdOf(props)}
    >
      <Spinner />
      <span className={classes(!showLabel && 'hs-visually-hidden')}>{label}</span>
    </span>
  );
}

export function StatusTag({ variant = 'default', hollow, children, ...props }: StatusTagProps) {
  const labels = useLabels();
  const { onClick, onRemoveClick } = props;
  return (
    <span className={classes('hs-status-tag', `is-${variant}`, hollow && 'is-hollow')} {...testIdOf(props)}>
      {onClick === undefined ? (
        children
      ) : (
        <Clickable className="hs-bare-button" onClick={onClick}>
          {children}
        </Clickable>
      )}
      {props.showRemoveIcon === true && (
        <button
          type="button"
          className="hs-bare-button"
          aria-label={labels.remove}
          onClick={() => onRemoveClick?.()}
        >
          <CloseIcon />
        </button>
      )}
    </span>
  );
}

export function Tag({ variant = 'default', children, onClick, overlay, ...props }: TagProps) {
  const clickable = onClick !== undefined || overlay !== undefined;
  return (
    <span className={classes('hs-tag', `is-${variant}`)} {...testIdOf(props)}>
      {clickable ? (
        <Clickable className="hs-bare-button" onClick={onClick} overlay={overlay}>
          {children}
        </Clickable>
      ) : (
        children
      )}
    </span>
  );
}

/**
 * A card gives it as the `overlay` of what it explains. Here it is shown as a note beside it instead of on
 * hover, so that nobody misses it.
 */
export function Tooltip({ children, ...props }: TooltipProps) {
  return (
    <span className="hs-tooltip" role="note" {...testIdOf(props)}>
      {children}
    </span>
  );
}
