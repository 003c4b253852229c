import { isAddress } from '../format/address.ts';

/** Number of epochs that the schedule has. */
const EPOCHS = 175_319;

/** What a visitor typed into the form that recomputes a reward. */
export type RewardQuestion = {
  device: string;
  epoch: string;
  /** Why it can't be asked. */
  problem?: string;
  /** The question as the read API takes it; undefined when nothing, or nothing sensible, was typed. */
  asked?: { device: string; epoch: number };
};

/** Reads the question off an address. */
export function rewardQuestion(search: URLSearchParams): RewardQuestion {
  const device = (search.get('device') ?? '').trim();
  const epoch = (search.get('epoch') ?? '').trim();
  if (device === '' && epoch === '') return { device, epoch };
  if (!isAddress(device)) return { device, epoch, problem: 'That is no address of a device.' };
  const index = epochIndex(epoch);
  if (index === undefined)
    return { device, epoch, problem: 'That is no index of an epoch: they are counted from zero.' };
  return { device, epoch, asked: { device, epoch: index } };
}

/** A typed index of an epoch; undefined when the schedule has none of that number. */
export function epochIndex(text: string): number | undefined {
  if (!/^\d{1,6}$/.test(text)) return undefined;
  const index = Number(text);
  return index < EPOCHS ? index : undefined;
}
