//! Secrets: passwords, tokens, throttles against guessing. Pure of databases and of the web; who
//! may do what is said in `domain::account`.

pub mod device;
pub mod password;
pub mod throttle;
pub mod token;
