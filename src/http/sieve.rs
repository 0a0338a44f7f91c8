//! Keeps oversized WebSocket frames out of memory.
//!
//! The codec buffers a frame whole before it looks at its length, so a client that announces ten
//! megabytes would be given ten megabytes. This filter reads frame headers as the bytes come in and
//! drops the payload of a data frame that is too large as it arrives. In its place it passes an
//! empty frame of the same kind, and counts it, so that the client can be told.

use actix_web::error::PayloadError;
use actix_web::web::Bytes;
use bytes::{BufMut, BytesMut};
use futures_util::Stream;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll};

/// A masked empty payload: length 0, mask 0.
const EMPTY: [u8; 5] = [0x80, 0, 0, 0, 0];
const LONGEST_HEADER: usize = 14;

enum State {
    /// Reading a header.
    Header,
    /// Passing on that many bytes of payload.
    Pass(u64),
    /// Dropping that many bytes of payload.
    Drop(u64),
}

/// A byte stream with the payloads of oversized frames taken out.
pub(super) struct Sieve<S> {
    inner: S,
    limit: u64,
    state: State,
    header: Vec<u8>,
    dropped: Arc<AtomicU32>,
}

impl<S> Sieve<S> {
    /// Filters `inner`; `dropped` counts the frames taken out.
    pub(super) fn new(inner: S, limit: usize, dropped: Arc<AtomicU32>) -> Self {
        let limit = u64::try_from(limit).unwrap_or(u64::MAX);
        Self {
            inner,
            limit,
            state: State::Header,
            header: Vec::with_capacity(LONGEST_HEADER),
            dropped,
        }
    }

    fn filter(&mut self, mut chunk: Bytes) -> Bytes {
        // By far the most chunks are whole small frames and pass as they are.
        let mut out = BytesMut::with_capacity(chunk.len());
        while !chunk.is_empty() {
            match self.state {
                State::Header => {
                    self.header
                        .push(chunk.split_to(1).first().copied().unwrap_or(0));
                    if let Some(length) = payload_length(&self.header) {
                        self.begin(length, &mut out);
                    }
                }
                State::Pass(left) => {
                    let part = take(&mut chunk, left);
                    let rest = left - len(&part);
                    out.put(part);
                    self.state = next(rest, State::Pass);
                }
                State::Drop(left) => {
                    let part = take(&mut chunk, left);
                    self.state = next(left - len(&part), State::Drop);
                }
            }
        }
        out.freeze()
    }

    fn begin(&mut self, length: u64, out: &mut BytesMut) {
        if length > self.limit {
            self.dropped.fetch_add(1, Ordering::Relaxed);
            out.put_u8(self.header.first().copied().unwrap_or(0));
            out.put_slice(&EMPTY);
            self.state = next(length, State::Drop);
        } else {
            out.put_slice(&self.header);
            self.state = next(length, State::Pass);
        }
        self.header.clear();
    }
}

fn len(bytes: &Bytes) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

fn take(chunk: &mut Bytes, most: u64) -> Bytes {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    chunk.split_to(chunk.len().min(most))
}

fn next(left: u64, state: fn(u64) -> State) -> State {
    if left == 0 {
        State::Header
    } else {
        state(left)
    }
}

/// The payload's length, once the header (RFC 6455, section 5.2) is complete.
fn payload_length(header: &[u8]) -> Option<u64> {
    let second = *header.get(1)?;
    let mask = if second & 0x80 == 0 { 0 } else { 4 };
    let (extended, short) = match second & 0x7f {
        126 => (2, 0),
        127 => (8, 0),
        short => (0, u64::from(short)),
    };
    if header.len() < 2 + extended + mask {
        return None;
    }
    let length = header
        .iter()
        .skip(2)
        .take(extended)
        .fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    Some(if extended == 0 { short } else { length })
}

impl<S> Stream for Sieve<S>
where
    S: Stream<Item = Result<Bytes, PayloadError>> + Unpin,
{
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match Pin::new(&mut self.inner).poll_next(cx) {
                Poll::Ready(Some(Ok(chunk))) => {
                    let passed = self.filter(chunk);
                    if !passed.is_empty() {
                        return Poll::Ready(Some(Ok(passed)));
                    }
                }
                other => return other,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(opcode: u8, payload: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0x80 | opcode];
        match payload.len() {
            short @ 0..126 => bytes.push(0x80 | u8::try_from(short).unwrap()),
            middle @ 126..65536 => {
                bytes.push(0x80 | 0x7e);
                bytes.extend_from_slice(&u16::try_from(middle).unwrap().to_be_bytes());
            }
            long => {
                bytes.push(0x80 | 0x7f);
                bytes.extend_from_slice(&u64::try_from(long).unwrap().to_be_bytes());
            }
        }
        bytes.extend_from_slice(&[0; 4]);
        bytes.extend_from_slice(payload);
        bytes
    }

    fn sift(bytes: &[u8], chunk: usize) -> (Vec<u8>, u32) {
        let dropped = Arc::new(AtomicU32::new(0));
        let mut sieve = Sieve::new((), 300, Arc::clone(&dropped));
        let mut out = Vec::new();
        for part in bytes.chunks(chunk) {
            out.extend_from_slice(&sieve.filter(Bytes::copy_from_slice(part)));
        }
        (out, dropped.load(Ordering::Relaxed))
    }

    #[test]
    fn small_frames_pass_unchanged_however_they_are_cut() {
        let mut bytes = frame(1, b"one");
        bytes.extend(frame(1, &[7; 300]));
        bytes.extend(frame(9, b""));
        for chunk in [1, 2, 3, 7, 1000] {
            assert_eq!(sift(&bytes, chunk), (bytes.clone(), 0));
        }
    }

    #[test]
    fn a_large_frame_is_replaced_by_an_empty_one_and_the_next_passes() {
        for size in [301, 70_000] {
            let mut bytes = frame(1, &vec![7; size]);
            bytes.extend(frame(1, b"after"));
            let mut expected = frame(1, b"");
            expected.extend(frame(1, b"after"));
            for chunk in [1, 64, 100_000] {
                assert_eq!(sift(&bytes, chunk), (expected.clone(), 1));
            }
        }
    }
}
