import { Card } from '../ui/card.tsx';

/** What is proven here and what is not. */
export function Limits() {
  return (
    <Card title="What is proven, and what is not" className="span-6">
      <dl className="facts">
        <dt>Proven</dt>
        <dd>
          A device’s key answered each challenge in time with work drawn from a slot hash nobody knew before, and opened
          a random unit of it one challenge later. Money leaves a vault for those seconds only.
        </dd>
        <dt>Declared</dt>
        <dd>Country, model, memory, number of GPUs, and what a container runs are the supplier’s word.</dd>
        <dt>Not shown</dt>
        <dd>
          That a GPU serves one renter only, that no faster card elsewhere answered, or, for models whose work is a
          chain of hashes, that there is a GPU at all.
        </dd>
        <dt>Staked</dt>
        <dd>
          Stake says what a supplier has to lose, not that a claim is true: only a case that somebody opens, and the
          arbiter upholds, takes any of it.
        </dd>
        <dt>Final</dt>
        <dd>Figures count final slots only. A rental’s own page also shows what is confirmed, marked so.</dd>
      </dl>
    </Card>
  );
}
