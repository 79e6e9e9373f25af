import type { policies as ja } from '../ja/policies';
import type { Widen } from '../language';

export const policies: Widen<typeof ja> = {
  accessibility: {
    title: 'Accessibility policy',
    lead: 'Everyone should be able to register and to search, whatever their age, abilities and devices.',
    sections: [
      {
        title: 'Goal',
        paragraphs: [
          'All pages and all tasks of this site are to conform to JIS X 8341-3:2016 at level AA, and to meet WCAG 2.2 at level AA.',
        ],
        items: [],
      },
      {
        title: 'What we do',
        paragraphs: [],
        items: [
          'Everything can be done with a keyboard alone.',
          'Every field has a label that stays visible; errors are told in words, at the field and at the head of the page.',
          'Larger text, high contrast and reduced motion are supported.',
          'Pages can be read in a window 320 pixels wide without scrolling sideways (tables excepted).',
          'With every change, the pages are checked by a program (axe-core) in Japanese and in English.',
        ],
      },
      {
        title: 'What we have not done yet',
        paragraphs: [
          'There has been no test by people who use screen readers, and no assessment by a third party. A program finds only a part of the problems.',
        ],
        items: [],
      },
      {
        title: 'If you notice something',
        paragraphs: [
          'Please tell the contact named on the help page what is hard to use or to read. If a date for registering or answering is near, ask for another way to do it.',
        ],
        items: [],
      },
    ],
  },
  privacy: {
    title: 'Privacy policy',
    lead: 'What personal data the registry holds, what for, and who gets it.',
    sections: [
      {
        title: 'What we collect',
        paragraphs: ['To register, you enter:'],
        items: [
          'your e-mail address, name and its reading, and the prefecture you live in',
          'your career, exams, skills, and wishes for place and way of working',
          'explanations and proof that the review of your eligibility needs',
        ],
      },
      {
        title: 'What we do not collect',
        paragraphs: ['No My Number, and no sensitive data such as beliefs or illnesses. Nobody can search by age, sex or nationality.'],
        items: [],
      },
      {
        title: 'What it is used for',
        paragraphs: [],
        items: [
          'to check who may be on the registry',
          'for prefectures to find people who support municipalities, and to send them hiring notices',
          'to tell you regularly about openings of the prefectures',
          'to make statistics that identify nobody',
        ],
      },
      {
        title: 'Who gets it',
        paragraphs: [
          'Search results show nothing that identifies you. Your name and contact are given only to a prefecture whose hiring notice you accept. You can take your consent back at any time.',
          'The organisation, the time and the purpose of each look at identifying data are recorded and shown to you.',
        ],
        items: [],
      },
      {
        title: 'What you can do',
        paragraphs: [],
        items: [
          'see and correct your entry',
          'see which organisations looked at your data',
          'pause your entry, which takes it out of search at once',
          'withdraw your entry and ask for its deletion',
          'stop periodic mailings and mails about hiring notices',
        ],
      },
      {
        title: 'How it is kept safe',
        paragraphs: [
          'Passwords are stored in a form that cannot be turned back. Staff see only what belongs to their organisation, and every look and change is recorded. There is no advertising and no outside analytics.',
        ],
        items: [],
      },
      {
        title: 'What is kept in your browser',
        paragraphs: [
          'A cookie that keeps you signed in, the language you chose, and a mark whether you are signed in. On a shared computer, please sign out when you are done.',
        ],
        items: [],
      },
      {
        title: 'Contact',
        paragraphs: ['For questions about personal data, use the contact on the help page.'],
        items: [],
      },
    ],
  },
};
