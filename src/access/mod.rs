//! Secrets and rights: passwords, tokens, throttles against guessing.
