//! Who sent this page's request: every unsafe request, and the socket's upgrade, must come from a
//! page of our own. Browsers say so in `Origin`, or else in `Sec-Fetch-Site`; neither can be set
//! by a foreign page.
//!
//! A program that is no browser sends neither. It is let through only without a cookie: then there
//! is nothing that a foreign page could have borrowed.

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{RequestHead, ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{COOKIE, HOST, HeaderName, ORIGIN, UPGRADE};
use actix_web::middleware::Next;
use actix_web::{Error, ResponseError, web};
use std::net::SocketAddr;

use super::app::App;
use super::error::Problem;
use crate::config::Config;
use crate::domain::refusal::Refusal;

/// How this request reached us, from the reader's side of any trusted proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// True: over TLS, so that cookies are `Secure`.
    pub tls: bool,
    /// Host and port as the browser has them in its address bar, in lower case.
    pub host: String,
    /// True: through a trusted proxy.
    pub proxied: bool,
}

impl Reached {
    /// Reads the request's head; forwarded headers count only from a trusted proxy.
    pub fn of(head: &RequestHead, config: &Config) -> Self {
        let trusted = |peer: SocketAddr| config.trusted_proxies.contains(&peer.ip().to_canonical());
        let proxied = head.peer_addr.is_some_and(trusted);
        let forwarded = |name: &'static str| {
            let value = text(head, &HeaderName::from_static(name)).filter(|_| proxied)?;
            // The nearest proxy is the one we trust; it appends.
            value.rsplit(',').next().map(|last| last.trim().to_owned())
        };
        let public = config.public_url.as_deref();
        let public_tls = public.is_some_and(|url| url.starts_with("https://"));
        let tls = match forwarded("x-forwarded-proto") {
            Some(scheme) => scheme.eq_ignore_ascii_case("https"),
            None => proxied && public_tls,
        };
        let host = forwarded("x-forwarded-host")
            .or_else(|| text(head, &HOST).map(str::to_owned))
            .or_else(|| head.uri.authority().map(ToString::to_string))
            .unwrap_or_default()
            .to_ascii_lowercase();
        Self { tls, host, proxied }
    }

    /// Scheme and host, as posters show them: the public address if one is set.
    pub fn base(&self, config: &Config) -> String {
        match &config.public_url {
            Some(url) => url.clone(),
            None if self.tls => format!("https://{}", self.host),
            None => format!("http://{}", self.host),
        }
    }
}

/// True if a request with this head may change something.
pub fn is_own(head: &RequestHead, config: &Config) -> bool {
    if head.headers.get_all(ORIGIN).count() > 1 {
        return false;
    }
    if let Some(origin) = text(head, &ORIGIN) {
        let origin = origin.to_ascii_lowercase();
        if config.public_url.as_deref() == Some(origin.as_str()) {
            return true;
        }
        let reached = Reached::of(head, config);
        let host = match origin.split_once("://") {
            Some(("https", host)) => Some(host),
            Some(("http", host)) if !reached.tls => Some(host),
            _ => None,
        };
        return host == Some(reached.host.as_str());
    }
    if head.headers.contains_key(ORIGIN) {
        return false;
    }
    match text(head, &HeaderName::from_static("sec-fetch-site")) {
        Some(site) => matches!(site, "same-origin" | "none"),
        None => !head.headers.contains_key(COOKIE),
    }
}

/// Refuses unsafe requests and upgrades from foreign pages.
pub async fn check<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let head = request.head();
    let safe = [Method::GET, Method::HEAD, Method::OPTIONS].contains(&head.method)
        && !head.headers.contains_key(UPGRADE);
    let own = safe
        || request
            .app_data::<web::Data<App>>()
            .is_some_and(|app| is_own(head, &app.config));
    if own {
        next.call(request)
            .await
            .map(ServiceResponse::map_into_left_body)
    } else {
        let refused = Problem(Refusal::ForeignOrigin).error_response();
        Ok(request.into_response(refused).map_into_right_body())
    }
}

fn text<'a>(head: &'a RequestHead, name: &HeaderName) -> Option<&'a str> {
    head.headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn own(config: &Config, headers: &[(&'static str, &'static str)]) -> bool {
        let mut request = TestRequest::post().peer_addr("10.0.0.2:5000".parse().unwrap());
        for header in headers {
            request = request.insert_header(*header);
        }
        is_own(request.to_http_request().head(), config)
    }

    #[test]
    fn a_page_of_the_same_host_may() {
        let host = ("Host", "halle.local:8080");
        let plain = &Config::default();
        assert!(own(plain, &[host, ("Origin", "http://halle.local:8080")]));
        assert!(own(plain, &[host, ("Origin", "http://Halle.local:8080")]));
        assert!(!own(plain, &[host, ("Origin", "http://halle.local")]));
        assert!(!own(plain, &[host, ("Origin", "http://evil.example")]));
        assert!(!own(plain, &[host, ("Origin", "null")]));
        assert!(!own(
            plain,
            &[
                host,
                ("Origin", "http://evil.example"),
                ("Sec-Fetch-Site", "same-origin")
            ]
        ));
    }

    #[test]
    fn without_an_origin_the_browser_says_where_it_comes_from() {
        assert!(own(
            &Config::default(),
            &[("Sec-Fetch-Site", "same-origin"), ("Cookie", "a=b")]
        ));
        assert!(!own(
            &Config::default(),
            &[("Sec-Fetch-Site", "cross-site")]
        ));
        assert!(!own(&Config::default(), &[("Sec-Fetch-Site", "same-site")]));
        assert!(own(&Config::default(), &[]));
        assert!(!own(&Config::default(), &[("Cookie", "a=b")]));
    }

    #[test]
    fn forwarded_headers_count_only_from_the_configured_proxy() {
        let headers = [
            ("Host", "127.0.0.1:8080"),
            ("X-Forwarded-Host", "werkstatt.example"),
            ("X-Forwarded-Proto", "https"),
            ("Origin", "https://werkstatt.example"),
        ];
        assert!(!own(&Config::default(), &headers));
        let trusting = &Config {
            trusted_proxies: vec!["10.0.0.2".parse().unwrap()],
            ..Config::default()
        };
        assert!(own(trusting, &headers));
        let mut downgraded = headers;
        downgraded[3] = ("Origin", "http://werkstatt.example");
        assert!(!own(trusting, &downgraded));
    }
}
