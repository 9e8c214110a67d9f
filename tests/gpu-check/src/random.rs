//! Inputs: random, of the kinds at which functions go wrong.

use rbcdb_udf_abi::ScalarType;

/// A stream of random numbers (SplitMix64).
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// The stream of a seed.
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0xd134_2543_de82_ef95) ^ 0x5851_f42d_4c95_7f2d)
    }

    /// The next 64 bits.
    #[inline]
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    /// A number below `n`, which is small.
    pub fn below(&mut self, n: usize) -> usize {
        (((self.bits() >> 32) * n as u64) >> 32) as usize
    }

    /// An element.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// A double of one of the kinds: any bits, any magnitude, near whole numbers, near multiples of π/2, subnormal, huge, special.
    pub fn float(&mut self) -> f64 {
        let (kind, bits) = (self.bits(), self.bits());
        let sign = kind & 1 << 63;
        let with_exponent = |exponent: u64| f64::from_bits(sign | exponent << 52 | bits >> 12);
        let uniform = (bits >> 11) as f64 / (1u64 << 53) as f64;
        let signed = |x: f64| if sign == 0 { x } else { -x };
        match kind & 15 {
            0 | 1 => f64::from_bits(bits),
            2..=5 => with_exponent(1023 - 40 + (kind >> 8) % 80),
            6 => with_exponent(1023 - 600 + (kind >> 8) % 1200),
            7 | 8 => signed(uniform * 10.0),
            9 => signed(uniform * 1000.0),
            10 => tweak(signed(((bits >> 20) % (1 << (kind >> 8 & 31))) as f64), kind >> 32),
            11 => tweak(
                signed(((bits >> 20) % (1 << (kind >> 8 & 31))) as f64 * std::f64::consts::FRAC_PI_2),
                kind >> 32,
            ),
            12 => match kind >> 8 & 1 {
                0 => f64::from_bits(sign | bits >> (12 + (kind >> 16) % 52)),
                _ => with_exponent(1023 + 900 + (kind >> 16) % 123),
            },
            13 => signed((bits >> 32) as f64 / 256.0).rem_euclid(2048.0) - 1024.0,
            14 => signed(1.0 + signed(uniform) * f64::from_bits((1023 - (kind >> 8) % 60) << 52)),
            _ => FLOATS[(kind >> 8) as usize % FLOATS.len()],
        }
    }

    /// An integer's bits: any, any magnitude, near powers of two, small, special.
    pub fn integer(&mut self) -> u64 {
        let (kind, bits) = (self.bits(), self.bits());
        let signed = |n: u64| if kind >> 63 == 0 { n } else { n.wrapping_neg() };
        match kind & 7 {
            0 => bits,
            1 | 2 => signed(bits >> (kind >> 8 & 63)),
            3 => signed((1u64 << (kind >> 8 & 63)).wrapping_add((bits & 7).wrapping_sub(3))),
            4 | 5 => signed(bits % 24),
            6 => signed(bits % 2400),
            _ => INTEGERS[(kind >> 8) as usize % INTEGERS.len()] as u64,
        }
    }

    /// A value of a type, as a word: of complex numbers, one part.
    pub fn word(&mut self, ty: ScalarType) -> u64 {
        match ty {
            ScalarType::Float64 | ScalarType::Complex128 => self.float().to_bits(),
            ScalarType::Float32 => self.single(),
            ScalarType::Bool => self.bits() >> 63,
            _ => self.integer(),
        }
    }

    fn single(&mut self) -> u64 {
        let bits = self.bits();
        match bits & 3 {
            0 => bits >> 32,
            _ => (self.float() as f32).to_bits().into(),
        }
    }

    /// A word of that type near another one, in one case of eight.
    pub fn word_near(&mut self, ty: ScalarType, other: u64) -> u64 {
        match self.bits() & 7 {
            0 => other.wrapping_add(self.bits() % 5).wrapping_sub(2),
            _ => self.word(ty),
        }
    }
}

/// A double some few units in the last place away.
fn tweak(x: f64, by: u64) -> f64 {
    f64::from_bits(x.to_bits().wrapping_add(by & 7).wrapping_sub(3))
}

