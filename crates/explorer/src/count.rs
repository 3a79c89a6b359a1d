//! How many schedules: soon more than any integer of the language holds.

use std::fmt;
use std::iter::Sum;
use std::ops::AddAssign;
use std::str::FromStr;

/// A natural number of any size.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Count {
    /// In base [`BASE`], the smallest first, without zeros at the end.
    digits: Vec<u64>,
}

const BASE: u64 = 1_000_000_000_000_000_000;
const DIGITS: usize = 18;

impl From<u128> for Count {
    fn from(mut number: u128) -> Self {
        let mut digits = Vec::new();
        while number > 0 {
            digits.push((number % u128::from(BASE)) as u64);
            number /= u128::from(BASE);
        }
        Self { digits }
    }
}

impl AddAssign<&Self> for Count {
    fn add_assign(&mut self, other: &Self) {
        let length = self.digits.len().max(other.digits.len());
        self.digits.resize(length, 0);
        let mut carry = 0;
        for (index, digit) in self.digits.iter_mut().enumerate() {
            let sum = *digit + other.digits.get(index).copied().unwrap_or(0) + carry;
            (*digit, carry) = (sum % BASE, sum / BASE);
        }
        if carry > 0 {
            self.digits.push(carry);
        }
    }
}

impl<'a> Sum<&'a Self> for Count {
    fn sum<I: Iterator<Item = &'a Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |mut sum, count| {
            sum += count;
            sum
        })
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = self.digits.last().unwrap_or(&0).to_string();
        for digit in self.digits.iter().rev().skip(1) {
            text.push_str(&format!("{digit:0DIGITS$}"));
        }
        f.pad(&text)
    }
}

impl FromStr for Count {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(());
        }
        let text = text.trim_start_matches('0').as_bytes();
        let digits = text.rchunks(DIGITS).map(|chunk| {
            chunk
                .iter()
                .fold(0, |digit, byte| digit * 10 + u64::from(byte - b'0'))
        });
        Ok(Self {
            digits: digits.collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn counts_beyond_all_integers() {
        let mut count = Count::from(1);
        for _ in 0..200 {
            let same = count.clone();
            count += &same;
        }
        let text = "1606938044258990275541962092341162602522202993782792835301376";
        assert_eq!(count.to_string(), text);
        assert_eq!(text.parse(), Ok(count));
        assert_eq!(Count::default().to_string(), "0");
        assert_eq!("0".parse(), Ok(Count::default()));
        assert!("-1".parse::<Count>().is_err());
    }
}
