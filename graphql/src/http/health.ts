import type { NetworkInfo } from '../data/network-info.ts';
import type { WatermarkFollower } from '../watermark.ts';
import type { Reply } from './respond.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Slots behind the chain beyond which the server is not ready. */
const READY_LAG_SLOTS = 300n;

/** The process answers. */
export function healthz(): Reply {
  return { status: 200, contentType: JSON_TYPE, body: '{"status":"up"}' };
}

/** 503 until something is indexed and the watermark is near the finalized slot; says how far it is. */
export async function readyz(watermark: WatermarkFollower, network: NetworkInfo): Promise<Reply> {
  const view = await watermark.current();
  const finalized = network.finalizedSlot();
  const lag = view && finalized !== undefined ? finalized - view.watermark.slot : undefined;
  const ready = view !== undefined && (lag === undefined || lag <= READY_LAG_SLOTS);
  const body = {
    status: ready ? 'ready' : 'behind',
    watermarkSlot: view?.watermark.slot.toString() ?? null,
    finalizedSlotSeen: finalized?.toString() ?? null,
    lagSlots: lag?.toString() ?? null,
  };
  return { status: ready ? 200 : 503, contentType: JSON_TYPE, body: JSON.stringify(body) };
}
