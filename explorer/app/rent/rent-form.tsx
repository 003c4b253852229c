import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { loadRentChoices } from '../api/rent.server.ts';
import { Card } from '../ui/card.tsx';
import type { RentChoice } from './choice.server.ts';

type Choices = Awaited<ReturnType<typeof loadRentChoices>>;

/** What to rent and for how long: an ordinary form whose answer is an address with the quote. */
export function RentForm({ choices, choice }: { choices: Choices; choice: RentChoice }) {
  const free = ({ availableGpus, availableCpus }: { availableGpus: string; availableCpus: string }) =>
    availableGpus !== '0' || availableCpus !== '0';
  return (
    <Card title="What do you need?">
      <Form method="get" action="/rent" className="fields" key={JSON.stringify(choice)}>
        <Field name="model" label="Model">
          <select id="rent-model" name="model" defaultValue={choice.modelCode} data-numeral="model">
            {choices.gpuModels.nodes.map((model) => (
              <option key={model.code} value={model.code}>
                {free(model) ? model.name : `${model.name} (none free)`}
              </option>
            ))}
          </select>
        </Field>
        <Field name="gpus" label="How many">
          <input
            id="rent-gpus"
            name="gpus"
            type="number"
            min="1"
            max="64"
            step="1"
            required
            defaultValue={choice.gpus}
          />
        </Field>
        <Field name="hours" label="Hours">
          <input
            id="rent-hours"
            name="hours"
            type="number"
            min="0.0166"
            max="2160"
            step="any"
            required
            defaultValue={choice.hours}
          />
        </Field>
        <Field name="country" label="Country, as declared">
          <select id="rent-country" name="country" defaultValue={choice.country ?? ''}>
            <option value="">Any country</option>
            {choices.countries.nodes
              .filter((country) => free(country) || country.country === choice.country)
              .map(({ country, name }) => (
                <option key={country} value={country}>
                  {name ?? `Country ${country}`}
                </option>
              ))}
          </select>
        </Field>
        <Field name="mint" label="Pay in">
          <select id="rent-mint" name="mint" defaultValue={choice.mint}>
            <option value="USDC">USDC</option>
            <option value="IO">IO</option>
          </select>
        </Field>
        <button type="submit" className="button plain">
          Get a quote
        </button>
      </Form>
    </Card>
  );
}

function Field({ name, label, children }: { name: string; label: string; children: ReactNode }) {
  return (
    <div className={`field field-${name}`}>
      <label htmlFor={`rent-${name}`}>{label}</label>
      {children}
    </div>
  );
}
