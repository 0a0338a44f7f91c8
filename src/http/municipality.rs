//! The municipality, its logo, and the pages that the law asks for.

use actix_web::http::Method;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

use super::app::{App, now};
use super::error::{Answer, Problem};
use super::input;
use super::routes::{OFFICE, READERS, Routes, Who};
use crate::domain::branding::Branding;
use crate::domain::limits;
use crate::domain::municipality::{Logo, Municipality, PageKind, PageText};
use crate::domain::pages;
use crate::domain::participant::Hash256;
use crate::domain::refusal::Refusal;
use crate::export::picture::{self, PictureError, StoredLogo};
use crate::store::Store;
use crate::wire::rest::{MunicipalityView, PageChange};

/// Lists the routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.add(Method::GET, "/api/municipality", Who::Everybody, show);
    routes.add(Method::PUT, "/api/municipality", OFFICE, change);
    routes.add(Method::GET, "/api/municipality/logo", Who::Everybody, logo);
    routes.add(Method::PUT, "/api/municipality/logo", OFFICE, change_logo);
    routes.add(
        Method::DELETE,
        "/api/municipality/logo",
        OFFICE,
        remove_logo,
    );
    routes.add(Method::GET, "/api/municipality/branding", READERS, branding);
    routes.add(
        Method::PUT,
        "/api/municipality/branding",
        OFFICE,
        change_branding,
    );
    routes.add(Method::GET, "/api/pages/{kind}", Who::Everybody, page);
    routes.add(Method::PUT, "/api/pages/{kind}", OFFICE, change_page);
}

async fn view(app: &App) -> Answer<MunicipalityView> {
    let (municipality, digest) = app
        .read(|store| Ok((store.municipality()?, store.logo_digest()?)))
        .await?;
    // The digest makes the address change with the picture.
    let logo_url = digest.map(|digest| {
        let short: String = digest.chars().take(12).collect();
        format!("/api/municipality/logo?v={short}")
    });
    Ok(MunicipalityView {
        municipality,
        logo_url,
    })
}

async fn show(app: web::Data<App>) -> Answer {
    Ok(HttpResponse::Ok().json(view(&app).await?))
}

async fn change(app: web::Data<App>, body: web::Json<Municipality>) -> Answer {
    let given = body.into_inner();
    let name = input::line("name", &given.name, limits::NAME)?;
    let short_name = input::line_or_empty("shortName", &given.short_name, limits::NAME)?;
    let new = Municipality {
        short_name: if short_name.is_empty() {
            name.clone()
        } else {
            short_name
        },
        name,
        kind: given.kind,
        state: checked("state", given.state, is_state)?,
        website: checked("website", given.website.trim().to_owned(), is_web_address)?,
        accent: checked("accent", given.accent.to_lowercase(), is_colour)?,
        locale: checked("locale", given.locale, is_locale)?,
        version: given.version,
    };
    app.store.set_municipality(new).await?;
    Ok(HttpResponse::Ok().json(view(&app).await?))
}

/// A value that is empty or in its form.
fn checked(field: &str, value: String, in_form: fn(&str) -> bool) -> Result<String, Refusal> {
    let length = value.chars().count();
    if length > limits::URL {
        return Err(Refusal::TooLong {
            field: field.to_owned(),
            limit: u32::try_from(limits::URL).unwrap_or(u32::MAX),
            actual: u32::try_from(length).unwrap_or(u32::MAX),
        });
    }
    if value.is_empty() || in_form(&value) {
        Ok(value)
    } else {
        Err(Refusal::Malformed)
    }
}

fn is_state(value: &str) -> bool {
    value
        .strip_prefix("DE-")
        .is_some_and(|land| land.len() == 2 && land.chars().all(|c| c.is_ascii_uppercase()))
}

fn is_web_address(value: &str) -> bool {
    value.starts_with("https://") || value.starts_with("http://")
}

fn is_colour(value: &str) -> bool {
    value
        .strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit()))
}

fn is_locale(value: &str) -> bool {
    value.len() <= 10 && value.chars().all(|c| c.is_ascii_alphabetic() || c == '-')
}

async fn logo(app: web::Data<App>) -> Answer {
    let logo = app
        .read(Store::logo)
        .await?
        .ok_or_else(|| Refusal::not_found("logo"))?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, logo.media_type))
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        // An SVG that somebody opens by itself runs nothing and loads nothing.
        .insert_header((
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
        ))
        .body(logo.bytes))
}

