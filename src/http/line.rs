//! A client's line: the TCP connection after the upgrade. Buffers live on the worker and are
//! borrowed while there is something to read or write; an idle phone holds none.

use super::frames::{Frames, HEAD, Incoming, Outgoing, encode, encode_head};
use crate::domain::limits;
use actix_web::rt::net::TcpStream;
use bytes::BytesMut;
use std::cell::RefCell;
use std::future::poll_fn;
use std::io::{self, IoSlice};
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::timeout;

/// Bytes read at once, and the most that a worker keeps for writing.
const BUFFER: usize = 64 * 1024;
/// How often a line that is stuck looks whether the service stops meanwhile.
const LOOK: Duration = Duration::from_millis(500);
/// How long a goodbye may take to be read.
const GOODBYE: Duration = Duration::from_secs(1);
/// A phone that acknowledges nothing for this long is given up by the system: longer than a hall's gaps, so that whoever
/// comes out of one needs no new connection.
const GIVE_UP: Duration = Duration::from_secs(30);
/// Bytes that the system queues for a client that does not read.
const SEND_QUEUE: usize = 64 * 1024;

thread_local! {
    static READ: RefCell<Vec<u8>> = RefCell::new(vec![0; BUFFER]);
    static WRITE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The client takes nothing any more, or is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stuck;

/// A line to one client.
pub(super) struct Line {
    stream: TcpStream,
    frames: Frames,
    /// Frames to be written, from `written` on.
    out: Vec<u8>,
    written: usize,
    /// A client that takes not one byte for this long is let go; it may come back.
    patience: Duration,
    /// True once nothing more can be sent.
    dead: bool,
}

impl Line {
    /// A line over this connection; `early` is what the client sent right after its request.
    pub(super) fn new(stream: TcpStream, early: &BytesMut, patience: Duration) -> Self {
        // Without these it works as well, only with more memory for whoever does not read.
        let socket = socket2::SockRef::from(&stream);
        let _ = socket.set_send_buffer_size(SEND_QUEUE);
        let _ = socket.set_tcp_user_timeout(Some(GIVE_UP));
        let mut frames = Frames::default();
        frames.add(early);
        Self {
            stream,
            frames,
            out: Vec::new(),
            written: 0,
            patience,
            dead: false,
        }
    }

    /// Adds bytes that are no frame: the answer to the upgrade.
    pub(super) fn put_raw(&mut self, bytes: &[u8]) {
        self.begin();
        self.out.extend_from_slice(bytes);
    }

    /// Adds a frame to what [`Self::flush`] sends.
    pub(super) fn put(&mut self, kind: Outgoing, payload: &[u8]) {
        self.begin();
        encode(kind, payload, &mut self.out);
    }

    /// Hands a text message to the system at once if nothing waits before it: most are taken whole, and copied once less.
    /// What is left of it waits for [`Self::flush`].
    pub(super) fn send(&mut self, text: &[u8]) {
        if self.waiting() > 0 {
            return self.put(Outgoing::Text, text);
        }
        let mut head = [0; HEAD];
        let mut free = head.as_mut_slice();
        encode_head(Outgoing::Text, text.len(), &mut free);
        let length = HEAD - free.len();
        let head = head.get(..length).unwrap_or_default();
        let parts = [IoSlice::new(head), IoSlice::new(text)];
        // Whatever is wrong comes up again when the rest is sent.
        let sent = self.stream.try_write_vectored(&parts).unwrap_or(0);
        if sent < head.len() + text.len() {
            self.put(Outgoing::Text, text);
            self.written = sent;
        }
    }

    /// Bytes that wait to be sent.
    pub(super) fn waiting(&self) -> usize {
        self.out.len() - self.written
    }

    fn begin(&mut self) {
        if self.out.capacity() == 0 {
            self.out = WRITE.take();
        }
    }

    /// Everything is sent: the buffer goes back to the worker.
    fn rest(&mut self) {
        let mut out = mem::take(&mut self.out);
        self.written = 0;
        if out.capacity() <= BUFFER {
            out.clear();
            WRITE.set(out);
        }
    }

    /// Sends what was put, in as few calls as the system allows. `stopping` is asked while the
    /// client does not read.
    pub(super) async fn flush(&mut self, stopping: impl Fn() -> bool) -> Result<(), Stuck> {
        let flushed = self.flush_all(stopping).await;
        self.dead |= flushed.is_err();
        flushed
    }

    async fn flush_all(&mut self, stopping: impl Fn() -> bool) -> Result<(), Stuck> {
        if self.try_flush()? {
            return Ok(());
        }
        let look = LOOK.min(self.patience);
        let mut waited = Duration::ZERO;
        while self.written < self.out.len() {
            let some = poll_fn(|context| self.poll_write(context));
            match timeout(look, some).await {
                Ok(Ok(1..)) => waited = Duration::ZERO,
                Ok(_) => return Err(Stuck),
                Err(_) => {
                    waited += look;
                    if waited >= self.patience || stopping() {
                        self.cut();
                        return Err(Stuck);
                    }
                }
            }
        }
        self.rest();
        Ok(())
    }

    /// The same for what the system takes at once; false if something is left over.
    fn try_flush(&mut self) -> Result<bool, Stuck> {
        while let Some(rest) = self.out.get(self.written..).filter(|it| !it.is_empty()) {
            match self.stream.try_write(rest) {
                Ok(0) => return Err(Stuck),
                Ok(sent) => self.written += sent,
                Err(fault) if fault.kind() == io::ErrorKind::WouldBlock => return Ok(false),
                Err(_) => return Err(Stuck),
            }
        }
        if self.out.capacity() > 0 {
            self.rest();
        }
        Ok(true)
    }

    fn poll_write(&mut self, context: &mut Context<'_>) -> Poll<io::Result<usize>> {
        let rest = self.out.get(self.written..).unwrap_or_default();
        let sent = ready!(Pin::new(&mut self.stream).poll_write(context, rest))?;
        self.written += sent;
        Poll::Ready(Ok(sent))
    }

    /// The next message, handed to `take`; none once the client has gone.
    pub(super) fn poll_hear<T>(
        &mut self,
        context: &mut Context<'_>,
        mut take: impl FnMut(Incoming<'_>) -> T,
    ) -> Poll<Option<T>> {
        loop {
            let heard = self.frames.next(limits::SOCKET_FRAME_BYTES, &mut take);
            if heard.is_some() {
                return Poll::Ready(heard);
            }
            let (stream, frames) = (&mut self.stream, &mut self.frames);
            let read = READ.with_borrow_mut(|buffer| {
                let mut buffer = ReadBuf::new(buffer);
                ready!(Pin::new(stream).poll_read(context, &mut buffer))?;
                frames.add(buffer.filled());
                Poll::Ready(Ok::<_, io::Error>(buffer.filled().len()))
            });
            match ready!(read) {
                Ok(1..) => {}
                Ok(0) | Err(_) => return Poll::Ready(None),
            }
        }
    }

    /// True if the client has begun a message and not finished it.
    pub(super) fn unfinished(&self) -> bool {
        self.frames.unfinished()
    }

    /// Says goodbye with this code and waits a moment for the client to read it: closing at once
    /// with something unread would throw the goodbye away.
    pub(super) async fn close(mut self, code: Option<u16>, stopping: impl Fn() -> bool) {
        if self.dead {
            return;
        }
        let payload = code.map(u16::to_be_bytes);
        self.put(
            Outgoing::Close,
            payload.as_ref().map_or(&[], |bytes| &bytes[..]),
        );
        if self.flush(stopping).await.is_err() {
            return;
        }
        let ended = poll_fn(|context| Pin::new(&mut self.stream).poll_shutdown(context));
        if !matches!(timeout(GOODBYE, ended).await, Ok(Ok(()))) {
            return;
        }
        let gone = async {
            while let Some(last) = poll_fn(|context| {
                self.poll_hear(context, |message| matches!(message, Incoming::Broken))
            })
            .await
            {
                if last {
                    break;
                }
            }
        };
        let _ = timeout(GOODBYE, gone).await;
    }

    /// Throws away what the system still holds for a client that does not read.
    fn cut(&self) {
        let _ = socket2::SockRef::from(&self.stream).set_linger(Some(Duration::ZERO));
    }
}
