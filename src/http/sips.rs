//! A connection that is read in sips: whoever sends a flood of requests at once gets them heard a few at a time, between
//! those of everybody else.
//!
//! The web server decodes everything that it has read before it answers the first of it; for thousands of requests that
//! is milliseconds, in which nobody's vote is read on the same worker.

use actix_web::rt::net::TcpStream;
use std::io;
use std::io::IoSlice;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::task::yield_now;

/// Bytes read at once: more than a browser's request has, and no more than about a hundred of the shortest.
const SIP: usize = 4096;

/// A connection, read in sips and written as it is.
pub(super) struct Sips {
    stream: TcpStream,
    /// True after a full sip: everybody else goes first.
    rests: bool,
}

impl Sips {
    pub(super) fn of(stream: TcpStream) -> Self {
        Self {
            stream,
            rests: false,
        }
    }

    /// The bare connection.
    pub(super) fn into_inner(self) -> TcpStream {
        self.stream
    }

    fn inner(self: Pin<&mut Self>) -> Pin<&mut TcpStream> {
        Pin::new(&mut self.get_mut().stream)
    }
}

impl AsyncRead for Sips {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.rests {
            self.rests = false;
            // Woken after everybody else, and after new messages were looked for.
            return pin!(yield_now()).poll(cx).map(Ok);
        }
        let most = buffer.remaining().min(SIP);
        let mut sip = ReadBuf::new(buffer.initialize_unfilled_to(most));
        ready!(self.as_mut().inner().poll_read(cx, &mut sip))?;
        let read = sip.filled().len();
        buffer.advance(read);
        self.rests = read == SIP;
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Sips {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.inner().poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.inner().poll_write_vectored(cx, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.inner().poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.inner().poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::poll_fn;
    use tokio::io::AsyncWriteExt;
    use tokio::net::TcpListener;

    /// Both ends of a connection.
    async fn pair() -> (TcpStream, Sips) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let client = TcpStream::connect(address).await.unwrap();
        (client, Sips::of(listener.accept().await.unwrap().0))
    }

    /// Reads once: how many bytes, or none if it rests.
    async fn once(sips: &mut Sips) -> Option<usize> {
        let mut space = vec![0; 100_000];
        poll_fn(|cx| {
            let mut buffer = ReadBuf::new(&mut space);
            let read = Pin::new(&mut *sips).poll_read(cx, &mut buffer);
            Poll::Ready(match read {
                Poll::Ready(read) => {
                    read.unwrap();
                    Some(buffer.filled().len())
                }
                Poll::Pending => None,
            })
        })
        .await
    }

    #[actix_web::test]
    async fn a_flood_is_read_in_sips_with_rests_between_them() {
        let (mut client, mut sips) = pair().await;
        client.write_all(&[b'x'; 3 * SIP + 5]).await.unwrap();
        sips.stream.readable().await.unwrap();
        let mut read = Vec::new();
        while read.iter().flatten().sum::<usize>() < 3 * SIP + 5 {
            read.push(once(&mut sips).await);
        }
        let sip = Some(SIP);
        assert_eq!(read, [sip, None, sip, None, sip, None, Some(5)]);
    }

    #[actix_web::test]
    async fn what_fits_into_a_sip_makes_nobody_wait() {
        let (mut client, mut sips) = pair().await;
        client.write_all(&[b'x'; SIP - 1]).await.unwrap();
        sips.stream.readable().await.unwrap();
        assert_eq!(once(&mut sips).await, Some(SIP - 1));
        client.write_all(b"y").await.unwrap();
        sips.stream.readable().await.unwrap();
        assert_eq!(once(&mut sips).await, Some(1));
    }
}
