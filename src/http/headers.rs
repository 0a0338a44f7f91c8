//! Headers that every answer carries: what a browser may do with it, and for how long it may be
//! kept. Nothing is loaded from anywhere else, nothing runs that is not a file of ours.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use actix_web::middleware::Next;
use actix_web::{Error, web};

use super::app::App;
use super::origin::Reached;

/// Everything that a workshop does not need.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), \
     gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), \
     fullscreen=(self), screen-wake-lock=(self), clipboard-write=(self)";

/// Where the console's preview of a phone lies: the phone's page without a workshop of its own.
const PHONE_PREVIEW: &str = "/j/vorschau";

/// Adds the headers and counts the answer.
pub async fn add<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let app = request.app_data::<web::Data<App>>().cloned();
    let reached = app
        .as_ref()
        .map(|app| Reached::of(request.head(), &app.config));
    let framed = request.path().starts_with("/p/") || request.path() == PHONE_PREVIEW;
    let api = request.path().starts_with("/api/");
    let mut answer = next.call(request).await?;
    if let Some(app) = &app {
        app.metrics.answered(answer.status().as_u16());
    }
    let host = reached.as_ref().map_or("", |reached| reached.host.as_str());
    let headers = answer.headers_mut();
    if !headers.contains_key(CONTENT_SECURITY_POLICY)
        && let Ok(policy) = HeaderValue::from_str(&policy(host, framed))
    {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    let frame = if framed { "SAMEORIGIN" } else { "DENY" };
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static(frame));
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if reached.is_some_and(|reached| reached.tls) {
        headers.insert(
            STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    if api && !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    Ok(answer)
}

/// The Content-Security-Policy. Only the console shows other pages of ours in a frame: the
/// projector and a phone, as previews. `'self'` does not cover the socket in Safari before 15.4, therefore it
/// is named. A picture may be one that a script has fetched (`blob:`): a draft's reader shows a secret for it.
fn policy(host: &str, framed: bool) -> String {
    let plain_host = !host.is_empty()
        && host
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c));
    let socket = if plain_host {
        format!(" ws://{host} wss://{host}")
    } else {
        String::new()
    };
    let ancestors = if framed { "'self'" } else { "'none'" };
    format!(
        "default-src 'self'; img-src 'self' blob:; connect-src 'self'{socket}; object-src 'none'; base-uri 'none'; \
         form-action 'self'; frame-ancestors {ancestors}"
    )
}

#[cfg(test)]
mod tests {
    use super::policy;

    #[test]
    fn only_the_projector_may_be_framed_and_nothing_comes_from_elsewhere() {
        assert!(policy("a.example", false).contains("frame-ancestors 'none'"));
        assert!(policy("a.example", true).contains("frame-ancestors 'self'"));
        for text in [policy("a.example", true), policy("a.example", false)] {
            assert!(text.starts_with("default-src 'self';"));
            assert!(!text.contains("unsafe"));
        }
    }

    #[test]
    fn a_strange_host_adds_nothing_to_the_policy() {
        assert!(!policy("a.example; script-src *", false).contains("script-src"));
        assert!(policy("[::1]:8080", false).contains("ws://[::1]:8080"));
    }
}
