import type { help as ja } from '../ja/help';
import type { Widen } from '../language';

export const help: Widen<typeof ja> = {
  title: 'Help and contact',
  lead: 'Questions and answers. If yours is not among them, please contact us.',
  groups: [
    {
      title: 'Registration and eligibility',
      questions: [
        {
          ask: 'How are the five years of experience counted?',
          answer: [
            'All periods of digital work in companies, local governments and elsewhere are added up, whatever the employers and the gaps between them. Two jobs at the same time count once.',
            'If you reach five years only with work of less than 30 hours a week, or with work that was digital in part, the ministry looks at it.',
          ],
        },
        {
          ask: 'Which exams are level 4?',
          answer: [
            'IT Strategist, Systems Architect, Project Manager, Network Specialist, Database Specialist, Embedded Systems Specialist, IT Service Manager, Systems Auditor, and Registered Information Security Specialist.',
            'You can also apply with an exam that had another name at the time; a copy of the certificate may be asked for. The Applied Information Technology Engineer exam is level 3 and does not count.',
          ],
        },
        {
          ask: 'Where is the number of my certificate?',
          answer: [
            'It stands on the certificate in the form 第ST-2015-10-01234号. It is not the number of those who passed the first morning part only.',
          ],
        },
        {
          ask: 'Who decides on route (3), equivalent knowledge?',
          answer: [
            'The ministry does. If something is missing, your application comes back to you and you can add to it. The result is sent by mail and shown on the site, with its reasons.',
          ],
        },
      ],
    },
    {
      title: 'Who sees what',
      questions: [
        {
          ask: 'Can I register without my employer noticing?',
          answer: [
            'Search results show neither name nor contact. A description can still give a person away, so please write nothing in it that points to you or your employer.',
          ],
        },
        {
          ask: 'Can I see who looked at my data?',
          answer: ['Yes. When staff open what identifies you, the organisation, the time and the purpose are recorded and shown to you.'],
        },
      ],
    },
    {
      title: 'Hiring notices and mailings',
      questions: [
        {
          ask: 'Do I have to answer a hiring notice?',
          answer: [
            'Please answer by its date: accept, considering, or decline. Declining has no effect on your entry or on other notices. If you accept, your name and contact are opened to that prefecture.',
          ],
        },
        {
          ask: 'How do I stop the periodic mailings?',
          answer: [
            'Open the link at the end of any of them; no sign-in is needed. When signed in, you can choose daily, weekly, monthly or none. Important mails about your account are always sent.',
          ],
        },
      ],
    },
  ],
  contact: {
    title: 'Contact',
    office: 'Regional Informatization Planning Office, Local Administration Bureau, Ministry of Internal Affairs and Communications',
    mail: 'tiikijouhou_atmark_soumu.go.jp',
    mailNote: 'To avoid spam, “@” is written as “_atmark_”. Please put “@” back when you write.',
  },
};
