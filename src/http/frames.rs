//! WebSocket frames (RFC 6455) as bytes come in: whole text messages, or what is wrong with them.
//!
//! Only an unfinished frame is kept, so that a phone that says nothing costs nothing. A frame that
//! is too large is never kept: its payload is dropped as it arrives, and it is reported once.

use bytes::BufMut;

/// Longest payload of a control frame.
const CONTROL: usize = 125;
/// Bytes of the longest head that a server writes.
pub const HEAD: usize = 10;

/// Something that a client sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Incoming<'a> {
    /// A text message.
    Text(&'a str),
    /// A ping, to be answered with the same bytes.
    Ping(&'a [u8]),
    /// A pong.
    Pong,
    /// The client says goodbye.
    Close,
    /// A frame that no client of ours sends: binary, or a part of a message.
    Strange,
    /// A message beyond the limit; it was dropped.
    TooLarge,
    /// Against the protocol: no frame can be read after it.
    Broken,
}

/// What the head of a frame says.
struct Head {
    first: u8,
    mask: [u8; 4],
    /// Bytes of the head itself.
    size: usize,
    length: u64,
}

impl Head {
    /// Reads a head; none until all of it is there, an error if no client may send it.
    fn read(bytes: &[u8]) -> Result<Option<Self>, ()> {
        let &[first, second, ..] = bytes else {
            return Ok(None);
        };
        // No extension was agreed upon, and clients mask.
        if first & 0x70 != 0 || second & 0x80 == 0 {
            return Err(());
        }
        let extended = match second & 0x7f {
            126 => 2,
            127 => 8,
            _ => 0,
        };
        let (Some(long), Some(mask)) = (
            bytes.get(2..2 + extended),
            bytes.get(2 + extended..6 + extended),
        ) else {
            return Ok(None);
        };
        let length = if extended == 0 {
            u64::from(second & 0x7f)
        } else {
            long.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
        };
        let mut key = [0; 4];
        key.copy_from_slice(mask);
        Ok(Some(Self {
            first,
            mask: key,
            size: 6 + extended,
            length,
        }))
    }
}

/// Makes messages out of bytes.
#[derive(Default)]
pub struct Frames {
    /// Bytes that came and are not read yet: usually none.
    rest: Vec<u8>,
    /// Of these, bytes that have been read.
    read: usize,
    /// Bytes of a payload that is too large, still to be dropped.
    drop: u64,
}

impl Frames {
    /// Adds bytes as they come in.
    pub fn add(&mut self, bytes: &[u8]) {
        let dropped = usize::try_from(self.drop).unwrap_or(usize::MAX);
        let dropped = dropped.min(bytes.len());
        self.drop -= u64::try_from(dropped).unwrap_or(0);
        self.rest
            .extend_from_slice(bytes.get(dropped..).unwrap_or_default());
    }

    /// Reads the next message, if it is there as a whole, and hands it to `take`.
    pub fn next<T>(&mut self, limit: usize, take: impl FnOnce(Incoming<'_>) -> T) -> Option<T> {
        let waiting = self.rest.get_mut(self.read..).unwrap_or_default();
        let head = match Head::read(waiting) {
            Ok(Some(head)) => head,
            Ok(None) => {
                self.tidy();
                return None;
            }
            Err(()) => return Some(take(Incoming::Broken)),
        };
        let control = head.first & 0x08 != 0;
        let length = usize::try_from(head.length).unwrap_or(usize::MAX);
        if control && (length > CONTROL || head.first & 0x80 == 0) {
            return Some(take(Incoming::Broken));
        }
        if length > limit {
            let here = waiting.len().saturating_sub(head.size);
            self.drop = head.length - u64::try_from(here.min(length)).unwrap_or(0);
            self.read += head.size + here.min(length);
            self.tidy();
            return Some(take(Incoming::TooLarge));
        }
        let Some(payload) = waiting.get_mut(head.size..head.size + length) else {
            self.tidy();
            return None;
        };
        unmask(payload, head.mask);
        let message = match head.first {
            0x81 => str::from_utf8(payload).map_or(Incoming::Broken, Incoming::Text),
            0x88 => Incoming::Close,
            0x89 => Incoming::Ping(payload),
            0x8a => Incoming::Pong,
            0x82 | 0x01 | 0x02 | 0x00 | 0x80 => Incoming::Strange,
            _ => Incoming::Broken,
        };
        let taken = take(message);
        self.read += head.size + length;
        if self.read == self.rest.len() {
            self.tidy();
        }
        Some(taken)
    }

    /// True if a message has begun and is not there as a whole, or too large and still coming.
    pub fn unfinished(&self) -> bool {
        self.drop > 0 || self.rest.len() > self.read
    }

    /// Gives back the memory of what was read.
    fn tidy(&mut self) {
        if self.read == self.rest.len() {
            self.rest = Vec::new();
        } else if self.read > 0 {
            self.rest.drain(..self.read);
        }
        self.read = 0;
    }
}

fn unmask(payload: &mut [u8], mask: [u8; 4]) {
    if mask == [0; 4] {
        return;
    }
    let [a, b, c, d] = mask;
    let long = u64::from_ne_bytes([a, b, c, d, a, b, c, d]);
    let mut chunks = payload.chunks_exact_mut(8);
    for chunk in &mut chunks {
        let mut eight = [0; 8];
        eight.copy_from_slice(chunk);
        chunk.copy_from_slice(&(u64::from_ne_bytes(eight) ^ long).to_ne_bytes());
    }
    for (byte, key) in chunks.into_remainder().iter_mut().zip(mask.iter().cycle()) {
        *byte ^= key;
    }
}

/// What the server sends: one frame each, never masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outgoing {
    /// A text message.
    Text,
    /// The answer to a ping.
    Pong,
    /// Goodbye.
    Close,
}

/// Appends a frame with this payload.
pub fn encode(kind: Outgoing, payload: &[u8], out: &mut Vec<u8>) {
    out.reserve(payload.len() + HEAD);
    encode_head(kind, payload.len(), &mut *out);
    out.put_slice(payload);
}

/// Appends the head of a frame whose payload has this many bytes.
pub fn encode_head(kind: Outgoing, length: usize, mut out: impl BufMut) {
    out.put_u8(match kind {
        Outgoing::Text => 0x81,
        Outgoing::Pong => 0x8a,
        Outgoing::Close => 0x88,
    });
    match (u8::try_from(length), u16::try_from(length)) {
        (Ok(short @ 0..126), _) => out.put_u8(short),
        (_, Ok(middle)) => {
            out.put_u8(126);
            out.put_u16(middle);
        }
        _ => {
            out.put_u8(127);
            out.put_u64(u64::try_from(length).unwrap_or(u64::MAX));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: usize = 300;

    fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
        let mut bytes = vec![first];
        match payload.len() {
            short @ 0..126 => bytes.push(0x80 | u8::try_from(short).unwrap()),
            middle @ 126..65536 => {
                bytes.push(0xfe);
                bytes.extend_from_slice(&u16::try_from(middle).unwrap().to_be_bytes());
            }
            long => {
                bytes.push(0xff);
                bytes.extend_from_slice(&u64::try_from(long).unwrap().to_be_bytes());
            }
        }
        let mask = [7, 0, 200, 33];
        bytes.extend_from_slice(&mask);
        bytes.extend(payload.iter().zip(mask.iter().cycle()).map(|(a, b)| a ^ b));
        bytes
    }

    fn all(bytes: &[u8], chunk: usize) -> (Vec<String>, Frames) {
        let mut frames = Frames::default();
        let mut seen = Vec::new();
        for part in bytes.chunks(chunk) {
            frames.add(part);
            let mut broken = false;
            while let Some(text) = frames.next(LIMIT, |it| format!("{it:?}")) {
                broken = text == "Broken";
                seen.push(text);
                if broken {
                    break;
                }
            }
            if broken {
                break;
            }
        }
        (seen, frames)
    }

    #[test]
    fn messages_are_read_however_they_are_cut_and_nothing_is_kept() {
        let mut bytes = frame(0x81, "Grüße".as_bytes());
        bytes.extend(frame(0x81, &[b'x'; 300]));
        bytes.extend(frame(0x89, b"ping"));
        bytes.extend(frame(0x8a, b""));
        bytes.extend(frame(0x82, b"binary"));
        bytes.extend(frame(0x01, b"part"));
        bytes.extend(frame(0x88, &[3, 232]));
        let long = format!("Text({:?})", "x".repeat(300));
        for chunk in [1, 2, 3, 7, 64, 10_000] {
            let (seen, frames) = all(&bytes, chunk);
            assert_eq!(
                seen,
                [
                    "Text(\"Grüße\")",
                    long.as_str(),
                    "Ping([112, 105, 110, 103])",
                    "Pong",
                    "Strange",
                    "Strange",
                    "Close"
                ]
            );
            assert_eq!((frames.rest.capacity(), frames.read), (0, 0));
        }
    }

    #[test]
    fn a_message_that_has_begun_is_unfinished_until_its_last_byte() {
        for payload in [&b"hello"[..], &[b'y'; 400]] {
            let bytes = frame(0x81, payload);
            let (last, most) = bytes.split_last().unwrap();
            let mut frames = Frames::default();
            assert!(!frames.unfinished());
            for byte in most {
                frames.add(&[*byte]);
                while frames.next(LIMIT, |_| ()).is_some() {}
                assert!(frames.unfinished());
            }
            frames.add(&[*last]);
            while frames.next(LIMIT, |_| ()).is_some() {}
            assert!(!frames.unfinished());
        }
    }

    #[test]
    fn a_large_message_is_dropped_as_it_comes_and_the_next_is_read() {
        for size in [301, 70_000] {
            let mut bytes = frame(0x81, &vec![b'y'; size]);
            bytes.extend(frame(0x81, b"after"));
            for chunk in [1, 64, 100_000] {
                let mut frames = Frames::default();
                let mut seen = Vec::new();
                for part in bytes.chunks(chunk) {
                    frames.add(part);
                    assert!(frames.rest.len() <= LIMIT.max(chunk), "it was kept");
                    while let Some(text) = frames.next(LIMIT, |it| format!("{it:?}")) {
                        seen.push(text);
                    }
                }
                assert_eq!(seen, ["TooLarge", "Text(\"after\")"]);
            }
        }
    }

    #[test]
    fn what_no_client_may_send_breaks_the_line() {
        let unmasked = [0x81, 2, b'h', b'i'];
        let reserved = frame(0xc1, b"deflated");
        let long_ping = frame(0x89, &[0; 126]);
        let cut_ping = frame(0x09, b"");
        let no_text = frame(0x81, &[0xff, 0xfe]);
        let unknown = frame(0x83, b"");
        for bytes in [
            &unmasked[..],
            &reserved,
            &long_ping,
            &cut_ping,
            &no_text,
            &unknown,
        ] {
            assert_eq!(all(bytes, 1000).0, ["Broken"]);
        }
    }

    #[test]
    fn frames_carry_the_length_in_as_few_bytes_as_may_be() {
        for (size, head) in [(0, 2), (125, 2), (126, 4), (65_535, 4), (65_536, 10)] {
            let mut out = Vec::new();
            encode(Outgoing::Text, &vec![b'z'; size], &mut out);
            assert_eq!(out.len(), head + size);
            assert_eq!(out[0], 0x81);
        }
    }
}
