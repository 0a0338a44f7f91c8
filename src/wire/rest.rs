//! Requests and answers of staff and of the public pages: plain HTTP with JSON bodies.
//!
//! Errors are problem+json with the refusal's `code` and `params`. Unsafe requests need an
//! `Origin` of our own; whoever is signed in has a cookie that scripts cannot read.
//!
//! | Route | Body → answer |
//! |---|---|
//! | `GET /api/session` | → [`SessionView`] |
//! | `POST /api/session` | [`SignIn`] → [`SessionView`] and a cookie |
//! | `DELETE /api/session` | → 204, signed out |
//! | `POST /api/setup/look` | [`LinkToken`] → [`LinkView`] |
//! | `POST /api/setup` | [`SetUp`] → [`SessionView`] and a cookie |
//! | `POST /api/password` | [`ChangePassword`] → 204; all other sessions end |
//! | `GET /api/sessions` | → [`StaffSessionView`]`[]`, one's own |
//! | `DELETE /api/sessions` | → 204, signed out everywhere |
//! | `DELETE /api/sessions/{session}` | → 204 |
//! | `GET /api/accounts` | → [`AccountView`]`[]` |
//! | `POST /api/accounts` | [`NewAccount`] → 201 [`AccountLink`] |
//! | `PATCH /api/accounts/{account}` | [`AccountChange`] → [`AccountView`] |
//! | `POST /api/accounts/{account}/link` | → [`AccountLink`]: a new one-time link |
//! | `GET /api/accounts/{account}/sessions` | → [`StaffSessionView`]`[]` |
//! | `DELETE /api/accounts/{account}/sessions` | → 204 |
//! | `GET /api/municipality` | → [`MunicipalityView`] |
//! | `PUT /api/municipality` | `Municipality` with the `version` seen → [`MunicipalityView`] |
//! | `GET /api/municipality/logo` | → the picture |
//! | `PUT /api/municipality/logo` | a picture of at most 256 KiB, stored at most 1000 pixels wide and high → [`MunicipalityView`] |
//! | `DELETE /api/municipality/logo` | → [`MunicipalityView`] |
//! | `GET /api/municipality/branding` | → `Branding`: how documents look |
//! | `PUT /api/municipality/branding` | `Branding` with the `version` seen → `Branding` |
//! | `GET /api/pages/{privacy\|imprint\|accessibility}` | → `Page` |
//! | `PUT /api/pages/{kind}` | [`PageChange`] → `Page` |
//! | `POST /api/feedback` | [`NewFeedback`] → 201 [`FeedbackReceipt`] |
//! | `GET /api/feedback` | → `Feedback[]`, newest first |
//! | `PATCH /api/feedback/{feedback}` | [`FeedbackDone`] → 204 |
//! | `GET /api/moderators` | → [`ModeratorView`]`[]`: accounts that may be lent a workshop |
//! | `GET /api/workshops` | → [`WorkshopRow`]`[]`: those that one may moderate, newest first |
//! | `POST /api/workshops` | [`NewWorkshop`] → 201 [`WorkshopRow`] |
//! | `GET /api/workshops/{workshop}` | → [`WorkshopRow`] |
//! | `PUT /api/workshops/{workshop}/moderators/{account}` | → [`WorkshopRow`]: lent |
//! | `DELETE /api/workshops/{workshop}/moderators/{account}` | → [`WorkshopRow`]: taken back |
//! | `POST /api/workshops/{workshop}/projector` | → [`ProjectorAddress`]; the old one ends |
//! | `POST /api/workshops/{workshop}/helper` | → [`HelperAddress`]; the old one lets nobody new in |
//! | `POST /api/workshops/{workshop}/cards` | [`NewCards`] → 201 [`PrintedCards`], shown once |
//! | `POST /api/workshops/{workshop}/photos` | a picture (JPEG, PNG, WebP; at most 16 MiB) → 201 [`NewPhoto`] |
//! | `GET /api/photos/{photo}` | → the picture as JPEG, at most 1600 pixels wide and high |
//! | `GET /api/workshops/{workshop}/rounds/{round}/analysis` | → `Analysis` of a closed round; before the reveal for staff |
//! | `GET /api/workshops/{workshop}/rounds/{round}/ballots.{kind}` | → published ballots: `json`, `csv`, `soi`, `toi`, `cat`, `blt`, `pb` |

