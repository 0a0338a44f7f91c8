//! The front end, embedded in the binary: pages at their fixed addresses, files with a hash in
//! their name to be kept for ever, compressed beforehand.

use std::borrow::Cow;

use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderMap, IF_NONE_MATCH,
    VARY,
};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, ResponseError, web};
use rust_embed::{Embed, EmbeddedFile};

use super::error::Problem;
use crate::domain::refusal::Refusal;

#[derive(Embed)]
#[folder = "frontend/dist"]
struct Dist;

/// The fixed addresses of the pages: posters and links depend on them.
pub const PAGES: &[(&str, &str)] = &[
    ("/", "phone.html"),
    ("/j/{code}", "phone.html"),
    ("/p/{id}", "projector.html"),
    ("/console", "console.html"),
    ("/console/{rest}*", "console.html"),
    ("/office", "office.html"),
    ("/office/{rest}*", "office.html"),
    ("/datenschutz", "pages.html"),
    ("/impressum", "pages.html"),
    ("/barrierefreiheit", "pages.html"),
    ("/ergebnis/{workshop}", "pages.html"),
];

/// Ways of compression, best first: name in headers, ending of the file.
const ENCODINGS: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

/// Registers the pages; everything else is a file or does not exist.
pub fn configure(config: &mut web::ServiceConfig) {
    for (address, file) in PAGES {
        config.route(
            address,
            web::get().to(move |request: HttpRequest| async move { answer(&request, file) }),
        );
        config.route(
            address,
            web::head().to(move |request: HttpRequest| async move { answer(&request, file) }),
        );
    }
    config.default_service(web::to(file_or_nothing));
}

/// A file by its path, or 404.
async fn file_or_nothing(request: HttpRequest) -> HttpResponse {
    let name = request.path().trim_start_matches('/');
    let reading = [Method::GET, Method::HEAD].contains(request.method());
    let page = std::path::Path::new(name)
        .extension()
        .is_some_and(|ending| ending == "html" || ending == "br" || ending == "gz");
    if !reading || page || name.starts_with("api/") || name.starts_with('.') {
        return Problem(Refusal::not_found("address")).error_response();
    }
    answer(&request, name)
}

/// The file of this name in the best form that the client takes.
fn answer(request: &HttpRequest, name: &str) -> HttpResponse {
    let Some(plain) = Dist::get(name) else {
        return missing(name);
    };
    let (file, encoding) = best(request.headers(), name, plain);
    let tag = format!("\"{}\"", &hex(&file.metadata.sha256_hash()));
    let mut answer = if holds(request.headers(), &tag) {
        HttpResponse::build(StatusCode::NOT_MODIFIED)
    } else {
        HttpResponse::Ok()
    };
    let immutable = name.starts_with("assets/");
    answer
        .insert_header((ETAG, tag.as_str()))
        .insert_header((VARY, "Accept-Encoding"))
        .insert_header((
            CACHE_CONTROL,
            if immutable {
                "public, max-age=31536000, immutable"
            } else {
                "no-cache"
            },
        ));
    if holds(request.headers(), &tag) {
        return answer.finish();
    }
    if let Some(encoding) = encoding {
        answer.insert_header((CONTENT_ENCODING, encoding));
    }
    answer.insert_header((CONTENT_TYPE, content_type(name)));
    match file.data {
        Cow::Borrowed(bytes) => answer.body(bytes),
        Cow::Owned(bytes) => answer.body(bytes),
    }
}

fn best(
    headers: &HeaderMap,
    name: &str,
    plain: EmbeddedFile,
) -> (EmbeddedFile, Option<&'static str>) {
    for (encoding, ending) in ENCODINGS {
        if accepts(headers, encoding)
            && let Some(file) = Dist::get(&format!("{name}.{ending}"))
        {
            return (file, Some(encoding));
        }
    }
    (plain, None)
}

/// True if the client takes this encoding: named, and not with `q=0`.
fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    headers
        .get_all(ACCEPT_ENCODING)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|part| {
            let (name, quality) = part.split_once(';').unwrap_or((part, ""));
            let refused = quality
                .trim()
                .strip_prefix("q=")
                .and_then(|quality| quality.parse::<f32>().ok())
                .is_some_and(|quality| quality <= 0.0);
            name.trim().eq_ignore_ascii_case(encoding) && !refused
        })
}

/// True if the client has this version already.
fn holds(headers: &HeaderMap, tag: &str) -> bool {
    headers
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|known| {
            known
                .split(',')
                .any(|one| one.trim().trim_start_matches("W/") == tag)
        })
}

fn missing(name: &str) -> HttpResponse {
    if Dist::get("phone.html").is_none() {
        return HttpResponse::ServiceUnavailable()
            .content_type("text/plain; charset=utf-8")
            .body("The front end is not built. Build it with: make frontend-dist\n");
    }
    if std::path::Path::new(name).extension().is_some() {
        return Problem(Refusal::not_found("address")).error_response();
    }
    HttpResponse::NotFound()
        .content_type("text/html; charset=utf-8")
        .body(
            "<!doctype html><html lang=\"de\"><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\"><title>Nicht gefunden</title>\
             <h1>Diese Seite gibt es nicht</h1><p><a href=\"/\">Zur Eingabe des Codes</a></p></html>",
        )
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn hex(bytes: &[u8; 32]) -> String {
    crate::domain::participant::Hash256(*bytes).to_hex()
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn accepting(value: &'static str, encoding: &str) -> bool {
        let request = TestRequest::get()
            .insert_header((ACCEPT_ENCODING, value))
            .to_http_request();
        accepts(request.headers(), encoding)
    }

    #[test]
    fn an_encoding_has_to_be_wanted() {
        assert!(accepting("gzip, deflate, br", "br"));
        assert!(accepting("gzip;q=0.5", "gzip"));
        assert!(!accepting("gzip, br;q=0", "br"));
        assert!(!accepting("gzip", "br"));
    }

    #[test]
    fn a_version_that_the_client_has_is_recognised() {
        let request = TestRequest::get()
            .insert_header((IF_NONE_MATCH, "\"a\", W/\"b\""))
            .to_http_request();
        assert!(holds(request.headers(), "\"b\""));
        assert!(!holds(request.headers(), "\"c\""));
    }
}