async fn change_logo(request: HttpRequest, app: web::Data<App>, body: web::Bytes) -> Answer {
    if body.len() > limits::LOGO_BYTES {
        return Err(Refusal::TooLarge {
            limit: u32::try_from(limits::LOGO_BYTES).unwrap_or(u32::MAX),
        }
        .into());
    }
    let media_type = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if !is_picture(media_type, &body) {
        return Err(Refusal::Malformed.into());
    }
    let (media_type, bytes) = if media_type == "image/svg+xml" {
        (media_type, body.to_vec())
    } else {
        let logo = written_anew(body).await?;
        let media_type = if logo.png { "image/png" } else { "image/jpeg" };
        (media_type, logo.bytes)
    };
    let logo = Logo {
        media_type: media_type.to_owned(),
        digest: Hash256(Sha256::digest(&bytes).into()).to_hex(),
        bytes,
    };
    app.store.set_logo(Some(logo)).await?;
    Ok(HttpResponse::Ok().json(view(&app).await?))
}

/// The picture in a size that documents and screens need, without what a camera or a program noted in it.
async fn written_anew(file: web::Bytes) -> Answer<StoredLogo> {
    let made = tokio::task::spawn_blocking(move || picture::logo(&file, limits::LOGO_BYTES)).await;
    made.map_err(Problem::internal)?.map_err(|fault| {
        let limit = u32::try_from(limits::LOGO_BYTES).unwrap_or(u32::MAX);
        match fault {
            PictureError::TooLarge | PictureError::TooManyPixels => Refusal::TooLarge { limit },
            PictureError::Format | PictureError::Broken(_) => Refusal::Malformed,
        }
        .into()
    })
}

async fn branding(app: web::Data<App>) -> Answer {
    Ok(HttpResponse::Ok().json(app.read(Store::branding).await?))
}

async fn change_branding(app: web::Data<App>, body: web::Json<Branding>) -> Answer {
    let new = body.cleaned()?;
    Ok(HttpResponse::Ok().json(app.store.set_branding(new).await?))
}

/// True if the bytes begin as a picture of this type does.
fn is_picture(media_type: &str, bytes: &[u8]) -> bool {
    match media_type {
        "image/png" => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        "image/jpeg" => bytes.starts_with(b"\xff\xd8\xff"),
        "image/webp" => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
        "image/svg+xml" => {
            std::str::from_utf8(bytes).is_ok_and(|text| text.to_lowercase().contains("<svg"))
        }
        _ => false,
    }
}

async fn remove_logo(app: web::Data<App>) -> Answer {
    app.store.set_logo(None).await?;
    Ok(HttpResponse::Ok().json(view(&app).await?))
}

async fn page(app: web::Data<App>, kind: web::Path<PageKind>) -> Answer {
    let kind = kind.into_inner();
    let page = app.read(move |store| store.page(kind)).await?;
    Ok(HttpResponse::Ok().json(page.unwrap_or_else(|| pages::shipped(kind))))
}

async fn change_page(
    app: web::Data<App>,
    kind: web::Path<PageKind>,
    body: web::Json<PageChange>,
) -> Answer {
    let (kind, body) = (kind.into_inner(), body.into_inner());
    let text = |given: PageText, required: bool| -> Result<PageText, Refusal> {
        let body = input::lines_or_empty("body", &given.body, limits::LEGAL_TEXT)?;
        if required && body.is_empty() {
            return Err(Refusal::Empty {
                field: "body".to_owned(),
            });
        }
        Ok(PageText {
            short: input::line_or_empty("short", &given.short, limits::PROMPT)?,
            body,
        })
    };
    let mut more = BTreeMap::new();
    for (language, given) in body.more.into_iter().take(limits::LANGUAGES) {
        let given = text(given, false)?;
        let own = ["de", "en", "de-simple"].contains(&language.tag());
        if !own && given != PageText::default() {
            more.insert(language, given);
        }
    }
    let page = crate::domain::municipality::Page {
        kind,
        de: text(body.de, true)?,
        en: text(body.en, false)?,
        plain: text(body.plain, false)?,
        more,
        version: body.version,
        modified_at: None,
    };
    app.store.set_page(page, now()).await?;
    let page = app.read(move |store| store.page(kind)).await?;
    Ok(HttpResponse::Ok().json(page.unwrap_or_else(|| pages::shipped(kind))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_have_to_be_in_their_form() {
        assert!(is_colour("#0a4b6c") && !is_colour("#0a4b6") && !is_colour("red;}"));
        assert!(is_state("DE-RP") && !is_state("RP") && !is_state("DE-rp"));
        assert!(is_web_address("https://a.example") && !is_web_address("javascript:alert(1)"));
        assert!(is_locale("de-DE") && !is_locale("de_DE; x"));
    }

    #[test]
    fn a_logo_has_to_be_the_picture_that_it_says() {
        assert!(is_picture("image/png", b"\x89PNG\r\n\x1a\nrest"));
        assert!(is_picture(
            "image/svg+xml",
            b"<?xml version='1.0'?><SVG></SVG>"
        ));
        assert!(!is_picture("image/png", b"<svg></svg>"));
        assert!(!is_picture("text/html", b"<svg></svg>"));
        assert!(!is_picture("image/webp", b"RIFF"));
    }
}
