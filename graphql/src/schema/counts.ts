import { builder } from '../builder.ts';
import type { CountsRow } from '../data/counts.ts';

/** The counts of devices. A count of GPUs is the sum of `gpu_count` over devices of class Gpu; devices of class Cpu are counted apart, one each. */
export const DeviceCounts = builder.interfaceRef<CountsRow>('DeviceCounts').implement({
  description:
    'The counts of devices. A count of GPUs is the sum of `gpu_count` over devices of class Gpu; devices of class Cpu are counted apart, one each.',
  fields: (t) => ({
    assignedNotFreshCpus: t.expose('assigned_not_fresh_cpus', {
      type: 'UInt64',
      description: 'Assigned but not fresh devices of class Cpu.',
    }),
    assignedNotFreshGpus: t.expose('assigned_not_fresh_gpus', {
      type: 'UInt64',
      description: 'Assigned to a rental but not fresh, in GPUs: not counted as hired.',
    }),
    availableCpus: t.expose('available_cpus', {
      type: 'UInt64',
      description: 'Fresh, accepting, listed and not assigned devices of class Cpu.',
    }),
    availableGpus: t.expose('available_gpus', {
      type: 'UInt64',
      description: 'Fresh, accepting, listed and not assigned, in GPUs.',
    }),
    claimedCpus: t.expose('claimed_cpus', {
      type: 'UInt64',
      description: 'Registered and not retired devices of class Cpu.',
    }),
    claimedGpus: t.expose('claimed_gpus', {
      type: 'UInt64',
      description: 'Registered and not retired, in GPUs. A claim of suppliers.',
    }),
    devices: t.expose('devices', { type: 'UInt64', description: 'Devices registered and not retired, both classes.' }),
    hashChainGpus: t.expose('hash_chain_gpus', {
      type: 'UInt64',
      description: "Of the claimed GPUs, those whose model's heavy work is HashChain, which a CPU can compute.",
    }),
    hiredCpus: t.expose('hired_cpus', { type: 'UInt64', description: 'Proven and assigned devices of class Cpu.' }),
    hiredGpus: t.expose('hired_gpus', { type: 'UInt64', description: 'Proven and assigned to a rental, in GPUs.' }),
    provenCpus: t.expose('proven_cpus', { type: 'UInt64', description: 'Claimed and fresh devices of class Cpu.' }),
    provenGpus: t.expose('proven_gpus', {
      type: 'UInt64',
      description: "Claimed and fresh, in GPUs: credited within the model's fresh seconds and slots.",
    }),
    stakedCpus: t.expose('staked_cpus', {
      type: 'UInt64',
      description: 'Claimed devices of class Cpu with full stake.',
    }),
    stakedGpus: t.expose('staked_gpus', {
      type: 'UInt64',
      description: 'Claimed with full stake (active stake at least what the device needs for rewards), in GPUs.',
    }),
  }),
});
