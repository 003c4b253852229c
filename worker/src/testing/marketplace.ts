import {
  associatedTokenAddress,
  configAddress,
  configPropose,
  type Device,
  decodeConfig,
  decodeDevice,
  decodeRental,
  decodeRenter,
  deviceRelease,
  type GpuModelParameters,
  generateEncryptionKeys,
  gpuHash,
  gpuModelExecute,
  initialize,
  jobHash,
  jobKeyPublish,
  jobWrites,
  MARKETPLACE_PROGRAM_ID,
  marketplaceProgram,
  programDataAddress,
  type Rental,
  rentalAddress,
  rentalAssign,
  rentalOpen,
  renterAddress,
  type SealedJob,
  sealJob,
  wrapJobKey,
} from '@escapement/programs';
import { address } from '@solana/kit';
import {
  createAssociatedTokenAccountIdempotentInstruction,
  createInitializeMint2Instruction,
  createMintToInstruction,
  MINT_SIZE,
  TOKEN_PROGRAM_ID,
} from '@solana/spl-token';
import { Keypair, type PublicKey, SystemProgram } from '@solana/web3.js';
import { buildRegistration } from '../registration/build-registration.ts';
import { TestChain } from './test-chain.ts';

/** Idle 60 s, hired 30 s, heavy 120 s. */
export const CPU_MODEL: GpuModelParameters = {
  code: 7,
  name: 'Host CPU',
  class: 'Cpu',
  vramMib: 0,
  multiplierBps: 100,
  pool: 'Unsupported',
  lightWork: { kind: 'HashChain', units: 32, rounds: 8 },
  heavyWork: { kind: 'HashChain', units: 256, rounds: 64 },
  idleIntervalSlots: 150,
  hiredIntervalSlots: 75,
  heavyIntervalSlots: 300,
  lightDeadlineSlots: 25,
  heavyDeadlineSlots: 50,
};

/** A registered and listed device with its worker's keys. */
export interface TestDevice {
  readonly address: PublicKey;
  readonly worker: Keypair;
  readonly encryption: { readonly secretKey: Uint8Array; readonly publicKey: Uint8Array };
  readonly owner: Keypair;
}

/** A rental with the keys of its renter. */
export interface TestRental {
  readonly address: PublicKey;
  readonly owner: Keypair;
  readonly encryption: { readonly secretKey: Uint8Array; readonly publicKey: Uint8Array };
  /** Its sealed job, if it has one. */
  readonly job: SealedJob | undefined;
}

/** What a device is rented with. */
export interface RentOptions {
  readonly seconds: number;
  readonly job?: unknown;
  /** GPUs under which the renter may leave; none when left out. */
  readonly minimumGpus?: number;
  /** Write the job and publish its key at once; yes when left out. */
  readonly tell?: boolean;
}

/** The program with a config, mints and one CPU model, and whoever is needed around a worker. */
export class TestMarketplace {
  readonly chain = new TestChain();
  readonly usdc = Keypair.generate();
  readonly #authority = this.wallet();

  constructor() {
    const { chain } = this;
    const authority = this.#authority;
    chain.svm.addProgram(address(MARKETPLACE_PROGRAM_ID.toBase58()), marketplaceProgram());
    // LiteSVM deploys without an upgrade authority: tag u32, slot u64, then the authority as an option.
    chain.overwrite(programDataAddress(), (data) => data.set([1, ...authority.publicKey.toBytes()], 12));
    const io = Keypair.generate();
    this.#createMint(this.usdc, 6);
    this.#createMint(io, 8);
    chain.transact(
      [
        initialize({
          upgradeAuthority: authority.publicKey,
          authority: authority.publicKey,
          treasury: Keypair.generate().publicKey,
          arbiter: Keypair.generate().publicKey,
          slotMs: 400,
          usdcMint: this.usdc.publicKey,
          ioMint: io.publicKey,
          parameters: {
            timelockSeconds: 60,
            reservationFeeBps: 25,
            paymentFeeUsdcBps: 200,
            paymentFeeIoBps: 0,
            gridSlots: 25,
            heavyGridSlots: 300,
          },
        }),
      ],
      authority,
    );
    this.setModel(CPU_MODEL);
  }

  /** A key with SOL. */
  wallet(): Keypair {
    const wallet = Keypair.generate();
    this.chain.airdrop(wallet.publicKey);
    return wallet;
  }

