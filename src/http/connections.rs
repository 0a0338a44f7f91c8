//! What happens on a connection until it becomes a socket: requests, one after the other, each in its turn.
//!
//! A client may send thousands of requests at once and read none of the answers. They are heard in sips, it gets one
//! answer before everybody else on its worker has had a turn, and no more of them than fit into a short queue.

use super::app::App;
use super::routes::Routes;
use super::sips::Sips;
use super::{assets, bodies, headers, origin, upgrade};
use actix_http::{HttpService, Protocol};
use actix_service::{
    IntoServiceFactory, ServiceFactory, ServiceFactoryExt, fn_service, map_config,
};
use actix_web::body::MessageBody;
use actix_web::dev::{AppConfig, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Next, from_fn};
use actix_web::rt::net::TcpStream;
use actix_web::{App as ActixApp, Error, web};
use std::net::SocketAddr;
use std::os::fd::AsFd;
use std::time::Duration;
use tokio::task::yield_now;

/// Bytes that the system queues for a client that does not read its answers. Left to itself it would queue megabytes,
/// and filling those with answers that nobody reads takes seconds of a processor.
const SEND_QUEUE: usize = 256 * 1024;

/// All that is answered on one connection. Sockets leave the web server behind: an upgrade is taken over with its bare
/// connection. `stopping` waits until the service stops.
pub(super) fn service<F>(
    app: web::Data<App>,
    address: SocketAddr,
    stopping: impl Fn() -> F + 'static,
) -> impl ServiceFactory<TcpStream, Config = (), Response = (), InitError = ()>
where
    F: Future<Output = ()> + 'static,
{
    let patience = app.config.patience;
    let pages = ActixApp::new()
        .app_data(app.clone())
        .wrap(from_fn(origin::check))
        .wrap(from_fn(headers::add))
        .wrap(from_fn(bodies::hurry))
        .wrap(from_fn(in_turn))
        .configure(|config| Routes::all().configure(config))
        .configure(assets::configure)
        .into_factory()
        .map_err(|fault| fault.error_response());
    let answering = HttpService::build()
        .graceful_shutdown_signal(stopping)
        .client_request_timeout(patience)
        .client_disconnect_timeout(Duration::from_secs(1))
        .local_addr(address)
        .upgrade(upgrade::service(app))
        .finish(map_config(pages, |()| AppConfig::default()));
    fn_service(async |stream: TcpStream| {
        let peer = stream.peer_addr().ok();
        Ok((Sips::of(stream), Protocol::Http1, peer))
    })
    .and_then(answering)
}

/// Lets everybody else on this worker go first: otherwise requests sent ahead on one connection are all answered before
/// anybody's vote is read.
async fn in_turn<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    yield_now().await;
    next.call(request).await
}

/// What every connection inherits from the socket that accepts it: small messages go out at once; a client that takes
/// nothing of its answer for a while is given up by the system although its queue is not empty.
pub(super) fn tune<S: AsFd>(listener: &S, patience: Duration) {
    let socket = socket2::SockRef::from(listener);
    // Without these it works as well, only worse.
    let _ = socket.set_tcp_nodelay(true);
    // Of the time that a client may keep us waiting, a part has gone by before its queue was full.
    let _ = socket.set_tcp_user_timeout(Some(patience * 7 / 8));
    let _ = socket.set_send_buffer_size(SEND_QUEUE);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use actix_web::rt::spawn;
    use std::io::{ErrorKind, Read as _, Write as _};
    use std::net::TcpStream as Client;
    use tokio::net::TcpListener;

    /// Requests sent ahead.
    const AHEAD: usize = 2_000;

    /// A service on this thread alone, so that nothing happens while a test does not wait.
    struct OneWorker {
        app: web::Data<App>,
        listener: TcpListener,
    }

    impl OneWorker {
        async fn new() -> Self {
            let app = web::Data::new(App::for_tests(Config::default()));
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            tune(&listener, app.config.patience);
            Self { app, listener }
        }

        /// Connects and sends so many requests; nothing is read of them yet.
        fn sends(&self, requests: usize) -> Client {
            let client = Client::connect(self.listener.local_addr().unwrap()).unwrap();
            ask(&client, requests);
            client.set_nonblocking(true).unwrap();
            client
        }

        /// Begins to answer so many connections, in the order in which they came.
        async fn accept(&self, connections: usize) {
            let address = self.listener.local_addr().unwrap();
            let service = service(self.app.clone(), address, std::future::pending);
            let service = service.new_service(()).await.unwrap();
            for _ in 0..connections {
                let (stream, _) = self.listener.accept().await.unwrap();
                let answering = actix_service::Service::call(&service, stream);
                spawn(async move { answering.await.is_ok() });
            }
        }
    }

    fn ask(mut client: &Client, requests: usize) {
        let request = b"GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n";
        client.write_all(&request.repeat(requests)).unwrap();
    }

    /// Answers that have come.
    fn answers(mut client: &Client) -> usize {
        let mut text = Vec::new();
        match client.read_to_end(&mut text) {
            Err(fault) if fault.kind() == ErrorKind::WouldBlock => {}
            other => panic!("the connection has ended: {other:?}"),
        }
        let begin = b"HTTP/1.1 ";
        text.windows(begin.len()).filter(|it| it == begin).count()
    }

    /// Waits for one answer.
    async fn answer(client: &Client) {
        while answers(client) == 0 {
            yield_now().await;
        }
    }

    #[actix_web::test]
    async fn a_request_waits_for_one_answer_of_each_who_sent_more_ahead() {
        let worker = OneWorker::new().await;
        let greedy = worker.sends(AHEAD);
        let modest = worker.sends(1);
        worker.accept(2).await;
        answer(&modest).await;
        let meanwhile = answers(&greedy);
        assert!((1..10).contains(&meanwhile), "{meanwhile} answers first");
    }

    #[actix_web::test]
    async fn few_answers_are_made_for_whoever_reads_none() {
        let worker = OneWorker::new().await;
        let greedy = worker.sends(AHEAD);
        let modest = worker.sends(1);
        worker.accept(2).await;
        answer(&modest).await;
        // Each time there was a turn for the other as well.
        for _ in 0..1_200 {
            ask(&modest, 1);
            answer(&modest).await;
        }
        let made = answers(&greedy);
        assert!((1..1_000).contains(&made), "{made} answers");
    }
}
