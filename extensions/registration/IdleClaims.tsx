import React from 'react';
import {
  Alert,
  Button,
  Flex,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  Text,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import type { IdleClaim } from '#contracts/values.ts';
import type { HubClient } from '#extensions/kit/hub-client.ts';
import { problemSentence, problemTitle } from '#extensions/kit/ProblemNotice.tsx';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';
import { useOverlayClosing } from '#extensions/kit/use-overlay-closing.ts';
import type { RecordAnswer } from './use-record-view.ts';
import { useReleaseClaim, type ClaimRelease } from './use-release-claim.ts';

export interface IdleClaimsProps {
  claims: readonly IdleClaim[];
  /** What releasing one of them leads to. */
  heading: string;
  vendor: RecordAnswer['vendor'];
  hub: HubClient;
  /** What registering would do has to be looked up anew. */
  onReleased: () => void;
}

const modalIdOf = (claim: IdleClaim) => `release-${claim.domain}`;

/** At the capacity limit: the claims that were idle longest, each to be released right here. */
export function IdleClaims({ claims, heading, vendor, hub, onReleased }: IdleClaimsProps) {
  const { labels, format } = usePartnerReader();
  const { addAlert } = useExtensionActions<'crm.record.sidebar'>();
  const closing = useOverlayClosing();
  const words = labels.release;
  const releasing = useReleaseClaim(hub, {
    onReleased({ domain, capacity }) {
      const claim = claims.find((candidate) => candidate.domain === domain);
      addAlert({
        type: 'success',
        message: words.released(
          claim?.domainUnicode ?? domain,
          format.number(capacity.used),
          format.number(capacity.limit),
        ),
      });
      if (claim === undefined) onReleased();
      else closing.closeThen(modalIdOf(claim), onReleased);
    },
    onRefusalRead: onReleased,
  });
  if (claims.length === 0) return null;
  return (
    <Flex direction="column" gap="sm">
      <Text format={{ fontWeight: 'demibold' }}>{heading}</Text>
      {claims.map((claim) => (
        <Flex key={claim.domain} direction="column" gap="xs" align="start">
          <Text>{claim.domainUnicode}</Text>
          <Text variant="microcopy">
            {words.standing(
              format.dayAndDistance(claim.endsOn, vendor.today),
              format.dayAndDistance(claim.lastActivityOn, vendor.today),
            )}
          </Text>
          <Button
            variant="secondary"
            size="xs"
            overlay={
              <ReleaseQuestion
                claim={claim}
                vendor={vendor}
                releasing={releasing}
                onClosed={closing.closed}
              />
            }
          >
            {words.release}
          </Button>
        </Flex>
      ))}
    </Flex>
  );
}

interface ReleaseQuestionProps {
  claim: IdleClaim;
  vendor: RecordAnswer['vendor'];
  releasing: ClaimRelease;
  onClosed: () => void;
}

/** Releasing takes eligibility away and cannot be taken back, so it is asked about first. */
function ReleaseQuestion({ claim, vendor, releasing, onClosed }: ReleaseQuestionProps) {
  const { labels, format } = usePartnerReader();
  const { closeOverlay } = useExtensionActions<'crm.record.sidebar'>();
  const words = labels.release;
  const { release, send, leave } = releasing;
  return (
    <Modal
      id={modalIdOf(claim)}
      title={words.question(claim.domainUnicode)}
      variant="danger"
      width="md"
      onClose={() => {
        leave();
        onClosed();
      }}
    >
      <ModalBody>
        <Flex direction="column" gap="sm">
          <Text>{words.freed(claim.domainUnicode, format.dayAndDistance(claim.endsOn, vendor.today))}</Text>
          <Text>{words.loses(claim.domainUnicode)}</Text>
          {release.state === 'refused' && release.domain === claim.domain && (
            <Alert title={problemTitle(release.problem, labels)} variant="danger">
              <Text>{problemSentence(release.problem, labels)}</Text>
              {release.problem.retryable && <Text>{words.nothingTwice}</Text>}
              <Text variant="microcopy">{labels.problem.requestId(release.problem.requestId)}</Text>
            </Alert>
          )}
        </Flex>
      </ModalBody>
      <ModalFooter>
        <Flex gap="sm" wrap>
          <LoadingButton
            variant="destructive"
            loading={release.state === 'sending' && release.domain === claim.domain}
            onClick={() => void send(claim.domain)}
          >
            {words.confirm}
          </LoadingButton>
          <Button
            variant="secondary"
            onClick={() => {
              closeOverlay(modalIdOf(claim));
            }}
          >
            {labels.actions.cancel}
          </Button>
        </Flex>
      </ModalFooter>
    </Modal>
  );
}
