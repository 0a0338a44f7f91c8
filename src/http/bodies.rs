//! Bodies of requests: read as a whole, up to a limit, and in time. Whoever sends one byte a second keeps a place only
//! as long as anybody else may keep us waiting.

use super::app::App;
use super::error::{Answer, Problem};
use crate::domain::refusal::Refusal;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::middleware::Next;
use actix_web::web::{self, Bytes};
use actix_web::{Error, HttpMessage};
use futures_util::{Stream, StreamExt};
use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use std::{io, mem};
use tokio::time::{Instant, Sleep, sleep_until};

/// Bytes of a body that buy one more second: the slowest line that still gets a photo through.
const PER_SECOND: u64 = 1_000;

/// The whole body; with more than `limit` bytes it is refused with `too_large`.
///
/// # Errors
/// `malformed` if it breaks off or takes too long.
pub(super) async fn whole(
    mut body: web::Payload,
    limit: usize,
    too_large: impl FnOnce() -> Problem,
) -> Answer<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(part) = body.next().await {
        let part = part.map_err(|_| Problem(Refusal::Malformed))?;
        if bytes.len() + part.len() > limit {
            return Err(too_large());
        }
        bytes.extend_from_slice(&part);
    }
    Ok(bytes)
}

/// The refusal of a body with more bytes than that.
pub(super) fn too_large(limit: usize) -> Problem {
    Problem(Refusal::TooLarge {
        limit: u32::try_from(limit).unwrap_or(u32::MAX),
    })
}

/// Puts a limit of time to the body of every request. If it was not read to its end, the connection ends with the answer:
/// what still comes is not waited for.
pub(super) async fn hurry(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let app = request.app_data::<web::Data<App>>();
    let patience = app.map(|app| app.config.patience);
    let body = request.take_payload();
    let (Some(patience), false) = (patience, matches!(body, Payload::None)) else {
        request.set_payload(body);
        return Ok(next.call(request).await?.map_into_boxed_body());
    };
    let rest = Rest::default();
    request.set_payload(Payload::Stream {
        payload: Box::pin(Hurried {
            body,
            patience,
            received: 0,
            late: None,
            rest: Rc::clone(&rest),
        }),
    });
    let answer = next.call(request).await?;
    Ok(answer.map_body(|_, body| {
        let body = body.boxed();
        BoxBody::new(Answering { body, _rest: rest })
    }))
}

/// A body that was not read to its end. Actix ends the connection if that is still there when the answer goes out;
/// otherwise it reads on, for as long as it takes.
type Rest = Rc<Cell<Option<Payload>>>;

/// An answer beside which the rest of the request's body is kept.
struct Answering {
    body: BoxBody,
    _rest: Rest,
}

impl MessageBody for Answering {
    type Error = <BoxBody as MessageBody>::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.body).poll_next(context)
    }
}

/// A body that ends with an error once it has kept us waiting for too long.
struct Hurried {
    body: Payload,
    patience: Duration,
    received: u64,
    /// Since when the first byte was waited for, and when that is too long.
    late: Option<(Instant, Pin<Box<Sleep>>)>,
    rest: Rest,
}

impl Drop for Hurried {
    fn drop(&mut self) {
        self.rest
            .set(Some(mem::replace(&mut self.body, Payload::None)));
    }
}

impl Stream for Hurried {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Poll::Ready(part) = Pin::new(&mut self.body).poll_next(context) {
            if let Some(Ok(part)) = &part {
                self.received += u64::try_from(part.len()).unwrap_or(0);
            }
            return Poll::Ready(part);
        }
        let earned = Duration::from_secs(self.received / PER_SECOND) + self.patience;
        let (begun, late) = self.late.get_or_insert_with(|| {
            let now = Instant::now();
            (now, Box::pin(sleep_until(now + earned)))
        });
        let due = *begun + earned;
        if late.deadline() != due {
            late.as_mut().reset(due);
        }
        ready!(late.as_mut().poll(context));
        let fault = io::Error::from(io::ErrorKind::TimedOut);
        Poll::Ready(Some(Err(PayloadError::Incomplete(Some(fault)))))
    }
}
