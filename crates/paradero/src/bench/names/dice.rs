//! A generator of numbers that is the same on every machine (splitmix64), and draws by weight.

/// Throws of one seed.
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The dice of one thing among many, whatever was thrown for the others.
    pub(super) fn of(seed: u64, thing: u64) -> Self {
        let mut dice = Self(seed ^ thing.wrapping_mul(0xd134_2543_de82_ef95));
        let mixed = dice.next();
        Self(mixed ^ thing)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `sides`; zero where there are no sides.
    pub(super) fn roll(&mut self, sides: u64) -> u64 {
        let wide = (u128::from(self.next()) * u128::from(sides)) >> 64;
        u64::try_from(wide).unwrap_or(0)
    }

    /// A place in something that has so many.
    pub(super) fn place(&mut self, many: usize) -> usize {
        usize::try_from(self.roll(many as u64)).unwrap_or(0)
    }

    /// Whether something happens that happens so many times in a thousand.
    pub(super) fn happens(&mut self, in_a_thousand: u16) -> bool {
        self.roll(1000) < u64::from(in_a_thousand)
    }

    /// One of several, all as likely.
    pub(super) fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.place(all.len()))
    }
}

/// Numbers to draw from by weight.
#[derive(Clone, Debug, Default)]
pub(super) struct Pool {
    things: Vec<u32>,
    ends: Vec<u64>,
}

impl Pool {
    pub(super) fn add(&mut self, thing: u32, weight: u64) {
        let sum = self.ends.last().copied().unwrap_or(0);
        self.things.push(thing);
        self.ends.push(sum + weight);
    }

    /// Draws one; nothing from an empty pool.
    pub(super) fn draw(&self, dice: &mut Dice) -> Option<u32> {
        let throw = dice.roll(self.ends.last().copied()?);
        self.things.get(self.ends.partition_point(|end| *end <= throw)).copied()
    }
}
