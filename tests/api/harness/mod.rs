//! What the tests of the whole service share. Every test that touches the database runs on both.

/// Makes two tests of one function that takes a &[`database::TestDatabase`]: `name::sqlite` and `name::postgres`.
///
/// ```ignore
/// on_both_databases!(async a_card_is_on_disk_before_its_acknowledgement);
/// on_both_databases!(a_newer_database_is_refused);
/// async fn a_card_is_on_disk_before_its_acknowledgement(database: &TestDatabase) { … }
/// fn a_newer_database_is_refused(database: &TestDatabase) { … }
/// ```
macro_rules! on_both_databases {
    ($(async $name:ident),+ $(,)?) => { $(
        mod $name {
            #[actix_web::test]
            async fn sqlite() {
                super::$name(&$crate::harness::database::TestDatabase::sqlite()).await;
            }
            #[actix_web::test]
            async fn postgres() {
                if let Some(database) = $crate::harness::database::TestDatabase::postgres() {
                    super::$name(&database).await;
                }
            }
        }
    )+ };
    ($($name:ident),+ $(,)?) => { $(
        mod $name {
            #[test]
            fn sqlite() {
                super::$name(&$crate::harness::database::TestDatabase::sqlite());
            }
            #[test]
            fn postgres() {
                if let Some(database) = $crate::harness::database::TestDatabase::postgres() {
                    super::$name(&database);
                }
            }
        }
    )+ };
}

pub(crate) mod browser;
pub(crate) mod database;
pub(crate) mod locks;
pub(crate) mod postgres;
pub(crate) mod service;
