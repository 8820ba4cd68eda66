import type { RecordLine } from '../../host/host-api.ts';
import { LineFacts } from './LineFacts.tsx';
import type { PageAddress } from './page-address.ts';

/** How a record leads to others. */
export interface RecordLinks {
  hrefOf: (target: PageAddress) => string;
  open: (target: PageAddress) => void;
  /** The address of a record, in this portal where no other is named. */
  to: (line: RecordLine, portalId?: number) => PageAddress;
}

interface RecordLinkProps {
  line: RecordLine;
  links: RecordLinks;
  portalId?: number;
  /** Said before the record's name. */
  prefix?: string;
}

export function RecordLink({ line, links, portalId, prefix }: RecordLinkProps) {
  const target = links.to(line, portalId);
  return (
    <a
      href={links.hrefOf(target)}
      onClick={(event) => {
        if (!event.metaKey && !event.ctrlKey) {
          event.preventDefault();
          links.open(target);
        }
      }}
    >
      <span className="line-title">
        {prefix}
        {line.title}
      </span>
      <LineFacts facts={line.facts} />
    </a>
  );
}
