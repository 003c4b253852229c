import { useSearchParams } from '@remix-run/react';
import type { CaseList, CaseView } from '../api/staking.server.ts';
import { shortened } from '../format/address.ts';
import { amountExact, amountRounded, IO } from '../format/money.ts';
import { Address } from '../ui/address.tsx';
import { Card } from '../ui/card.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Figure, type SourceRef } from '../ui/figure.tsx';
import { Numeral } from '../ui/numeral.tsx';
import { Pages } from '../ui/pages.tsx';
import { Pill } from '../ui/pill.tsx';
import { Empty } from '../ui/table.tsx';
import { ExactTime, Time } from '../ui/time.tsx';
import { CASE_STATUS, isWebAddress, spelled } from './words.ts';

const money = { format: (raw: string) => amountRounded(raw, IO), exact: (raw: string) => amountExact(raw, IO) };

/** Slash cases, newest first, each with its evidence, its answer and how it ended. */
export function Cases({ cases, now }: { cases: CaseList; now: string }) {
  const [search] = useSearchParams();
  return (
    <Card
      title="Slash cases"
      sources={[cases.source]}
      meta={<span>anybody can open one against a bond; without a ruling in time it ends by itself</span>}
    >
      {cases.nodes.length === 0 ? (
        <Empty>No case was ever opened.</Empty>
      ) : (
        <ul className="cases">
          {cases.nodes.map((row) => (
            <li key={row.key}>
              <OneCase row={row} source={cases.source} now={now} />
            </li>
          ))}
        </ul>
      )}
      <Pages pageInfo={cases.pageInfo} search={search} parameter="cases" />
    </Card>
  );
}

function OneCase({ row, source, now }: { row: CaseView; source: SourceRef; now: string }) {
  const status = CASE_STATUS[row.status];
  return (
    <article className="case">
      <h3>
        Case <Numeral kind="id">{row.index}</Numeral> against{' '}
        <Address value={row.device} to={`/devices/${row.device}`} copy={false} />: {spelled(row.reason)}{' '}
        <Pill tone={status.tone}>{status.word}</Pill>
      </h3>
      <dl className="facts">
        <dt>Asked to slash</dt>
        <dd>
          <Figure source={source} row={row} field="amount" {...money} />, slashed{' '}
          <Figure source={source} row={row} field="slashed" {...money} />
        </dd>
        <dt>Reporter</dt>
        <dd>
          <Address value={row.reporter} />, bond <Figure source={source} row={row} field="bond" {...money} />
        </dd>
        <dt>Opened</dt>
        <dd>
          <ExactTime at={row.openedAt} />
        </dd>
        <dt>Evidence</dt>
        <dd>
          <Document uri={row.evidenceUri} hash={row.evidenceHash} />
        </dd>
        <dt>Answer</dt>
        <dd>
          <Answer row={row} now={now} />
        </dd>
        <dt>{row.endedAt === null ? 'Ruling' : 'Ended'}</dt>
        <dd>
          {row.endedAt === null ? (
            <>
              until <Time at={row.rulingUntil} now={now} />, then dismissed by anybody
            </>
          ) : (
            <ExactTime at={row.endedAt} />
          )}
          {row.arbiter !== null && (
            <>
              , by arbiter <Address value={row.arbiter} />
            </>
          )}
        </dd>
      </dl>
    </article>
  );
}

function Answer({ row, now }: { row: CaseView; now: string }) {
  if (row.answeredAt !== null && row.answerUri !== null && row.answerHash !== null) {
    return (
      <>
        <Document uri={row.answerUri} hash={row.answerHash} />, <ExactTime at={row.answeredAt} />
      </>
    );
  }
  if (BigInt(row.answerUntil) <= BigInt(now) || row.endedAt !== null) return <>none</>;
  return (
    <>
      none yet, possible until <Time at={row.answerUntil} now={now} />
    </>
  );
}

/** Where a document lies as a stranger says, and the hash by which it can be recognised. Nothing of it is loaded here. */
function Document({ uri, hash }: { uri: string; hash: string }) {
  return (
    <>
      <code className="uri">
        {isWebAddress(uri) ? (
          <a href={uri} rel="nofollow noreferrer noopener ugc">
            {uri}
          </a>
        ) : (
          uri
        )}
      </code>
      , SHA-<Numeral kind="parameter">256</Numeral>{' '}
      <span className="address" title={hash}>
        <code>{shortened(hash, 8, 8)}</code>
        <CopyButton text={hash} what="hash" />
      </span>
    </>
  );
}
