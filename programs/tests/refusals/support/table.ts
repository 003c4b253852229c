// The refusals of a program as a table that is read in review.

import type { ProgramName } from '../../../client/artifacts.ts';
import { KINDS } from './changes.ts';
import { EXTREMES } from './numbers.ts';
import { ACCEPTED, type Outcomes, type Refusals } from './play.ts';

/** Why a change is accepted, by `instruction account kind`, `instruction number extreme` or `instruction again`. */
export type Reasons = Readonly<Record<string, string>>;

/** Everything that was accepted, as reasons name it. */
export function acceptedIn(refusals: ReadonlyMap<string, Refusals>): string[] {
  return [...refusals].flatMap(([instruction, { accounts, numbers, again }]) => [
    ...[...accounts, ...numbers].flatMap(([name, outcomes]) =>
      [...outcomes].flatMap(([change, outcome]) => (outcome === ACCEPTED ? [`${instruction} ${name} ${change}`] : [])),
    ),
    ...(again === ACCEPTED ? [`${instruction} again`] : []),
  ]);
}

/** The table of a program. */
export function table(program: ProgramName, refusals: ReadonlyMap<string, Refusals>, reasons: Reasons): string {
  const legend = Object.entries(KINDS).map(([kind, meaning]) => `- **${kind}**: ${meaning}`);
  return [
    `# What ${program} refuses`,
    `Written by \`${program}.test.ts\`. Each account of a valid call is changed in every way below, by itself; the table has`,
    'the error that the call is then refused with, or the reason why it is accepted (*in italics*). A cell is empty where an',
    'account can not be changed in that way. Numbers of arguments become nothing, and the least and most of their type.',
    'MissingAccount, PrivilegeEscalation, InvalidAccountData and Readonly… are refusals of the runtime itself.',
    ...['', ...legend, ''],
    ...[...refusals].map(([name, refused]) => section(name, refused, reasons)),
  ].join('\n');
}

function section(instruction: string, { accounts, numbers, again }: Refusals, reasons: Reasons): string {
  const textOf = (outcome: string | undefined, ...path: readonly string[]) =>
    outcome === ACCEPTED ? `*${reasons[[instruction, ...path].join(' ')] ?? 'accepted'}*` : (outcome ?? '');
  const rowsOf = (title: string, all: Outcomes, order: readonly string[]) => {
    const columns = order.filter((column) => [...all.values()].some((outcomes) => outcomes.has(column)));
    const rows = [...all].map(([name, outcomes]) =>
      row(
        `\`${name}\``,
        columns.map((column) => textOf(outcomes.get(column), name, column)),
      ),
    );
    return rows.length === 0
      ? []
      : [
          row(title, columns),
          row(
            '---',
            columns.map(() => '---'),
          ),
          ...rows,
          '',
        ];
  };
  return [
    `## ${instruction}`,
    ...rowsOf('account', accounts, Object.keys(KINDS)),
    ...rowsOf('number', numbers, EXTREMES),
    `The same call again: ${textOf(again, 'again')}`,
    '',
  ].join('\n');
}

const row = (name: string, cells: readonly string[]): string => `| ${[name, ...cells].join(' | ')} |`;
