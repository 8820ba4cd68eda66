import React from 'react';
import type { HubAnswer } from './hub-client.ts';
import { Flex, Link } from '@hubspot/ui-extensions';
import { usePartnerReader } from './partner-reader.ts';

/** Lesson, sales rules, the CAM and feedback; what the programme does not name is left out. */
export function HelpLinks(props: Pick<HubAnswer<'view-record'>, 'vendor' | 'cam'>) {
  const { vendor, cam } = props;
  const { help } = usePartnerReader().labels;
  const links = [
    { url: vendor.links.lesson, text: help.lesson },
    { url: vendor.links.salesRules, text: help.salesRules(vendor.name) },
    { url: cam === null ? null : `mailto:${cam.email}`, text: help.cam(cam?.name ?? '') },
    { url: vendor.links.feedback, text: help.feedback },
  ].flatMap(({ url, text }) => (url === null ? [] : [{ url, text }]));
  if (links.length === 0) return null;
  return (
    <Flex direction="column" gap="xs" align="start">
      {links.map(({ url, text }) => (
        <Link key={url} href={{ url, external: true }}>
          {text}
        </Link>
      ))}
    </Flex>
  );
}
