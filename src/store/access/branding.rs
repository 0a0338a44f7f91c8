//! How the municipality's documents look.

use super::site::ONLY;
use crate::domain::branding::Branding;
use crate::domain::council::CouncilPart;
use crate::domain::refusal::Refusal;
use crate::store::answer::Answer;
use crate::store::error::StoreError;
use crate::store::schema_access::branding;
use crate::store::{Store, convert};
use diesel::prelude::*;

impl Store {
    /// How documents look; plain before anybody said.
    pub fn branding(&self) -> Result<Branding, StoreError> {
        let row: Option<(String, String, String, i64, String, String)> = self.read(|conn| {
            Ok(branding::table
                .find(ONLY)
                .select((
                    branding::letterhead,
                    branding::imprint,
                    branding::font,
                    branding::version,
                    branding::paper_type,
                    branding::council_order,
                ))
                .first(conn)
                .optional()?)
        })?;
        let Some((letterhead, imprint, font, version, paper_type, order)) = row else {
            return Ok(Branding::default());
        };
        let order: Vec<CouncilPart> = convert::from_json("branding", &order)?;
        Ok(Branding {
            letterhead,
            imprint,
            font: convert::from_code("branding", font)?,
            paper_type: convert::from_code("branding", paper_type)?,
            council_order: CouncilPart::ordered(&order),
            version: convert::number("branding", version)?,
        })
    }

    /// Stores how documents look. Its `version` is the one that was seen; refused if it is another.
    pub fn set_branding(&self, new: Branding) -> Answer<Branding> {
        self.write(move |conn| {
            let current: Option<i64> = branding::table
                .find(ONLY)
                .select(branding::version)
                .first(conn)
                .optional()?;
            let current: u32 = convert::number("branding", current.unwrap_or(0))?;
            if current != new.version {
                return Err(Refusal::Conflict { version: current }.into());
            }
            let new = Branding {
                version: current.saturating_add(1),
                ..new
            };
            diesel::delete(branding::table).execute(conn)?;
            diesel::insert_into(branding::table)
                .values((
                    branding::id.eq(ONLY),
                    branding::letterhead.eq(&new.letterhead),
                    branding::imprint.eq(&new.imprint),
                    branding::font.eq(convert::code("branding", new.font)?),
                    branding::paper_type.eq(convert::code("branding", new.paper_type)?),
                    branding::council_order.eq(convert::json("branding", &new.council_order)?),
                    branding::version.eq(i64::from(new.version)),
                ))
                .execute(conn)?;
            Ok(new)
        })
    }
}
