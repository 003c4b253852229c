import { useState } from 'react';
import type { RewardProof } from '../api/rewards.server.ts';
import { amountExact, IO } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { Message } from '../ui/message.tsx';
import { Numeral } from '../ui/numeral.tsx';
import { TableFrame } from '../ui/table.tsx';
import type { Step } from './steps.ts';

const NAMES: Readonly<Record<Step['name'], string>> = {
  emission: 'Emission of the epoch',
  pool: 'Part of the pool',
  weight: 'Weight of the device',
  reward: 'Reward',
  coPart: 'Co-staker’s part',
};

/** Computes the reward again in this browser, with the same integers and nothing of the server's. */
export function Recompute({ proof }: { proof: RewardProof }) {
  const [steps, setSteps] = useState<readonly Step[]>();
  const compute = async () => {
    // The arithmetic of the program comes only when somebody asks for it.
    const { recompute } = await import('./steps.ts');
    setSteps(recompute(proof));
  };
  if (!steps) {
    return (
      <div className="actions js-only">
        <button type="button" className="button" onClick={compute}>
          Recompute in this browser
        </button>
      </div>
    );
  }
  return (
    <>
      <TableFrame label="Steps of the computation">
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Computed from</th>
            <th scope="col" className="number">
              Comes out here
            </th>
            <th scope="col" className="number">
              On the chain
            </th>
          </tr>
        </thead>
        <tbody data-numeral="chain">
          {steps.map((step) => (
            <tr key={step.name}>
              <td>{NAMES[step.name]}</td>
              <td>
                <code>{step.text}</code>
              </td>
              <td className="number">{shown(step, step.computed)}</td>
              <td className="number">{shown(step, step.served)}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <Verdict steps={steps} />
    </>
  );
}

const shown = (step: Step, value: bigint) =>
  step.name === 'weight' ? grouped(value) : amountExact(value.toString(), IO);

function Verdict({ steps }: { steps: readonly Step[] }) {
  const equal = steps.every(({ served, computed }) => served === computed);
  if (!equal) return <Message tone="bad">Not equal: this reward is not what its integers give.</Message>;
  return (
    <Message tone="good">
      Equal in all <Numeral kind="chain">{steps.length}</Numeral> steps, to the smallest unit.
    </Message>
  );
}
