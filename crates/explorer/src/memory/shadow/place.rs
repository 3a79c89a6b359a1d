//! What is known of a place of eight bytes, in a number, and where the numbers lie.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// What is known of a place.
#[derive(Clone, Copy)]
pub(super) enum Code {
    /// Nothing: it was never touched.
    Fresh,
    /// Nobody has touched it since the allocation of this number.
    Born(u32),
    /// It was freed, by the operation of this number.
    Freed(u32),
    Touched(u32),
}

const TAG: u32 = 30;

impl Code {
    pub(super) fn from(code: u32) -> Self {
        let number = code & ((1 << TAG) - 1);
        match code >> TAG {
            0 => Self::Fresh,
            1 => Self::Born(number),
            2 => Self::Freed(number),
            _ => Self::Touched(number),
        }
    }

    pub(super) fn code(self) -> u32 {
        match self {
            Self::Fresh => 0,
            Self::Born(number) => 1 << TAG | number,
            Self::Freed(number) => 2 << TAG | number,
            Self::Touched(number) => 3 << TAG | number,
        }
    }
}

/// Places of one address range.
#[derive(Default)]
pub(super) struct Places(pub(super) Vec<u32>);

impl Places {
    pub(super) fn at(&mut self, index: usize) -> &mut u32 {
        if self.0.len() <= index {
            self.0.resize((index + 1).next_power_of_two().max(64), 0);
        }
        &mut self.0[index]
    }
}

/// Hashes an address of a place: its bits differ enough.
#[derive(Default)]
pub(crate) struct ByAddress(u64);

impl std::hash::Hasher for ByAddress {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("an address is one number");
    }

    fn write_usize(&mut self, address: usize) {
        self.0 = (address as u64)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(32);
    }
}

pub(super) type ByPlace<T> = HashMap<usize, T, BuildHasherDefault<ByAddress>>;
