import type { ChartProps } from '@hubspot/ui-extensions';
import { useId } from 'react';
import { testIdOf } from './shared.ts';

/** Charts are drawn as bars in a table, so that each value is text too. */
export function Chart({ data, axes, options, ...props }: ChartProps) {
  const captionId = useId();
  const rows = Array.isArray(data) ? data : data.data;
  const values = rows.map((row) => Number(row[axes.y.field] ?? 0));
  const largest = Math.max(...values, 0);
  return (
    <figure className="hs-chart" aria-labelledby={captionId} {...testIdOf(props)}>
      <figcaption id={captionId}>{options?.title ?? axes.y.label ?? axes.y.field}</figcaption>
      <table>
        <tbody>
          {rows.map((row, index) => (
            <tr key={String(row[axes.x.field])}>
              <th scope="row">{row[axes.x.field]}</th>
              <td className="hs-chart-bar" aria-hidden="true">
                <span style={{ width: `${largest === 0 ? 0 : (100 * (values[index] ?? 0)) / largest}%` }} />
              </td>
              <td className="hs-chart-value">{row[axes.y.field]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
