//! Who a robot is, and how it says so.

use crate::domain::ids::WorkshopId;
use crate::wire::PROTOCOL;
use serde_json::{Value, json};

/// Who a robot is.
#[derive(Clone, Debug)]
pub enum Identity {
    /// A phone.
    Phone {
        /// Join code.
        code: String,
        /// Its secret.
        token: String,
    },
    /// A tablet that goes from hand to hand, or a helper's device.
    Tablet {
        /// Join code.
        code: String,
        /// The secret of the person who sits before it.
        token: String,
        /// The secret of the helper's link, if it is one.
        helper: Option<String>,
    },
    /// A projector.
    Projector {
        /// The workshop.
        workshop_id: WorkshopId,
        /// Its token.
        token: String,
    },
    /// A moderator with a session cookie (`name=value`).
    Moderator {
        /// The workshop.
        workshop_id: WorkshopId,
        /// The cookie.
        cookie: String,
    },
}

impl Identity {
    /// The cookie that it brings.
    pub(super) fn cookie(&self) -> Option<&str> {
        match self {
            Self::Moderator { cookie, .. } => Some(cookie),
            Self::Phone { .. } | Self::Tablet { .. } | Self::Projector { .. } => None,
        }
    }

    /// Its first message.
    pub(super) fn hello(&self) -> Value {
        match self {
            Self::Phone { code, token } => {
                json!({"type":"hello","role":"phone","protocol":PROTOCOL,"code":code,"token":token})
            }
            Self::Tablet {
                code,
                token,
                helper,
            } => {
                json!({"type":"hello","role":"phone","protocol":PROTOCOL,"code":code,"token":token,
                    "shared":helper.is_none(),"helper":helper})
            }
            Self::Projector { workshop_id, token } => {
                json!({"type":"hello","role":"projector","protocol":PROTOCOL,"workshopId":workshop_id,"token":token})
            }
            Self::Moderator { workshop_id, .. } => {
                json!({"type":"hello","role":"moderator","protocol":PROTOCOL,"workshopId":workshop_id})
            }
        }
    }
}
