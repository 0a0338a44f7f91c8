//! From a request to a socket: the upgrade takes the connection out of the hands of the web server,
//! so that nothing but the socket itself costs memory and time afterwards.

use super::app::App;
use super::error::{Answer, Problem};
use super::line::Line;
use super::sips::Sips;
use super::{identity, origin, socket};
use crate::domain::refusal::Refusal;
use actix_codec::{Framed, FramedParts};
use actix_http::{Request, h1, ws};
use actix_service::{ServiceFactory, fn_service};
use actix_web::body::to_bytes;
use actix_web::dev::RequestHead;
use actix_web::http::header::HeaderValue;
use actix_web::{ResponseError, web};
use std::fmt::Write as _;

/// Where sockets are.
pub(super) const PATH: &str = "/api/live";

/// `GET /api/live` without an upgrade: there is nothing to see.
pub(super) async fn no_socket() -> Answer {
    Err(Problem(Refusal::Malformed))
}

type Upgrade = (Request, Framed<Sips, h1::Codec>);

/// Takes over every request that asks for a WebSocket.
pub(super) fn service(
    app: web::Data<App>,
) -> impl ServiceFactory<
    Upgrade,
    Config = (),
    Response = (),
    Error = actix_http::Error,
    InitError = (),
    Future = impl Future<
        Output = Result<
            impl actix_service::Service<Upgrade, Response = (), Error = actix_http::Error>,
            (),
        >,
    >,
> {
    fn_service(move |(request, framed): Upgrade| {
        let app = app.clone();
        async move {
            take_over(&app, request, framed.into_parts()).await;
            Ok::<_, actix_http::Error>(())
        }
    })
}

async fn take_over(app: &App, request: Request, parts: FramedParts<Sips, h1::Codec>) {
    let mut line = Line::new(parts.io.into_inner(), &parts.read_buf, app.config.patience);
    let head = request.head();
    let (answer, admitted) = match admit(app, head) {
        Ok(accept) => {
            app.metrics.answered(101);
            (accept, Some(identity::secret(head, app)))
        }
        Err(problem) => (Box::pin(refusal(app, &problem)).await, None),
    };
    // The request goes back to the pool: a conversation is long.
    drop(request);
    line.put_raw(answer.as_bytes());
    match admitted {
        Some(staff) => socket::serve(app, staff, line).await,
        None => drop(line.flush(|| app.stopping()).await),
    }
}

/// The answer that makes a connection a socket, for a page of our own.
fn admit(app: &App, head: &RequestHead) -> Result<String, Problem> {
    if head.uri.path() != PATH {
        return Err(Problem(Refusal::not_found("address")));
    }
    if !origin::is_own(head, &app.config) {
        return Err(Problem(Refusal::ForeignOrigin));
    }
    let built = ws::handshake(head)
        .map_err(|_| Problem(Refusal::Malformed))?
        .finish();
    let key = built.headers().get("sec-websocket-accept");
    let key = key.and_then(|key| HeaderValue::to_str(key).ok());
    let key = key.ok_or(Problem(Refusal::Malformed))?;
    Ok(format!(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Accept: {key}\r\n\r\n"
    ))
}

/// The answer to a request that becomes no socket; the connection ends with it.
async fn refusal(app: &App, problem: &Problem) -> String {
    let answer = problem.error_response();
    let status = answer.status();
    app.metrics.answered(status.as_u16());
    let body = to_bytes(answer.into_body()).await.unwrap_or_default();
    let mut text = format!("HTTP/1.1 {status}\r\n");
    // Writing to a String cannot fail.
    let _ = write!(
        text,
        "Content-Type: application/problem+json\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n{}",
        body.len(),
        String::from_utf8_lossy(&body)
    );
    text
}
