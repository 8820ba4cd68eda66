import { describe, expect, it } from 'vitest';
import { fieldFaults } from '#contracts/field-faults.ts';
import { isOfferedTo } from '#contracts/operation.ts';
import { postMessage } from '#contracts/post-message.ts';
import { messageLimit } from '#contracts/shared-messages.ts';
import { releaseClaim } from '#contracts/release-claim.ts';
import { viewAttribution } from '#contracts/view-attribution.ts';

function parse(body: string) {
  return postMessage.request.safeParse({
    requestId: '0192f0c1-2f6a-4c37-9d3b-6f0a4a6f2b16',
    sharedDealId: 'sd-1',
    body,
  });
}

describe('the body of a message', () => {
  it('is taken without the space around it', () => {
    expect(parse('  Demo on Friday?\n').data?.body).toBe('Demo on Friday?');
  });

  it('keeps its lines and whatever people write', () => {
    const body = 'Grüße 👋🏽\n\n<b>1 & 2</b>';
    expect(parse(body).data?.body).toBe(body);
  });

  it('may be as long as the limit', () => {
    expect(parse('a'.repeat(messageLimit)).success).toBe(true);
  });

  it.each([
    ['', 'required'],
    [' \n\t ', 'required'],
    ['a'.repeat(messageLimit + 1), 'too_long'],
    ['half a \ud83d face', 'invalid'],
    ['a\0b', 'invalid'],
  ])('is refused with a fault of its field: %j', (body, code) => {
    const { error } = parse(body);
    expect(error && fieldFaults(error)).toEqual([{ pointer: '/body', code }]);
  });
});

it('an operation is offered to its side, or to either', () => {
  const offered = [postMessage, releaseClaim, viewAttribution].map((contract) => [
    isOfferedTo('partner', contract),
    isOfferedTo('vendor', contract),
  ]);
  expect(offered).toEqual([
    [true, true],
    [true, false],
    [false, true],
  ]);
});
