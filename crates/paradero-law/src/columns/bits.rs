//! Small fixed sets of bits: which states hold.

/// A set of the bits 0 to 64 `N` - 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bits<const N: usize>([u64; N]);

impl<const N: usize> Bits<N> {
    pub(super) const NONE: Self = Self([0; N]);

    /// Takes what fits of a list of bits; the compiler of programs chooses `N` so that all do.
    pub(super) fn of(bits: impl IntoIterator<Item = usize>) -> Self {
        let mut set = Self::NONE;
        for bit in bits {
            if let Some(word) = set.0.get_mut(bit / 64) {
                *word |= 1 << (bit % 64);
            }
        }
        set
    }

    #[inline(always)]
    pub(super) fn or(self, other: Self) -> Self {
        Self(std::array::from_fn(|n| self.0[n] | other.0[n]))
    }

    #[inline(always)]
    pub(super) fn without(self, other: Self) -> Self {
        Self(std::array::from_fn(|n| self.0[n] & !other.0[n]))
    }

    /// The same set, or none.
    #[inline(always)]
    pub(super) fn if_so(self, keep: bool) -> Self {
        let mask = u64::from(keep).wrapping_neg();
        Self(std::array::from_fn(|n| self.0[n] & mask))
    }

    /// Whether the two have a bit in common.
    #[inline(always)]
    pub(super) fn meets(self, other: Self) -> bool {
        let mut common = 0;
        for n in 0..N {
            common |= self.0[n] & other.0[n];
        }
        common != 0
    }

    /// Whether all bits of the other are in it.
    #[inline(always)]
    pub(super) fn has_all(self, other: Self) -> bool {
        let mut missing = 0;
        for n in 0..N {
            missing |= other.0[n] & !self.0[n];
        }
        missing == 0
    }

    pub(super) fn is_empty(self) -> bool {
        self == Self::NONE
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn sets_of_bits_are_sets() {
        let (one, two) = (Bits::<2>::of([0, 70]), Bits::<2>::of([70, 127]));
        assert!(one.meets(two) && !one.meets(Bits::of([1])));
        assert!(one.or(two).has_all(two) && !one.has_all(two));
        assert_eq!(one.without(two), Bits::of([0]));
        assert!(Bits::<1>::of([64]).is_empty());
    }
}
