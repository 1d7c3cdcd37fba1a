//! How are numbers written into a script?

/// A character for each number from 0 to 63: a compressor sees each alone, which it could not if
/// bytes were packed first.
const CHARACTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Appends `number`, five bits a character, the lowest first; all but the last have the high bit.
pub fn push(text: &mut String, mut number: u32) {
    while number > 31 {
        push_one(text, number & 31 | 32);
        number >>= 5;
    }
    push_one(text, number);
}

/// Appends a number below 64 as one character.
pub fn push_one(text: &mut String, number: u32) {
    text.push(char::from(CHARACTERS[number as usize & 63]));
}

/// Reads what [`push`] and [`push_one`] wrote.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    text: Vec<u8>,
    /// How far it was read.
    pub at: usize,
}

impl Reader {
    /// A reader of a text.
    pub fn new(text: &str) -> Self {
        Self { text: text.as_bytes().to_vec(), at: 0 }
    }

    /// Whether everything was read.
    pub fn is_done(&self) -> bool {
        self.at >= self.text.len()
    }

    /// The number of the next character; 0 at the end, and for one that stands for none.
    pub fn one(&mut self) -> u32 {
        let character = self.text.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        let number = match character {
            b'A'..=b'Z' => character - b'A',
            b'a'..=b'z' => character - b'a' + 26,
            b'0'..=b'9' => character - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => 0,
        };
        u32::from(number)
    }

    /// The next number; 0 at the end.
    pub fn number(&mut self) -> u32 {
        let mut number = 0;
        for shift in [0, 5, 10, 15, 20, 25, 30] {
            let five = self.one();
            number |= (five & 31) << shift;
            if five < 32 {
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
        let numbers = [0, 1, 31, 32, 300, 16_383, 16_384, 1 << 28, u32::MAX];
        let mut text = String::new();
        for number in numbers {
            push(&mut text, number);
        }
        assert_eq!(Reader::new(&text).numbers(), numbers);
        for number in 0..64 {
            let mut text = String::new();
            push_one(&mut text, number);
            assert_eq!(Reader::new(&text).one(), number);
        }
        assert_eq!(Reader::new("~").numbers(), [0], "what stands for none is nothing");
    }
}
