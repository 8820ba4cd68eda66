import type {
  SortedTableHeaderProps,
  TableCellProps,
  TableElementProps,
  TableHeaderProps,
  TableProps,
} from '@hubspot/ui-extensions';
import type { CSSProperties } from 'react';
import { useLabels } from '../labels.ts';
import { Shape } from './icons.tsx';
import type { ShapeName } from './icons.tsx';
import { classes, testIdOf } from './shared.ts';

export function Table(props: TableProps) {
  return (
    <div className="hs-table-frame">
      <table
        className={classes(
          'hs-table',
          props.bordered !== false && 'is-bordered',
          props.flush && 'is-flush',
          `is-${props.density ?? 'default'}`,
        )}
        {...testIdOf(props)}
      >
        {props.children}
      </table>
      {props.paginated === true && (
        <Pagination page={props.page ?? 1} pageCount={props.pageCount} onPageChange={props.onPageChange} />
      )}
    </div>
  );
}

interface PaginationProps {
  page: number;
  pageCount: number;
  onPageChange: (page: number) => void;
}

function Pagination({ page, pageCount, onPageChange }: PaginationProps) {
  const labels = useLabels();
  return (
    <nav className="hs-pagination" aria-label={labels.page(page, pageCount)}>
      <button
        type="button"
        className="hs-button is-transparent is-xs"
        disabled={page <= 1}
        onClick={() => {
          onPageChange(page - 1);
        }}
      >
        {labels.previous}
      </button>
      <span>{labels.page(page, pageCount)}</span>
      <button
        type="button"
        className="hs-button is-transparent is-xs"
        disabled={page >= pageCount}
        onClick={() => {
          onPageChange(page + 1);
        }}
      >
        {labels.next}
      </button>
    </nav>
  );
}

export function TableHead({ children }: TableElementProps) {
  return <thead>{children}</thead>;
}

export function TableBody({ children }: TableElementProps) {
  return <tbody>{children}</tbody>;
}

export function TableFooter({ children }: TableElementProps) {
  return <tfoot>{children}</tfoot>;
}

export function TableRow({ children, ...props }: TableElementProps) {
  return <tr {...testIdOf(props)}>{children}</tr>;
}

const nextDirection = { none: 'ascending', ascending: 'descending', descending: 'none' } as const;

const sortShapes: Readonly<Record<keyof typeof nextDirection, ShapeName>> = {
  none: 'sort',
  ascending: 'sortUp',
  descending: 'sortDown',
};

export function TableHeader(props: TableHeaderProps) {
  const labels = useLabels();
  if (!isSortable(props)) {
    return (
      <th scope="col" style={cellStyle(props)} {...testIdOf(props)}>
        {props.children}
      </th>
    );
  }
  const direction = props.sortDirection;
  return (
    <th scope="col" aria-sort={direction} style={cellStyle(props)} {...testIdOf(props)}>
      <button
        type="button"
        className="hs-bare-button is-sort"
        disabled={props.disabled}
        onClick={() => {
          props.onSortChange(nextDirection[direction]);
        }}
      >
        {props.children}
        <Shape name={sortShapes[direction]} />
        <span className="hs-visually-hidden">{labels.sortedBy[direction]}</span>
      </button>
    </th>
  );
}

export function TableCell(props: TableCellProps) {
  return (
    <td colSpan={props.colSpan} style={cellStyle(props)} {...testIdOf(props)}>
      {props.children}
    </td>
  );
}

function isSortable(props: TableHeaderProps): props is SortedTableHeaderProps {
  return props.sortDirection !== undefined && props.sortDirection !== 'never';
}

function cellStyle({ align, width }: Pick<TableCellProps, 'align' | 'width'>): CSSProperties {
  const widths: Readonly<Record<string, string | number | undefined>> = {
    min: '1%',
    max: '100%',
    auto: undefined,
  };
  return { textAlign: align, width: typeof width === 'number' ? width : widths[width ?? 'auto'] };
}
