import { Form, Link } from '@remix-run/react';
import type { deviceFilters } from './filters.server.ts';
import { DEVICE_STATUS } from './status.ts';

/** The filters of the devices page as an ordinary form: its answer is an address that can be shared. */
export function DeviceFilters(props: {
  filters: ReturnType<typeof deviceFilters>;
  models: readonly { code: number; name: string }[];
  countries: readonly { country: number; name: string | null }[];
}) {
  const { filters } = props;
  return (
    <Form method="get" action="/devices" className="fields" key={JSON.stringify(filters)}>
      <Choice name="model" label="Model" value={filters.model} any="Any model">
        {props.models.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice name="country" label="Country" value={filters.country} any="Any country">
        {props.countries.map(({ country, name }) => (
          <option key={country} value={country}>
            {name ?? `Country ${country}`}
          </option>
        ))}
      </Choice>
      <Choice name="status" label="State" value={filters.status} any="Any state">
        {Object.entries(DEVICE_STATUS).map(([status, { word }]) => (
          <option key={status} value={status}>
            {word}
          </option>
        ))}
      </Choice>
      {filters.sort !== 'registered' && <input type="hidden" name="sort" value={filters.sort} />}
      {!filters.descending && <input type="hidden" name="order" value="asc" />}
      <button type="submit" className="button plain">
        Show
      </button>
      <Link to="/devices" className="hint">
        Clear
      </Link>
    </Form>
  );
}

function Choice(props: {
  name: string;
  label: string;
  value?: string | number;
  any: string;
  children: React.ReactNode;
}) {
  return (
    <div className="field">
      <label htmlFor={`filter-${props.name}`}>{props.label}</label>
      {/* The choices name models and countries: none of their numerals is a measurement. */}
      <select id={`filter-${props.name}`} name={props.name} defaultValue={props.value ?? ''} data-numeral="model">
        <option value="">{props.any}</option>
        {props.children}
      </select>
    </div>
  );
}
