import type {
  ProgressBarProps,
  ScoreProps,
  StatisticsItemProps,
  StatisticsProps,
  StatisticsTrendProps,
  StepIndicatorProps,
} from '@hubspot/ui-extensions';
import { useContext, useId } from 'react';
import { localeOf } from '../facts.ts';
import { LanguageContext } from '../labels.ts';
import { Shape } from './icons.tsx';
import { classes, testIdOf } from './shared.ts';

export function ProgressBar({ value = 0, variant = 'success', title, ...props }: ProgressBarProps) {
  const locale = localeOf(useContext(LanguageContext));
  const titleId = useId();
  const max = props.maxValue ?? props.valueMax ?? 100;
  const share = max === 0 ? 0 : Math.min(1, Math.max(0, value / max));
  const percentage = new Intl.NumberFormat(locale, { style: 'percent' }).format(share);
  const named =
    title === undefined
      ? { 'aria-label': props['aria-label'] ?? props.valueDescription ?? percentage }
      : { 'aria-labelledby': titleId };
  return (
    <div className={classes('hs-progress', `is-${variant}`)} {...testIdOf(props)}>
      {(title !== undefined || props.showPercentage === true) && (
        <div className="hs-progress-head">
          <span id={titleId}>{title}</span>
          {props.showPercentage === true && <span>{percentage}</span>}
        </div>
      )}
      <div
        role="progressbar"
        className="hs-progress-track"
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={props.valueDescription ?? percentage}
        {...named}
      >
        <div className="hs-progress-fill" style={{ width: `${share * 100}%` }} />
      </div>
      {props.valueDescription !== undefined && <span className="hs-hint">{props.valueDescription}</span>}
    </div>
  );
}

export function ScoreCircle({ score, ...props }: ScoreProps) {
  const tone = score < 33 ? 'danger' : score < 66 ? 'warning' : 'success';
  const label = `${Math.round(score)} / 100`;
  return (
    <span className={classes('hs-score', `is-${tone}`)} role="img" aria-label={label} {...testIdOf(props)}>
      {Math.round(score)}
    </span>
  );
}

export function StepIndicator({
  stepNames,
  currentStep = 0,
  direction = 'horizontal',
  variant = 'default',
  onClick,
  ...props
}: StepIndicatorProps) {
  return (
    <ol className={classes('hs-steps', `is-${direction}`, `is-${variant}`)} {...testIdOf(props)}>
      {stepNames.map((name, index) => (
        <li
          key={name}
          className={classes(index < currentStep && 'is-done', index === currentStep && 'is-current')}
          aria-current={index === currentStep ? 'step' : undefined}
        >
          <span className="hs-step-mark" aria-hidden="true">
            {index < currentStep ? <Shape name="check" /> : index + 1}
          </span>
          {onClick === undefined ? (
            <span>{name}</span>
          ) : (
            <button
              type="button"
              className="hs-bare-button"
              onClick={() => {
                onClick(index);
              }}
            >
              {name}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

export function Statistics({ children, ...props }: StatisticsProps) {
  return (
    <div className="hs-statistics" {...testIdOf(props)}>
      {children}
    </div>
  );
}

export function StatisticsItem({ label, number, children, ...props }: StatisticsItemProps) {
  return (
    <div className="hs-statistic" {...testIdOf(props)}>
      <span className="hs-hint">{label}</span>
      <strong>{number}</strong>
      {children}
    </div>
  );
}

export function StatisticsTrend({ direction, value, color, ...props }: StatisticsTrendProps) {
  const good = color === undefined ? direction === 'increase' : color === 'green';
  return (
    <span className={classes('hs-trend', good ? 'is-success' : 'is-danger')} {...testIdOf(props)}>
      <Shape name={direction === 'increase' ? 'sortUp' : 'sortDown'} />
      {value}
    </span>
  );
}
