import { useSession } from '../../api/session';
import { useText } from '../../text/language';
import { welcome } from '../../text/welcome';
import { ButtonLink } from '../../ui/button';
import { Page, Section } from '../../ui/page';
import { PageHeading } from '../../ui/page-heading';
import { Cell, HeadCell, RowHead, Table } from '../../ui/table';
import { TileMap } from './tile-map';

/** What the registry is, for those who come for the first time. */
export function WelcomePage() {
  const text = useText(welcome);
  return (
    <>
      <Hero />
      <Page>
        <Section title={text.routes.title} first>
          <p>{text.routes.lead}</p>
          <ol className="mt-6 grid gap-6 md:grid-cols-3">
            {text.routes.items.map((route, index) => (
              <li key={route.name} className="flex min-w-0 flex-col rounded-12 border border-solid-gray-300 bg-white p-6">
                <p className="flex items-center gap-3 text-key-900">
                  <span className="flex size-10 items-center justify-center rounded-full bg-key-900 font-bold text-white">{index + 1}</span>
                  <span className="font-bold">{route.name}</span>
                </p>
                <h3 className="mt-4 text-std-20B-150">{route.title}</h3>
                <p className="mt-3">{route.body}</p>
              </li>
            ))}
          </ol>
        </Section>
        <Section title={text.steps.title}>
          <ol className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
            {text.steps.items.map((step, index) => (
              <li key={step.title} className="min-w-0 border-t-4 border-key-900 pt-4">
                <h3 className="text-std-18B-160">
                  <span className="mr-2 text-key-900 tabular-nums">{index + 1}</span>
                  {step.title}
                </h3>
                <p className="mt-2">{step.body}</p>
              </li>
            ))}
          </ol>
        </Section>
        <Disclosed />
        <Section title={text.others.title}>
          <div className="grid gap-6 md:grid-cols-2">
            {[text.others.prefectures, text.others.ministry].map((group) => (
              <div key={group.title} className="min-w-0 rounded-12 bg-solid-gray-50 p-6">
                <h3 className="text-std-18B-160">{group.title}</h3>
                <ul className="mt-3 list-disc space-y-1 pl-6">
                  {group.items.map((item) => (
                    <li key={item}>{item}</li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
          <p className="mt-4 text-solid-gray-700">{text.others.note}</p>
          <p className="mt-4">
            <ButtonLink to="/apply-organisation" look="outline">
              {text.others.apply}
            </ButtonLink>
          </p>
        </Section>
        <Closing />
      </Page>
    </>
  );
}

function Hero() {
  const text = useText(welcome);
  const { shell } = useText();
  const me = useSession();
  return (
    <div className="bg-key-50">
      <div className="mx-auto grid max-w-page items-center gap-8 px-4 py-10 sm:px-6 sm:py-16 lg:grid-cols-[3fr_2fr]">
        <div className="min-w-0">
          <p className="mb-3 font-bold text-key-900">{shell.subtitle}</p>
          <PageHeading look="hero">{text.title}</PageHeading>
          <p className="max-w-reading text-std-18N-160">{text.lead}</p>
          {me === null && (
            <>
              <div className="mt-8 flex flex-wrap gap-4">
                <ButtonLink to="/sign-up" size="large">
                  {text.register}
                </ButtonLink>
                <ButtonLink to="/sign-in" size="large" look="outline">
                  {shell.signIn}
                </ButtonLink>
              </div>
              <p className="mt-4 text-solid-gray-700">{text.minutes}</p>
            </>
          )}
        </div>
        <TileMap className="mx-auto hidden w-full max-w-96 sm:block print:hidden" />
      </div>
    </div>
  );
}

function Disclosed() {
  const text = useText(welcome).disclosure;
  return (
    <Section title={text.title}>
      <p className="mb-6 max-w-reading">{text.lead}</p>
      <Table caption={text.caption} captionHidden head={text.head.map((title) => <HeadCell key={title}>{title}</HeadCell>)}>
        {text.rows.map((row) => (
          <tr key={row.name}>
            <RowHead>{row.name}</RowHead>
            {row.cells.map((cell, index) => (
              <Cell key={text.head[index + 1]}>{cell}</Cell>
            ))}
          </tr>
        ))}
      </Table>
    </Section>
  );
}

function Closing() {
  const text = useText(welcome);
  if (useSession() !== null) return null;
  return (
    <div className="mt-16 rounded-16 bg-key-50 px-6 py-10 text-center">
      <h2 className="text-std-24B-150">{text.closing.title}</h2>
      <p className="mt-2">{text.closing.body}</p>
      <ButtonLink to="/sign-up" size="large" className="mt-6">
        {text.register}
      </ButtonLink>
    </div>
  );
}
