//! How are numbers written into a script?

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

/// Appends `number`, seven bits a byte, the lowest first; all bytes but the last have the high bit.
pub fn push(bytes: &mut Vec<u8>, mut number: u32) {
    while number > 127 {
        bytes.push(u8::try_from(number & 127).expect("seven bits fit") | 128);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).expect("seven bits fit"));
}

/// The bytes as characters that a script may hold.
pub fn encode(bytes: &[u8]) -> String {
    STANDARD_NO_PAD.encode(bytes)
}

/// Reads what [`push`] wrote.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    bytes: Vec<u8>,
    /// How far it was read.
    pub at: usize,
}

impl Reader {
    /// A reader of encoded bytes; what is not encoded so is empty.
    pub fn new(text: &str) -> Self {
        Self { bytes: STANDARD_NO_PAD.decode(text).unwrap_or_default(), at: 0 }
    }

    /// Whether everything was read.
    pub fn is_done(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// The next byte; 0 at the end.
    pub fn byte(&mut self) -> u8 {
        let byte = self.bytes.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        byte
    }

    /// The next number; 0 at the end.
    pub fn number(&mut self) -> u32 {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte();
            number |= u32::from(byte & 127) << shift;
            if byte < 128 {
                break;
            }
        }
        number
    }

    /// Every number to the end.
    pub fn numbers(mut self) -> Vec<u32> {
        let mut numbers = Vec::new();
        while !self.is_done() {
            numbers.push(self.number());
        }
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_were_written() {
        let numbers = [0, 1, 127, 128, 300, 16_383, 16_384, 1 << 28, u32::MAX];
        let mut bytes = Vec::new();
        for number in numbers {
            push(&mut bytes, number);
        }
        assert_eq!(Reader::new(&encode(&bytes)).numbers(), numbers);
        assert!(Reader::new("=?").is_done(), "what is not base64 is empty");
    }
}
