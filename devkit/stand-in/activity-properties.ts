import type { SeedObjectType } from './portal-seed.ts';
import { inGroup, options, owner, readOnly, textarea } from './standard-property.ts';
import type { StandardProperty } from './standard-property.ts';

type ActivityName = Extract<SeedObjectType, 'tasks' | 'notes' | 'emails' | 'calls' | 'meetings'>;

const task = inGroup('task');
const note = inGroup('note');
const email = inGroup('email');
const call = inGroup('call');
const meeting = inGroup('meeting');

/** What HubSpot keeps of whatever stands on a record's timeline. */
function common(property: ReturnType<typeof inGroup>): readonly StandardProperty[] {
  return [
    property('hubspot_owner_id', 'Activity assigned to', 'enumeration', owner),
    property('hs_attachment_ids', 'Attached file IDs'),
    property('hs_object_id', 'Record ID', 'number', readOnly),
    property('hs_createdate', 'Create Date', 'datetime', readOnly),
    property('hs_lastmodifieddate', 'Last Modified Date', 'datetime', readOnly),
  ];
}

/** Tasks and notes as the product writes them; e-mails, calls and meetings as far as people log them. */
export const activityProperties: Readonly<Record<ActivityName, readonly StandardProperty[]>> = {
  tasks: [
    task('hs_timestamp', 'Due date', 'datetime'),
    task('hs_task_subject', 'Task Title'),
    task('hs_task_body', 'Notes', 'string', textarea),
    task(
      'hs_task_status',
      'Task Status',
      'enumeration',
      options(
        ['NOT_STARTED', 'Not Started'],
        ['IN_PROGRESS', 'In Progress'],
        ['WAITING', 'Waiting'],
        ['COMPLETED', 'Completed'],
        ['DEFERRED', 'Deferred'],
      ),
    ),
    task(
      'hs_task_priority',
      'Priority',
      'enumeration',
      options(['NONE', 'None'], ['LOW', 'Low'], ['MEDIUM', 'Medium'], ['HIGH', 'High']),
    ),
    task(
      'hs_task_type',
      'Task Type',
      'enumeration',
      options(['TODO', 'To Do'], ['CALL', 'Call'], ['EMAIL', 'Email']),
    ),
    task('hubspot_owner_id', 'Assigned to', 'enumeration', owner),
    task('hs_object_id', 'Record ID', 'number', readOnly),
    task('hs_createdate', 'Create Date', 'datetime', readOnly),
    task('hs_lastmodifieddate', 'Last Modified Date', 'datetime', readOnly),
  ],
  notes: [
    note('hs_timestamp', 'Activity date', 'datetime'),
    note('hs_note_body', 'Note body', 'string', textarea),
    ...common(note),
  ],
  emails: [
    email('hs_timestamp', 'Activity date', 'datetime'),
    email('hs_email_subject', 'Email subject'),
    email('hs_email_text', 'Email body', 'string', textarea),
    email('hs_email_html', 'Email HTML', 'string', textarea),
    email(
      'hs_email_direction',
      'Email direction',
      'enumeration',
      options(['EMAIL', 'Email'], ['INCOMING_EMAIL', 'Incoming'], ['FORWARDED_EMAIL', 'Forwarded']),
    ),
    email(
      'hs_email_status',
      'Email send status',
      'enumeration',
      options(['SENT', 'Sent'], ['SENDING', 'Sending'], ['FAILED', 'Failed'], ['BOUNCED', 'Bounced']),
    ),
    ...common(email),
  ],
  calls: [
    call('hs_timestamp', 'Activity date', 'datetime'),
    call('hs_call_title', 'Call title'),
    call('hs_call_body', 'Call notes', 'string', textarea),
    call('hs_call_duration', 'Call duration', 'number'),
    call(
      'hs_call_direction',
      'Call direction',
      'enumeration',
      options(['INBOUND', 'Inbound'], ['OUTBOUND', 'Outbound']),
    ),
    ...common(call),
  ],
  meetings: [
    meeting('hs_timestamp', 'Activity date', 'datetime'),
    meeting('hs_meeting_title', 'Meeting name'),
    meeting('hs_meeting_body', 'Meeting description', 'string', textarea),
    meeting('hs_meeting_start_time', 'Meeting start time', 'datetime'),
    meeting('hs_meeting_end_time', 'Meeting end time', 'datetime'),
    ...common(meeting),
  ],
};
