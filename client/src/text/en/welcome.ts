import type { welcome as ja } from '../ja/welcome';
import type { Widen } from '../language';

export const welcome: Widen<typeof ja> = {
  title: 'Bring your digital experience to local government',
  lead: 'The registry is where prefectures all over Japan find people to support municipalities in their digital transformation. Register, and the openings of the prefectures reach you regularly.',
  register: 'Start registering',
  minutes: 'It takes about 5 minutes. Where no review is needed, you are listed at once.',
  routes: {
    title: 'Who can register',
    lead: 'Any one of these is enough.',
    items: [
      {
        name: 'Experience',
        title: 'Five or more years of digital work',
        body: 'Work in companies, local governments and elsewhere adds up. Enter the periods; overlaps are taken out and the sum is shown at once.',
      },
      {
        name: 'Exam',
        title: 'A pass in an IPA level-4 exam',
        body: 'IT Strategist, Project Manager, Registered Information Security Specialist and others, checked by the number of the certificate.',
      },
      {
        name: 'Equivalent knowledge',
        title: 'Knowledge equal to the two above',
        body: 'Describe what you have achieved. The ministry reviews it and tells you the result and the reasons.',
      },
    ],
  },
  steps: {
    title: 'How it works',
    items: [
      { title: 'Make an account', body: 'An e-mail address and a password are enough to start.' },
      { title: 'Show your eligibility', body: 'Choose what applies to you and enter only what proves it.' },
      { title: 'Add experience and wishes', body: 'Skills, themes, regions and the ways in which you would work.' },
      { title: 'Check and submit', body: 'Once listed, you get openings that match and notices from prefectures.' },
    ],
  },
  disclosure: {
    title: 'Who sees what',
    lead: 'Your name and contact are opened only to a prefecture whose notice you accept. Who looked and when is recorded, and shown to you.',
    caption: 'Who sees what of your entry',
    head: ['Content', 'Prefectures, in search', 'A prefecture you accepted', 'Ministry', 'The public'],
    rows: [
      { name: 'Years of experience, skills, wishes for place and way of working', cells: ['Yes, anonymous', 'Yes', 'Yes', 'No'] },
      { name: 'Name and contact', cells: ['No', 'Yes', 'Yes', 'No'] },
      { name: 'Proof of eligibility (for review)', cells: ['No', 'No', 'Yes', 'No'] },
    ],
  },
  others: {
    title: 'For prefectures and the ministry',
    prefectures: {
      title: 'Prefectures',
      items: [
        'Search people by skill, theme and region',
        'Publish openings and send hiring notices',
        'See the answers and contact those who accept',
      ],
    },
    ministry: {
      title: 'The ministry',
      items: ['Review route (3) and tell the result with its reasons', 'Watch the periodic mailings', 'Check the records of who saw what'],
    },
    note: 'Staff start by an invitation from an admin of their organisation. If your organisation does not use this yet, apply for it.',
    apply: 'Apply for an organisation',
  },
  closing: {
    title: 'There is a town that needs what you can do',
    body: 'You can pause or withdraw your entry at any time.',
  },
};