  /** Adds a model or changes one, through the timelock. */
  setModel(value: GpuModelParameters): void {
    const { publicKey: authority } = this.#authority;
    const index = decodeConfig(this.chain.existing(configAddress())).nextChangeIndex;
    this.chain.transact([configPropose({ authority, index, change: { kind: 'GpuModel', value } })], this.#authority);
    this.chain.advanceSeconds(60n);
    this.chain.transact(
      [gpuModelExecute({ index, proposer: authority, code: value.code, payer: authority })],
      this.#authority,
    );
  }

  /** Registers a device of a new supplier and lists it, as a supplier would from what `init` prints. */
  register(worker = this.wallet()): TestDevice {
    const [owner, encryption] = [this.wallet(), generateEncryptionKeys()];
    const { device, instructions } = buildRegistration({
      owner: owner.publicKey,
      worker: worker.publicKey,
      supplier: null,
      plan: { modelCode: CPU_MODEL.code, gpuHashes: [gpuHash(owner.publicKey.toBase58())] },
      country: 276,
      connectivity: 'High',
      encryptionKey: encryption.publicKey,
      name: 'Supplier',
      listing: { askUsdc: 360_000n, askIo: 0n, minSeconds: 60, maxSeconds: 3_600 },
    });
    this.chain.transact(instructions, owner, worker);
    return { address: device, worker, encryption, owner };
  }

  /** Rents a device for a time, with a job if one is given. */
  async rent(device: TestDevice, options: RentOptions): Promise<TestRental> {
    const [owner, encryption] = [this.wallet(), generateEncryptionKeys()];
    this.#mintTo(owner.publicKey, 10_000_000n);
    const renter = renterAddress(owner.publicKey);
    const renterData = this.chain.data(renter);
    const nonce = renterData ? decodeRenter(renterData).nextNonce : 0n;
    const address = rentalAddress(renter, nonce);
    const plaintext = new TextEncoder().encode(JSON.stringify(options.job));
    const job = options.job === undefined ? undefined : await sealJob({ rental: address, plaintext });
    const open = rentalOpen({
      owner: owner.publicKey,
      nonce,
      mint: this.usdc.publicKey,
      priceCap: 1_000_000n,
      wantedGpus: 2,
      minimumGpus: options.minimumGpus ?? 0,
      seconds: options.seconds,
      deposit: 1_000_000n,
      encryptionKey: encryption.publicKey,
      ...(job && { jobHash: jobHash(job.body) }),
    });
    this.chain.transact([open], owner);
    const rental = { address, owner, encryption, job };
    this.assign(rental, device);
    if (job && options.tell !== false) {
      this.writeJob(rental);
      await this.publishKey(rental, device);
    }
    return rental;
  }

  /** Hires a device for a rental. */
  assign({ address: rental, owner }: TestRental, device: TestDevice): void {
    const assign = rentalAssign({
      authority: owner.publicKey,
      rental,
      modelCode: CPU_MODEL.code,
      devices: [device.address],
      seenSlot: this.chain.slot,
    });
    this.chain.transact([assign], owner);
  }

  /** Writes chunks of a rental's job: all of them unless told which. */
  writeJob({ address: rental, owner, job }: TestRental, from = 0, to?: number): void {
    const writes = job ? jobWrites({ owner: owner.publicKey, rental, body: job.body }) : [];
    for (const write of writes.slice(from, to)) {
      this.chain.transact([write], owner);
    }
  }

  /** Publishes a rental's job key, wrapped to a device; to `wrapFor` instead, if that is given. */
  async publishKey({ address: rental, owner, encryption, job }: TestRental, device: TestDevice, wrapFor = device) {
    if (!job) {
      throw new Error('the rental has no job');
    }
    const key = await wrapJobKey({
      secretKey: encryption.secretKey,
      peer: wrapFor.encryption.publicKey,
      rental,
      device: wrapFor.address,
      jobHash: jobHash(job.body),
      jobKey: job.jobKey,
    });
    const firstRank = this.device(device).assignment.rank;
    this.chain.transact([jobKeyPublish({ owner: owner.publicKey, rental, firstRank, keys: [key] })], owner);
  }

  /** The renter leaves. */
  leave({ owner, address: rental }: TestRental, device: TestDevice): void {
    this.chain.transact([deviceRelease({ authority: owner.publicKey, rental, device: device.address })], owner);
  }

  device({ address: key }: { address: PublicKey }): Device {
    return decodeDevice(this.chain.existing(key));
  }

  rental({ address: key }: { address: PublicKey }): Rental {
    return decodeRental(this.chain.existing(key));
  }

  #createMint(mint: Keypair, decimals: number): void {
    const authority = this.#authority.publicKey;
    this.chain.transact(
      [
        SystemProgram.createAccount({
          fromPubkey: authority,
          newAccountPubkey: mint.publicKey,
          lamports: Number(this.chain.svm.minimumBalanceForRentExemption(BigInt(MINT_SIZE))),
          space: MINT_SIZE,
          programId: TOKEN_PROGRAM_ID,
        }),
        createInitializeMint2Instruction(mint.publicKey, decimals, authority, null),
      ],
      this.#authority,
      mint,
    );
  }

  #mintTo(owner: PublicKey, amount: bigint): void {
    const authority = this.#authority.publicKey;
    const token = associatedTokenAddress(owner, this.usdc.publicKey);
    this.chain.transact(
      [
        createAssociatedTokenAccountIdempotentInstruction(authority, token, owner, this.usdc.publicKey),
        createMintToInstruction(this.usdc.publicKey, token, authority, amount),
      ],
      this.#authority,
    );
  }
}