use crate::domain::account::Role;
use crate::domain::context::Timestamp;
use crate::domain::ids::{AccountId, GroupId, PhotoId, ProcessId, SessionId, WorkshopId};
use crate::domain::municipality::{Municipality, PageText};
use crate::domain::participant::Language;
use crate::domain::template::Template;
use crate::domain::workshop::Stage;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Declares types of this room with what all of them derive.
macro_rules! rest {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$field_doc])* pub $field: $type),* }
    )+

        /// Shows all types of this room to the generator of TypeScript.
        #[cfg(test)]
        pub(super) fn visit_types(visitor: &mut impl ts_rs::TypeVisitor) {
            $(visitor.visit::<$name>();)+
            visitor.visit::<crate::domain::branding::Branding>();
            visitor.visit::<crate::domain::municipality::Page>();
            visitor.visit::<crate::domain::municipality::Feedback>();
            visitor.visit::<crate::domain::analysis::Analysis>();
            visitor.visit::<crate::wire::rehearsal::StartRehearsal>();
            visitor.visit::<crate::wire::rehearsal::RehearsalView>();
            visitor.visit::<super::follow_up::PhoneToken>();
            visitor.visit::<super::follow_up::FollowUpCode>();
            visitor.visit::<super::follow_up::FollowUpPlace>();
            visitor.visit::<crate::domain::follow_up::FollowUp>();
            super::people::visit_types(visitor);
        }
    };
}

/// A text that must not be printed: a password or a token.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Hidden(pub String);

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hidden(…)")
    }
}

