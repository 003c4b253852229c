use anchor_lang::{
    prelude::*,
    system_program::{create_account, CreateAccount},
};
use common::emit_event;

use crate::{
    constants::MAX_GPUS,
    errors::MarketplaceError,
    events::DeviceRegistered,
    state::{
        seeds::{SEED_DEVICE, SEED_GPU, SEED_SUPPLIER},
        Connectivity, Device, DeviceClass, GpuClaim, GpuModel, Sequenced, Supplier,
    },
};

#[derive(AnchorSerialize, AnchorDeserialize)]
pub struct DeviceRegisterArgs {
    /// Hashes of the GPUs' UUIDs (of the machine's, for a CPU), one claim account each in the remaining accounts.
    pub gpu_hashes: Vec<[u8; 32]>,
    /// ISO 3166-1 numeric, declared.
    pub country: u16,
    /// Connectivity, declared.
    pub connectivity: Connectivity,
    /// X25519 key that jobs are sealed to.
    pub encryption_key: [u8; 32],
}

#[event_cpi]
#[derive(Accounts)]
pub struct DeviceRegister<'info> {
    /// The supplier account.
    #[account(
        mut,
        seeds = [SEED_SUPPLIER, owner.key().as_ref()],
        bump = supplier.bump,
        has_one = owner @ MarketplaceError::NotSupplierOwner,
    )]
    pub supplier: Box<Account<'info, Supplier>>,

    /// The device.
    #[account(
        init,
        payer = owner,
        space = 8 + core::mem::size_of::<Device>(),
        seeds = [SEED_DEVICE, supplier.key().as_ref(), &supplier.next_device_index.to_le_bytes()],
        bump,
    )]
    pub device: AccountLoader<'info, Device>,

    /// Its model.
    pub model: Box<Account<'info, GpuModel>>,

    /// The supplier's owner.
    #[account(mut)]
    pub owner: Signer<'info>,

    /// Signs too, so that nobody registers a worker key that is not his.
    pub worker: Signer<'info>,

    /// The system program.
    pub system_program: Program<'info, System>,
}

impl<'info> DeviceRegister<'info> {
    fn validate(&self, args: &DeviceRegisterArgs, claims: &[AccountInfo]) -> Result<()> {
        let most = if self.model.class == DeviceClass::Cpu { 1 } else { usize::from(MAX_GPUS) };
        require!((1..=most).contains(&args.gpu_hashes.len()), MarketplaceError::InvalidGpuCount);
        require_eq!(claims.len(), args.gpu_hashes.len(), MarketplaceError::InvalidGpuCount);
        Ok(())
    }

    /// Registers a device and claims its GPUs.
    #[access_control(ctx.accounts.validate(&args, ctx.remaining_accounts))]
    pub fn device_register(ctx: Context<'info, Self>, args: DeviceRegisterArgs) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let accounts = &mut *ctx.accounts;
        let device_key = accounts.device.key();
        let supplier_key = accounts.supplier.key();
        let index = accounts.supplier.take_device_index()?;
        let device_change = {
            let mut device = accounts.device.load_init()?;
            device.supplier = supplier_key;
            device.owner = accounts.owner.key();
            device.worker = accounts.worker.key();
            device.encryption_key = args.encryption_key;
            device.registered_at = now;
            device.index = index;
            device.model_code = accounts.model.code;
            device.country = args.country;
            device.gpu_count = args.gpu_hashes.len() as u8;
            device.class = accounts.model.class as u8;
            device.connectivity = args.connectivity as u8;
            device.accepting = 1;
            device.bump = ctx.bumps.device;
            device.invariant()?;
            device.changed(device_key)?
        };
        let supplier_change = accounts.supplier.changed(supplier_key)?;
        for (hash, claim) in args.gpu_hashes.iter().zip(ctx.remaining_accounts) {
            accounts.claim_gpu(claim, hash, device_key)?;
        }

        emit_event!(
            ctx,
            DeviceRegistered {
                device: device_change,
                supplier: supplier_change,
                owner: ctx.accounts.owner.key(),
                worker: ctx.accounts.worker.key(),
                index,
                model_code: ctx.accounts.model.code,
                class: ctx.accounts.model.class,
                gpu_count: args.gpu_hashes.len() as u8,
                country: args.country,
                connectivity: args.connectivity as u8,
                encryption_key: args.encryption_key,
                gpu_hashes: args.gpu_hashes,
                timestamp: now,
            }
        );
        Ok(())
    }

    /// Creates the claim account of one GPU; it exists already when another device claims the GPU.
    fn claim_gpu(&self, account: &AccountInfo<'info>, hash: &[u8; 32], device: Pubkey) -> Result<()> {
        let (address, bump) = Pubkey::find_program_address(&[SEED_GPU, hash], &crate::ID);
        require_keys_eq!(account.key(), address, MarketplaceError::ClaimMismatch);
        require!(account.data_is_empty() && account.owner == &System::id(), MarketplaceError::GpuClaimed);
        let space = 8 + GpuClaim::INIT_SPACE;
        let rent = Rent::get()?.minimum_balance(space);
        let signer: &[&[u8]] = &[SEED_GPU, hash, &[bump]];
        // Lamports that somebody sent to the address ahead must not stop the claim.
        if account.lamports() == 0 {
            create_account(
                CpiContext::new_with_signer(
                    self.system_program.key(),
                    CreateAccount { from: self.owner.to_account_info(), to: account.clone() },
                    &[signer],
                ),
                rent,
                space as u64,
                &crate::ID,
            )?;
        } else {
            self.claim_funded(account, signer, rent, space)?;
        }
        let claim = GpuClaim { hash: *hash, device, bump };
        let mut data = account.try_borrow_mut_data()?;
        claim.try_serialize(&mut &mut data[..])
    }

    fn claim_funded(&self, account: &AccountInfo<'info>, signer: &[&[u8]], rent: u64, space: usize) -> Result<()> {
        use anchor_lang::system_program::{allocate, assign, transfer, Allocate, Assign, Transfer};
        let program = self.system_program.key();
        let missing = rent.saturating_sub(account.lamports());
        if missing > 0 {
            let accounts = Transfer { from: self.owner.to_account_info(), to: account.clone() };
            transfer(CpiContext::new(program, accounts), missing)?;
        }
        let to_allocate = Allocate { account_to_allocate: account.clone() };
        allocate(CpiContext::new_with_signer(program, to_allocate, &[signer]), space as u64)?;
        let to_assign = Assign { account_to_assign: account.clone() };
        assign(CpiContext::new_with_signer(program, to_assign, &[signer]), &crate::ID)
    }
}
