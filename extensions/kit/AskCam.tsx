import React from 'react';
import { Button, Flex, Link, Text, useExtensionActions } from '@hubspot/ui-extensions';
import { camMessage, type CamQuestion } from './ask-cam.ts';
import { usePartnerReader } from './partner-reader.ts';

/** The way out of every blocked state: a mail to the CAM with the question already written, or the same text to paste. */
export function AskCam(props: { question: CamQuestion }) {
  const reader = usePartnerReader();
  const { copyTextToClipboard, addAlert } = useExtensionActions<'crm.record.sidebar'>();
  const { askCam } = reader.labels;
  const message = camMessage(props.question, reader);

  async function copy() {
    await copyTextToClipboard(message.text);
    addAlert({ type: 'success', message: askCam.copied });
  }

  return (
    <Flex direction="column" gap="xs" align="start">
      {props.question.cam === null && <Text variant="microcopy">{askCam.noCam}</Text>}
      <Flex gap="sm" wrap align="center">
        <Link href={{ url: message.href, external: true }}>{askCam.ask}</Link>
        <Button variant="transparent" size="xs" onClick={() => void copy()}>
          {askCam.copy}
        </Button>
      </Flex>
    </Flex>
  );
}
