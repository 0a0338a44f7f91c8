//! Photos of the day (Fotowand): taken by moderators, shown on the wall and in the minutes once those in the picture agree.
//! The picture itself lies in the store; here is what is known about it.

use super::context::Timestamp;
use super::ids::{PhaseId, PhotoId};

/// A photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Identity: random, and as good as a secret to those who were not told.
    pub id: PhotoId,
    /// Position, from 1.
    pub order: u32,
    /// The phase in which it came in; none before the first.
    pub phase_id: Option<PhaseId>,
    /// What is to be seen, for those who do not see it; filled in once `consent` is there.
    pub alt: String,
    /// True: those in the picture agree that it is shown.
    pub consent: bool,
    /// True: the public result page shows it, too. Never without `consent`.
    pub released: bool,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// When it came in.
    pub at: Timestamp,
    /// Raised by one at every change.
    pub version: u32,
}
