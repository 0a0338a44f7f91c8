//! Rows that are written anew or in place of the one before, by statements that are parsed once per connection.
//!
//! Diesel's own `ON CONFLICT … DO UPDATE` and `UPDATE` are parsed each time: a changeset may leave columns out, so that it
//! takes each for a new one. Ours never do, and parsing costs more than storing.

use diesel::backend::Backend;
use diesel::connection::Connection;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryBuilder, QueryFragment, QueryId};
use diesel::query_dsl::methods::ExecuteDsl;
use diesel::result::QueryResult;
use std::sync::OnceLock;

/// Inserts a row, or gives the row with its key all new values.
macro_rules! upsert {
    ($conn:expr, $table:ident, [$($key:ident),+], $row:expr) => {{
        static TAIL: std::sync::OnceLock<String> = std::sync::OnceLock::new();
        let keys = [$(<$table::$key as diesel::Column>::NAME),+];
        $crate::store::conn::on_backend!($conn, c => {
            let insert = diesel::insert_into($table::table).values($row);
            $crate::store::upsert::execute(c, insert, &keys, &TAIL)
        })
    }};
}
pub(crate) use upsert;

/// An `INSERT` with what is to happen to a row that is there already.
pub(crate) struct Upsert<Q> {
    insert: Q,
    tail: &'static str,
}

impl<Q: QueryId> QueryId for Upsert<Q> {
    type QueryId = Upsert<Q::QueryId>;
    const HAS_STATIC_QUERY_ID: bool = Q::HAS_STATIC_QUERY_ID;
}

impl<DB: Backend, Q: QueryFragment<DB>> QueryFragment<DB> for Upsert<Q> {
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.insert.walk_ast(pass.reborrow())?;
        pass.push_sql(self.tail);
        Ok(())
    }
}

impl<Conn, Q> RunQueryDsl<Conn> for Upsert<Q> {}

/// Runs an `INSERT` of one row; the row with these keys gets all its values. `tail` keeps the rest of the statement, which
/// is the same each time.
///
/// # Errors
/// As [`RunQueryDsl::execute`].
pub(crate) fn execute<C, Q>(
    conn: &mut C,
    insert: Q,
    keys: &[&str],
    tail: &'static OnceLock<String>,
) -> QueryResult<usize>
where
    C: Connection,
    C::Backend: Default,
    <C::Backend as Backend>::QueryBuilder: Default,
    Q: QueryFragment<C::Backend> + QueryId,
    Upsert<Q>: ExecuteDsl<C>,
{
    let tail = if let Some(known) = tail.get() {
        known
    } else {
        let mut text = <C::Backend as Backend>::QueryBuilder::default();
        insert.to_sql(&mut text, &C::Backend::default())?;
        tail.get_or_init(|| on_conflict(&text.finish(), keys))
    };
    Upsert { insert, tail }.execute(conn)
}

/// What follows an `INSERT` of these columns: all but the keys get the new values.
fn on_conflict(insert: &str, keys: &[&str]) -> String {
    let columns = insert
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'))
        .map_or("", |(columns, _)| columns);
    let values: Vec<String> = columns
        .split(", ")
        .map(|column| column.trim_matches(['`', '"']))
        .filter(|column| !keys.contains(column))
        .map(|column| format!("\"{column}\" = excluded.\"{column}\""))
        .collect();
    format!(
        " ON CONFLICT ({}) DO UPDATE SET {}",
        keys.join(", "),
        values.join(", ")
    )
}
