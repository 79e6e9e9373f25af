import type { evidence as ja } from '../ja/evidence';
import type { Widen } from '../language';

export const evidence: Widen<typeof ja> = {
  title: 'Proofs',
  lead: 'Copies of certificates or proofs of employment make the check faster. PDF, JPEG or PNG, up to 10 MB each and 20 files. They are kept encrypted; only you and the ministry’s reviewers can open them.',
  deskLead: 'That you open one is recorded and shown to the person.',
  none: 'There are no proofs.',
  kind: 'What it is',
  kinds: { certificate: 'Certificate', employment: 'Proof of employment', other: 'Other' },
  actions: 'Actions',
  file: 'File',
  add: 'Add the file',
  fileMissing: 'Choose a file',
  tooLarge: 'The file may have at most 10 MB',
  kindMissing: 'Choose what it is',
  added: 'The file was added',
  removed: 'The file was deleted',
  size: (kilobytes) => `${kilobytes} KB`,
  download: (name) => `Download ${name}`,
  remove: (name) => `Delete ${name}`,
  removeLead: 'This cannot be undone.',
  removeYes: 'Delete',
  proofsOf: {
    certificate: (count) => (count > 0 ? `Copies of certificates (${count})` : 'Add a copy of the certificate (optional)'),
    employment: (count) => (count > 0 ? `Proofs of employment (${count})` : 'Add a proof of employment (optional)'),
    other: (count) => (count > 0 ? `Documents of your work (${count})` : 'Add documents of your work (optional)'),
  },
  addOf: { certificate: 'Copy of the certificate', employment: 'Proof of employment', other: 'Document of your work' },
  addHint:
    'PDF, JPEG or PNG, up to 10 MB. It is added as soon as you choose it, kept encrypted, and opened by you and the ministry’s reviewers alone. You can also add it later on my page.',
  sending: 'Adding',
};