/// The special value of that number as a word of a type; the most telling ones first.
pub fn special(ty: ScalarType, number: usize) -> u64 {
    let float = FLOATS[number % FLOATS.len()];
    match ty {
        ScalarType::Float64 | ScalarType::Complex128 => float.to_bits(),
        ScalarType::Float32 => (float as f32).to_bits().into(),
        ScalarType::Bool => number as u64 & 1,
        _ => INTEGERS[number % INTEGERS.len()] as u64,
    }
}

/// How many special values there are.
pub const SPECIALS: usize = FLOATS.len();

const FLOATS: [f64; 64] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NAN,
    0.5,
    -2.0,
    5e-324,
    f64::MAX,
    std::f64::consts::FRAC_PI_2,
    -0.5,
    2.0,
    f64::MIN,
    f64::MIN_POSITIVE,
    -5e-324,
    3.0,
    std::f64::consts::PI,
    -std::f64::consts::PI,
    1.0 + f64::EPSILON,
    1.0 - f64::EPSILON / 2.0,
    -3.0,
    1e300,
    1e-300,
    -f64::MIN_POSITIVE,
    1.5,
    2.5,
    10.0,
    -1.5,
    0.1,
    1e22,
    std::f64::consts::FRAC_PI_4,
    std::f64::consts::E,
    709.782712893384,
    709.7827128933841,
    -745.1332191019411,
    -745.1332191019412,
    -708.3964185322641,
    710.4758600739439,
    170.6243769563027,
    171.6243769563027,
    1023.0,
    1024.0,
    -1074.0,
    -1075.0,
    4503599627370495.5,
    4503599627370496.0,
    9007199254740992.0,
    9007199254740993.0,
    9223372036854774784.0,
    9223372036854775808.0,
    -9223372036854775808.0,
    18446744073709551616.0,
    3.4028234663852886e38,
    3.4028235677973366e38,
    1.1754943508222875e-38,
    1.401298464324817e-45,
    6.123233995736766e-17,
    1e-8,
    -170.5,
    -171.0,
    26.543,
    1.0 / 3.0,
];

const INTEGERS: [i64; 64] = [
    0,
    1,
    -1,
    i64::MIN,
    i64::MAX,
    2,
    -2,
    3,
    63,
    64,
    10,
    -3,
    i64::MIN + 1,
    i64::MAX - 1,
    62,
    65,
    -63,
    -64,
    20,
    21,
    7,
    -10,
    1 << 31,
    1 << 32,
    (1 << 31) - 1,
    (1 << 32) - 1,
    -(1 << 31),
    -(1 << 31) - 1,
    1 << 53,
    (1 << 53) + 1,
    -(1 << 53) - 1,
    1 << 62,
    -(1 << 62),
    3037000499,
    3037000500,
    -3037000500,
    66,
    67,
    127,
    128,
    -128,
    -129,
    255,
    256,
    32767,
    32768,
    -32768,
    -32769,
    65535,
    65536,
    100,
    1000,
    1000000007,
    1000000000000000000,
    -1000000000000000000,
    6148914691236517205,
    -6148914691236517206,
    308,
    -308,
    -323,
    -324,
    5,
    6,
    12345,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_of_all_kinds() {
        let mut random = Random::new(1);
        let floats: Vec<f64> = (0..100_000).map(|_| random.float()).collect();
        let share = |holds: &dyn Fn(f64) -> bool| floats.iter().filter(|x| holds(**x)).count();
        assert!(share(&|x| x.is_nan()) > 50);
        assert!(share(&|x| x.is_infinite()) > 50);
        assert!(share(&|x| x.is_subnormal()) > 1000);
        assert!(share(&|x| x.fract() == 0.0) > 1000);
        assert!(share(&|x| x.abs() > 1e250) > 1000);
        assert!(share(&|x| (1e-3..1e3).contains(&x.abs())) > 20_000);
        assert!((40_000..60_000).contains(&share(&|x| x.is_sign_negative())));
        let integers: Vec<i64> = (0..100_000).map(|_| random.integer() as i64).collect();
        assert!(integers.iter().filter(|n| n.unsigned_abs() < 24).count() > 20_000);
        assert!(integers.iter().filter(|n| n.unsigned_abs() > 1 << 60).count() > 5_000);
    }

    #[test]
    fn streams_are_the_same_for_the_same_seed() {
        let stream = |seed| (0..10).map(move |_| Random::new(seed).bits());
        assert!(stream(3).eq(stream(3)) && !stream(3).eq(stream(4)));
    }
}
