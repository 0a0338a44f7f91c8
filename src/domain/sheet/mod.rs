//! What a measure's sheet (Maßnahmensteckbrief) is made of, and what follows from it: money and
//! dates as people type them, costs and staff by year, required fields, the administration's
//! ranking beside the room's, the resource plan, who is editing, fields of several sheets at once.

pub mod clean;
pub mod codes;
pub mod compare;
pub mod completeness;
pub mod cost;
pub mod edited;
pub mod money;
pub mod period;
pub mod presence;
pub mod ranking;
pub mod resource;
pub mod shared;
