import type { PartnerReader } from './partner-reader.ts';

export interface CamQuestion {
  /** Null: the partner has none. `unknown`: the hub could not be asked. */
  readonly cam: { readonly name: string; readonly email: string } | null | 'unknown';
  /** The record's name. */
  readonly record: string;
  /** The domain or company in question. */
  readonly subject: string;
  /** What the card says, in the reader's words. */
  readonly issue: string;
  readonly requestId: string | null;
  /** A registration, where not said otherwise. */
  readonly about?: 'registration' | 'sharedDeal';
}

/** The message that a blocked reader sends; without a CAM the recipient is left open. */
export function camMessage(question: CamQuestion, reader: PartnerReader): { href: string; text: string } {
  const { askCam } = reader.labels;
  const about = askCam.about[question.about ?? 'registration'];
  const subject = about.subject(question.subject);
  const request = about.request(question.subject, question.record);
  const body = askCam.body({ ...question, request, sender: reader.name });
  const recipient = question.cam === null || question.cam === 'unknown' ? '' : question.cam.email;
  const query = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  return {
    href: `mailto:${encodeURIComponent(recipient).replace('%40', '@')}?${query}`,
    text: `${subject}\n\n${body}`,
  };
}
