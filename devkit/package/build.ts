import { statSync } from 'node:fs';
import path from 'node:path';
import { assembleProject } from './assemble.ts';
import { verifyProject } from './verify.ts';

const project = await assembleProject();
await verifyProject(project);
for (const part of [...project.cards, ...project.functions]) {
  const kilobytes = (statSync(part.file).size / 1024).toFixed(1);
  process.stdout.write(`${path.relative(process.cwd(), part.file)}  ${kilobytes} KB\n`);
}
