import React, { useState } from 'react';
import { messageLimit, type SharedMessage, type SharedMessages } from '#contracts/shared-messages.ts';
import { Alert, Button, Flex, LoadingButton, StatusTag, Text, TextArea } from '@hubspot/ui-extensions';
import { useReader } from './reader.tsx';
import { useMessages, type Conversation, type ConversationOptions } from './use-messages.ts';

/** As many as stand under each other before a reader has to ask for more; new ones stand there all. */
const shownAtOnce = 6;

export interface MessagesProps extends ConversationOptions {
  /** The other side's company. */
  counterpart: string;
  /** Sending is what this surface is for. */
  primary?: boolean;
}

/** What has been said? The conversation that both sides see, and the place to go on with it. Shown, it counts as read. */
export function Messages({ counterpart, primary = false, ...options }: MessagesProps) {
  const { labels } = useReader();
  const conversation = useMessages(options);
  const { messages, access } = options.messages;
  return (
    <Flex direction="column" gap="sm">
      {messages.length === 0 && access === 'write' && <Text>{labels.messages.empty(counterpart)}</Text>}
      <MessageList said={options.messages} counterpart={counterpart} newIds={conversation.newIds} />
      {access === 'write' && (
        <Composer conversation={conversation} counterpart={counterpart} primary={primary} />
      )}
      {access !== 'write' && (
        <Text>{labels.errors[access === 'no_part' ? 'message.not_permitted' : 'message.read_only']}</Text>
      )}
    </Flex>
  );
}

interface MessageListProps {
  said: SharedMessages;
  counterpart: string;
  newIds: Conversation['newIds'];
}

function MessageList({ said, counterpart, newIds }: MessageListProps) {
  const { labels, format } = useReader();
  const [showsAll, setShowsAll] = useState(false);
  const { messages, earlier } = said;
  const isNew = ({ messageId, own, readAt }: SharedMessage) =>
    newIds.has(messageId) || (!own && readAt === null);
  const firstNew = messages.findIndex(isNew);
  const lastOnes = Math.max(0, messages.length - shownAtOnce);
  // Nothing that is unread may be hidden, since it counts as read from here on.
  const from = firstNew === -1 ? lastOnes : Math.min(firstNew, lastOnes);
  const shown = showsAll ? messages : messages.slice(from);
  const hidden = messages.length - shown.length;
  return (
    <>
      {earlier > 0 && hidden === 0 && (
        <Text variant="microcopy">{labels.messages.older(format.number(earlier))}</Text>
      )}
      {hidden > 0 && (
        <Flex>
          <Button
            variant="transparent"
            size="xs"
            onClick={() => {
              setShowsAll(true);
            }}
          >
            {labels.messages.showEarlier(format.number(hidden))}
          </Button>
        </Flex>
      )}
      {shown.map((message) => (
        <Message key={message.messageId} message={message} counterpart={counterpart} isNew={isNew(message)} />
      ))}
    </>
  );
}

function Message(props: { message: SharedMessage; counterpart: string; isNew: boolean }) {
  const { labels, format, now } = useReader();
  const words = labels.messages;
  const { message, counterpart, isNew } = props;
  return (
    <Flex direction="column" gap="flush">
      <Flex gap="sm" wrap align="center">
        <Text format={{ fontWeight: 'demibold' }}>{words.by(message.author, message.company)}</Text>
        <Text variant="microcopy">{format.momentAndDistance(message.postedAt, now())}</Text>
        {isNew && <StatusTag variant="info">{words.isNew}</StatusTag>}
      </Flex>
      {message.body.split(/\n+/).map((line, index) => (
        <Text key={`${index} ${line}`}>{line}</Text>
      ))}
      {message.own && (
        <Text variant="microcopy">
          {message.readAt === null
            ? words.notYetReadBy(counterpart)
            : words.readBy(counterpart, format.momentAndDistance(message.readAt, now()))}
        </Text>
      )}
    </Flex>
  );
}

function Composer(props: { conversation: Conversation; counterpart: string; primary: boolean }) {
  const { labels, format } = useReader();
  const words = labels.messages;
  const { conversation, counterpart, primary } = props;
  const { body, posting } = conversation;
  const fault = posting.state === 'writing' ? posting.fault : null;
  return (
    <>
      {posting.state === 'refused' && (
        <Alert title={words.notSent} variant="danger">
          <Text>{labels.errors[posting.problem.code]}</Text>
          <Text>{words.kept}</Text>
          <Text variant="microcopy">{labels.problem.requestId(posting.problem.requestId)}</Text>
        </Alert>
      )}
      <TextArea
        name="body"
        label={words.field}
        description={words.description(counterpart)}
        rows={3}
        resize="vertical"
        value={body}
        readOnly={posting.state === 'sending'}
        onInput={conversation.type}
        onChange={conversation.type}
        {...(fault === null
          ? {}
          : {
              error: true,
              validationMessage:
                fault === 'required'
                  ? words.required
                  : fault === 'too_long'
                    ? words.tooLong(format.number(messageLimit))
                    : words.invalid,
            })}
      />
      <Flex>
        <LoadingButton
          variant={primary ? 'primary' : 'secondary'}
          loading={posting.state === 'sending'}
          onClick={() => void conversation.send()}
        >
          {words.send}
        </LoadingButton>
      </Flex>
    </>
  );
}
