//! What a request is answered when it is not answered: problem+json (RFC 9457) with the stable
//! codes of the refusals and the number under which the log has them. A fault inside reaches the
//! reader as that number only; the log says more, but nothing personal: no addresses, tokens, codes
//! or texts.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::access::token::NoRandomness;
use crate::domain::refusal::Refusal;
use crate::store::StoreError;

/// A refused or failed request.
#[derive(Debug)]
pub struct Problem(pub Refusal);

/// What the log and a reader call a refusal. Random: people read out its first digits, which a time
/// would make the same for a minute.
pub(super) fn number() -> Uuid {
    Uuid::new_v4()
}

/// What handlers answer.
pub type Answer<T = HttpResponse> = Result<T, Problem>;

impl Problem {
    /// A fault inside: writes it to the log under a fresh id.
    pub fn internal(fault: impl fmt::Display) -> Self {
        let id = number().to_string();
        tracing::error!(%id, %fault, "internal error");
        Self(Refusal::Internal { id })
    }

    /// The status that goes with the code.
    fn status(&self) -> StatusCode {
        match &self.0 {
            Refusal::Malformed => StatusCode::BAD_REQUEST,
            Refusal::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Refusal::TooFast { .. } => StatusCode::TOO_MANY_REQUESTS,
            Refusal::NotSignedIn | Refusal::SignInFailed => StatusCode::UNAUTHORIZED,
            Refusal::NotAllowed | Refusal::NotDriving | Refusal::ForeignOrigin => {
                StatusCode::FORBIDDEN
            }
            Refusal::NotFound { .. } | Refusal::UnknownCode => StatusCode::NOT_FOUND,
            Refusal::LinkExpired => StatusCode::GONE,
            Refusal::Conflict { .. } | Refusal::Taken { .. } | Refusal::RequestIdReused => {
                StatusCode::CONFLICT
            }
            Refusal::NotStored | Refusal::Busy | Refusal::Full { .. } => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Refusal::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self(refusal)
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Refused(refusal) => Self(refusal),
            StoreError::NotFound(thing) => Self(Refusal::not_found(thing)),
            // The log says what to do about it; whoever asked may try again.
            fault @ (StoreError::Busy
            | StoreError::ConnectionLost(_)
            | StoreError::CannotConnect(_)
            | StoreError::InUse
            | StoreError::Full
            | StoreError::ReadOnly
            | StoreError::FileReplaced(_)
            | StoreError::Closed) => {
                tracing::error!(%fault, "the database says no");
                Self(Refusal::NotStored)
            }
            fault => Self::internal(fault),
        }
    }
}

impl From<NoRandomness> for Problem {
    fn from(fault: NoRandomness) -> Self {
        Self::internal(fault)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.status()
    }

    fn error_response(&self) -> HttpResponse {
        let status = self.status();
        let mut fields = match serde_json::to_value(&self.0) {
            Ok(Value::Object(fields)) => fields,
            _ => Map::new(),
        };
        let code = fields
            .get("code")
            .and_then(Value::as_str)
            .unwrap_or("internal")
            .to_owned();
        let request = if let Refusal::Internal { id } = &self.0 {
            id.clone()
        } else {
            let request = number().to_string();
            tracing::info!(%request, %code, "refused");
            request
        };
        fields.insert("requestId".to_owned(), json!(request));
        fields.insert(
            "type".to_owned(),
            json!(format!("urn:zukunftswerkstatt:problem:{code}")),
        );
        fields.insert(
            "title".to_owned(),
            json!(status.canonical_reason().unwrap_or("Error")),
        );
        fields.insert("status".to_owned(), json!(status.as_u16()));
        let mut answer = HttpResponse::build(status);
        answer.content_type("application/problem+json");
        if let Refusal::TooFast { retry_after_ms } | Refusal::Full { retry_after_ms } = self.0 {
            answer.insert_header(("Retry-After", retry_after_ms.div_ceil(1000).to_string()));
        }
        answer.body(Value::Object(fields).to_string())
    }
}
