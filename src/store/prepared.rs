//! Statements that are parsed once per connection.
//!
//! Diesel keeps what it has prepared, but for `UPDATE` and `ON CONFLICT … DO UPDATE`: a changeset may leave columns out,
//! so that it takes each for a new one. Ours never do, and parsing costs more than storing.

use diesel::backend::Backend;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::result::QueryResult;

/// A statement whose text is one of a few, to be prepared once for each.
pub(crate) struct Prepared<Q>(pub(crate) Q);

/// Known by its text, so that a changeset that does leave a column out is a statement of its own.
impl<Q> QueryId for Prepared<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<DB: Backend, Q: QueryFragment<DB>> QueryFragment<DB> for Prepared<Q> {
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(pass)
    }

    fn is_safe_to_cache_prepared(&self, _backend: &DB) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Conn, Q> RunQueryDsl<Conn> for Prepared<Q> {}
