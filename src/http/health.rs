//! For operators: is it alive, and what does it do?

use std::time::Duration;

use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpRequest, HttpResponse, web};

use super::app::App;
use super::error::{Answer, Problem};
use super::metrics;
use crate::domain::refusal::Refusal;

/// How long the database may take to answer before the service counts as ill.
const PATIENCE: Duration = Duration::from_secs(5);

/// `GET /healthz`: 200 if the database takes a transaction, otherwise 503.
pub async fn health(app: web::Data<App>) -> Answer {
    let fault = match tokio::time::timeout(PATIENCE, app.store.check()).await {
        Ok(Ok(())) => {
            return Ok(HttpResponse::Ok()
                .insert_header((CACHE_CONTROL, "no-store"))
                .content_type("text/plain; charset=utf-8")
                .body("ok\n"));
        }
        Ok(Err(fault)) => fault.to_string(),
        Err(_) => "it does not answer in time".to_owned(),
    };
    // It names what helps, even if nobody has sent anything meanwhile.
    tracing::error!(%fault, "the database says no");
    Err(Problem(Refusal::NotStored))
}

/// `GET /metrics` on the service's own address: for this machine only, and not at all if there is
/// an address of its own.
pub async fn metrics_here(request: HttpRequest, app: web::Data<App>) -> Answer {
    let local = request
        .peer_addr()
        .is_some_and(|peer| peer.ip().to_canonical().is_loopback());
    // A proxy on this machine passes on requests from outside.
    let forwarded = ["forwarded", "x-forwarded-for", "x-forwarded-host", "via"]
        .iter()
        .any(|name| request.headers().contains_key(*name));
    if app.config.metrics_listen.is_some() || !local || forwarded {
        return Err(Problem(Refusal::not_found("address")));
    }
    Ok(render(&app))
}

/// `GET /metrics` on an address of its own.
pub async fn metrics_apart(app: web::Data<App>) -> HttpResponse {
    render(&app)
}

fn render(app: &App) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .content_type("text/plain; version=0.0.4; charset=utf-8")
        .body(metrics::render(app))
}
