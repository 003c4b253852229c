import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { amountExact, amountRounded, USDC } from '../format/money.ts';
import { grouped } from '../format/number.ts';
import { columnOf, Figure } from './figure.tsx';

describe('Figure', () => {
  it('carries the raw value and where it stands in its source', () => {
    const html = renderToStaticMarkup(
      <Figure
        source={{ id: 'countries' }}
        row={{ key: '702', provenGpus: '1204' }}
        field="provenGpus"
        format={grouped}
      />,
    );
    expect(html).toBe(
      '<data value="1204" data-figure="" data-source="countries" data-key="702" data-column="proven_gpus">1,204</data>',
    );
  });

  it('has the exact amount in its title when it shows a rounded one', () => {
    const html = renderToStaticMarkup(
      <Figure
        source={{ id: 'network' }}
        row={{ settledUsdc: '583119420018' }}
        field="settledUsdc"
        format={(raw) => amountRounded(raw, USDC)}
        exact={(raw) => amountExact(raw, USDC)}
      />,
    );
    expect(html).toContain('title="$583,119.420018"');
    expect(html).toContain('>$583,119.42<');
    expect(html).toContain('data-key=""');
  });

  it('is no figure where there is no value', () => {
    const html = renderToStaticMarkup(
      <Figure source={{ id: 'models' }} row={{ key: '1', askLowUsdc: null }} field="askLowUsdc" format={grouped} />,
    );
    expect(html).not.toContain('data-figure');
    expect(html).toContain('none');
  });
});

describe('columnOf', () => {
  it('is the field in snake case', () => {
    expect(columnOf('settledP10Usdc')).toBe('settled_p10_usdc');
  });
});