rest! {
    /// A photo that was taken in.
    NewPhoto {
        /// Its id; the picture is at `/api/photos/{id}`.
        id: PhotoId,
    }
    /// A sign-in.
    SignIn {
        /// Login, whatever its case.
        login: String,
        /// Password.
        password: Hidden,
    }
    /// Who is signed in, and what the page has to know before anybody is.
    SessionView {
        /// The account; none if nobody is signed in.
        account: Option<AccountView>,
        /// True: there is no administrator yet; the terminal shows a link.
        setup_needed: bool,
        /// True: this page came over plain HTTP from another machine.
        insecure: bool,
    }
    /// The token of a one-time link, from the fragment of its address.
    LinkToken {
        /// The token.
        token: Hidden,
    }
    /// What a one-time link is for.
    LinkView {
        /// Whose password it sets; none for the first administrator.
        login: Option<String>,
        /// Their name; empty for the first administrator.
        name: String,
    }
    /// Uses a one-time link.
    SetUp {
        /// The token.
        token: Hidden,
        /// Login of the first administrator; not looked at otherwise.
        login: Option<String>,
        /// Name of the first administrator; not looked at otherwise.
        name: Option<String>,
        /// The new password.
        password: Hidden,
    }
    /// Changes one's own password.
    ChangePassword {
        /// The password that holds.
        current: Hidden,
        /// The new one.
        password: Hidden,
    }
    /// A session in a list.
    StaffSessionView {
        /// Identity.
        id: SessionId,
        /// Browser and system; may be empty.
        device: String,
        /// When they signed in.
        created_at: Timestamp,
        /// When it was last used, to within five minutes.
        seen_at: Timestamp,
        /// When it ends at the latest.
        expires_at: Timestamp,
        /// True: the one that asks.
        current: bool,
    }
    /// An account.
    AccountView {
        /// Identity.
        id: AccountId,
        /// Login.
        login: String,
        /// Name.
        name: String,
        /// Role.
        role: Role,
        /// False: has not used the first link yet.
        has_password: bool,
        /// True: cannot sign in.
        disabled: bool,
    }
    /// A new account.
    NewAccount {
        /// Login, unique whatever its case.
        login: String,
        /// Name.
        name: String,
        /// Role.
        role: Role,
    }
    /// What to change of an account; what is missing stays.
    AccountChange {
        /// Name.
        name: Option<String>,
        /// Role.
        role: Option<Role>,
        /// True: may not sign in any more, and is signed out.
        disabled: Option<bool>,
    }
    /// An account and the link that sets its password, shown once.
    AccountLink {
        /// The account.
        account: AccountView,
        /// The address, good for 24 hours and once.
        link: String,
    }
    /// The municipality with what follows from it.
    MunicipalityView {
        /// The municipality.
        municipality: Municipality,
        /// Address of the logo; none without a logo.
        logo_url: Option<String>,
    }
    /// A changed page.
    PageChange {
        /// German.
        de: PageText,
        /// English.
        en: PageText,
        /// German in Leichte Sprache.
        plain: PageText,
        /// Further languages by their tag; empty texts are left out.
        #[serde(default)]
        #[cfg_attr(test, ts(as = "BTreeMap<String, PageText>"))]
        more: BTreeMap<Language, PageText>,
        /// The version that was seen.
        version: u32,
    }
    /// A message about accessibility.
    NewFeedback {
        /// What it says.
        text: String,
        /// How to answer; may be empty.
        contact: String,
        /// The page that it speaks of; may be empty.
        address: String,
    }
    /// Confirms a message.
    FeedbackReceipt {
        /// Its number.
        number: String,
    }
    /// Marks a message as dealt with, or not.
    FeedbackDone {
        /// True: dealt with.
        done: bool,
    }
    /// A moderator.
    ModeratorView {
        /// The account.
        account_id: AccountId,
        /// Name.
        name: String,
        /// True: the workshop is their own; false: lent, or not asked for.
        owner: bool,
    }
    /// A new workshop.
    NewWorkshop {
        /// The strategy process that it feeds; none makes one with the topic as its title.
        process_id: Option<ProcessId>,
        /// Where agenda and texts come from.
        template: Template,
        /// What it is about.
        topic: String,
        /// Where it takes place.
        place: String,
        /// Planned start.
        starts_at: Timestamp,
        /// People expected; may be 0.
        expected_people: u32,
    }
    /// A workshop in a list.
    WorkshopRow {
        /// Identity.
        id: WorkshopId,
        /// The strategy process that it feeds.
        process_id: ProcessId,
        /// What it is about.
        topic: String,
        /// Where it takes place.
        place: String,
        /// Planned start.
        starts_at: Timestamp,
        /// Planned end.
        ends_at: Timestamp,
        /// Where it stands.
        stage: Stage,
        /// Join code as shown: `482-136`.
        join_code: String,
        /// The address for phones.
        join_url: String,
        /// Its moderators, owner first.
        moderators: Vec<ModeratorView>,
        /// True: whoever asks may lend it.
        may_lend: bool,
    }
    /// The address of a projector, shown once.
    ProjectorAddress {
        /// `https://…/p/{id}#{token}`.
        url: String,
    }
    /// The address of a helper's device, shown once.
    HelperAddress {
        /// `https://…/j/482136?helfer#{token}`.
        url: String,
    }
    /// Admission cards to print.
    NewCards {
        /// How many.
        count: u32,
        /// The stakeholder group that they carry.
        group_id: Option<GroupId>,
    }
    /// Admission cards, shown once: only hashes are kept.
    PrintedCards {
        /// The codes as printed: `ABCDE-FGHJK`.
        codes: Vec<String>,
        /// The address for a card's QR code, without the code: `https://…/j/482136#`.
        url: String,
    }
}
