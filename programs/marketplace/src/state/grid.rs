/// Grids of slots whose every multiple is one of the finer grid too, whichever two are compared.
pub trait GridNesting {
    /// It is 1, 2, 4, … times `grid`.
    fn is_nested_in(self, grid: Self) -> bool;
}

impl GridNesting for u32 {
    fn is_nested_in(self, grid: u32) -> bool {
        grid > 0 && self % grid == 0 && (self / grid).is_power_of_two()
    }
}
