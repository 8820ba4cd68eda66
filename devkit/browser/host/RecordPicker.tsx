import { useState } from 'react';
import type { MouseEvent } from 'react';
import { objectTypeNames } from '../../host/host-api.ts';
import type { ObjectTypeId, RecordLine } from '../../host/host-api.ts';
import { Shape } from './components/icons.tsx';
import { hostClient } from './host-client.ts';
import { useLabels } from './labels.ts';
import { LineFacts } from './LineFacts.tsx';
import { addressOfRecord, writeAddress } from './page-address.ts';
import type { Navigate, PageAddress } from './page-address.ts';
import { useLoaded } from './use-loaded.ts';
import { usePopup } from './use-popup.ts';

interface RecordPickerProps {
  address: PageAddress;
  navigate: Navigate;
}

const objectTypeIds = Object.keys(objectTypeNames) as ObjectTypeId[];

/** Which record the page shows: its kind, and a list of that kind with a search field. */
export function RecordPicker({ address, navigate }: RecordPickerProps) {
  const labels = useLabels();
  const { open, setOpen, close, closeOnEscape, root, toggle } = usePopup();
  return (
    <div className="record-picker">
      <div role="group" aria-label={labels.objectTypes} className="segments">
        {objectTypeIds.map((objectTypeId) => (
          <button
            key={objectTypeId}
            type="button"
            aria-pressed={objectTypeId === address.objectTypeId}
            onClick={() => {
              navigate(addressOfRecord(address, objectTypeId, null));
            }}
          >
            {labels.objects[objectTypeNames[objectTypeId]]}
          </button>
        ))}
      </div>
      <div ref={root} className="picker" onKeyDown={closeOnEscape}>
        <button
          ref={toggle}
          type="button"
          className="hs-button is-secondary is-sm"
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          <Shape name="search" />
          {labels.chooseRecord}
        </button>
        {open && (
          <RecordFinder
            address={address}
            choose={(line) => {
              navigate(addressOfRecord(address, address.objectTypeId, line.id));
              close();
            }}
          />
        )}
      </div>
    </div>
  );
}

function RecordFinder({ address, choose }: { address: PageAddress; choose: (line: RecordLine) => void }) {
  const labels = useLabels();
  const [query, setQuery] = useState('');
  const { portalId, objectTypeId } = address;
  const loaded = useLoaded(`${portalId} ${objectTypeId} ${query}`, () =>
    hostClient.records(portalId, objectTypeId, query),
  );
  const found = loaded.state === 'ready' ? loaded.value : null;
  const follow = (line: RecordLine) => (event: MouseEvent) => {
    if (!event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      choose(line);
    }
  };
  return (
    <div className="picker-popup">
      <span className="hs-affixed">
        <Shape name="search" className="is-affix" />
        <input
          type="text"
          role="searchbox"
          className="hs-control"
          aria-label={labels.searchRecords}
          placeholder={labels.searchRecords}
          autoFocus
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
          }}
        />
      </span>
      <p role="status" className="hs-hint">
        {found === null ? labels.loading : labels.recordsFound(found.lines.length, found.total)}
      </p>
      {found?.total === 0 && <p>{labels.noRecords}</p>}
      <ul className="line-list">
        {found?.lines.map((line) => (
          <li key={line.id}>
            <a
              href={writeAddress(addressOfRecord(address, objectTypeId, line.id))}
              aria-current={line.id === address.recordId ? 'true' : undefined}
              onClick={follow(line)}
            >
              <span className="line-title">{line.title}</span>
              <LineFacts facts={line.facts} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
