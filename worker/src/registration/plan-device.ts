import { type GpuModel, gpuHash } from '@escapement/programs';
import { WorkerError } from '../errors.ts';
import { cpuModels, matchGpuModel } from '../hardware/catalogue.ts';
import type { Hardware } from '../hardware/probe.ts';
import { type Benchmark, benchmark } from '../proof/benchmark.ts';
import type { ProofEngine } from '../proof/engine.ts';

/** What this machine can be registered as. */
export interface DevicePlan {
  readonly modelCode: number;
  readonly modelName: string;
  readonly class: 'Gpu' | 'Cpu';
  /** Hashes of what the device claims, 32 bytes each; the identities themselves stay here. */
  readonly gpuHashes: readonly Uint8Array[];
  readonly benchmark: Benchmark;
  /** What the supplier should know. */
  readonly notes: readonly string[];
}

/** GPUs of this machine with the models of the catalogue that they are. */
function gpusInCatalogue(hardware: Hardware, models: readonly GpuModel[]): readonly string[] {
  return hardware.gpus.map((gpu) => {
    const model = matchGpuModel(gpu, models);
    return model ? `${gpu.name} is ${model.name} (code ${model.code})` : `${gpu.name} is in no model of the catalogue`;
  });
}

/**
 * Plans the device that this machine can be now: one of its processor, of the best rewarded CPU model whose deadlines
 * it meets. GPUs are found and told, and registered once their proof exists: until then a claim on them would be worth
 * nothing.
 *
 * @param slotMs slot time of the config, milliseconds.
 * @throws {@link WorkerError} `WORKER__MODEL_NOT_FOUND` when the catalogue has no CPU model or none is met in time.
 */
export async function planDevice(options: {
  hardware: Hardware;
  models: readonly GpuModel[];
  engine: ProofEngine;
  slotMs: number;
}): Promise<DevicePlan> {
  const { hardware, models, engine, slotMs } = options;
  const gpus = gpusInCatalogue(hardware, models);
  const notes = [
    ...gpus,
    ...(gpus.length + hardware.otherGpus.length > 0
      ? ['The proof for GPUs comes next; this machine is offered as a CPU-class device until then.']
      : []),
  ];
  const candidates = cpuModels(models);
  const tried: string[] = [];
  for (const model of candidates) {
    if (![model.lightWork, model.heavyWork].every((work) => engine.supports(work))) {
      tried.push(`${model.name}: asks for work that this worker does not compute`);
      continue;
    }
    const result = await benchmark(engine, model, slotMs);
    if (result.met) {
      return {
        modelCode: model.code,
        modelName: model.name,
        class: model.class,
        gpuHashes: [gpuHash(hardware.machineUuid)],
        benchmark: result,
        notes,
      };
    }
    const heavy = result.measurements.map(({ weight, ms, deadlineMs }) => `${weight} ${ms} of ${deadlineMs} ms`);
    tried.push(`${model.name}: ${heavy.join(', ')}`);
  }
  throw new WorkerError(
    'WORKER__MODEL_NOT_FOUND',
    candidates.length === 0
      ? 'The catalogue has no CPU-class model yet; its authority has to add one.'
      : `This machine meets no CPU-class model (at most half of the time may be used): ${tried.join('; ')}`,
    { context: { tried } },
  );
}
