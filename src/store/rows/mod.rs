//! Rows: one struct per table, from and to the domain's things.
//!
//! `Insertable` structs say `treat_none_as_default_value = false` and `treat_none_as_null = true`:
//! what the domain says is none becomes none in the table, too.

pub(super) mod cards;
pub(super) mod measures;
pub(super) mod notes;
pub(super) mod people;
pub(super) mod photos;
pub(super) mod records;
pub(super) mod rounds;
pub(super) mod workshop;

/// Inserts a row, or gives the row with its key all new values.
macro_rules! upsert {
    ($conn:expr, $table:ident, $key:expr, $row:expr) => {
        $crate::store::conn::on_backend!($conn, c => $crate::store::prepared::Prepared(
            diesel::insert_into($table::table)
                .values($row)
                .on_conflict($key)
                .do_update()
                .set($row)
        )
        .execute(c))
    };
}
pub(crate) use upsert;
