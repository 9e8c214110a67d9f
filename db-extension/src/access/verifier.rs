//! What is kept of a password: a verifier for SCRAM-SHA-256 (RFC 5802, RFC 7677), in PostgreSQL's spelling
//! `SCRAM-SHA-256$iterations:salt$StoredKey:ServerKey`. The password can't be got back from it.

use std::fmt;
use std::num::NonZeroU32;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::rand::{SecureRandom, SystemRandom};
use ring::{digest, hmac, pbkdf2};

use crate::error::Error;

/// Bytes of SHA-256.
pub const KEY_BYTES: usize = 32;
/// Bytes of a salt that is made here.
pub const SALT_BYTES: usize = 16;
/// Rounds of PBKDF2 for new passwords; PostgreSQL's default.
pub const ITERATIONS: NonZeroU32 = NonZeroU32::new(4096).expect("not zero");
/// A ready verifier may ask for so many; more would let one login keep a processor busy.
const ITERATIONS_MAX: u32 = 10_000_000;
const MECHANISM: &str = "SCRAM-SHA-256";

/// A key.
pub type Key = [u8; KEY_BYTES];

/// A password's verifier.
#[derive(Clone, PartialEq, Eq)]
pub struct Verifier {
    /// Rounds of PBKDF2.
    pub iterations: NonZeroU32,
    /// Random bytes.
    pub salt: Vec<u8>,
    /// Hash of what the client proves to have.
    pub stored_key: Key,
    /// What the server proves to have.
    pub server_key: Key,
}

impl Verifier {
    /// A verifier of a password, with a new salt.
    ///
    /// # Errors
    /// If the system gives no random bytes.
    pub fn new(password: &str) -> Result<Verifier, Error> {
        let mut salt = vec![0; SALT_BYTES];
        let filled = SystemRandom::new().fill(&mut salt);
        filled.map_err(|_| Error::internal("the system gives no random bytes"))?;
        Ok(Verifier::derive(password, ITERATIONS, salt))
    }

    fn derive(password: &str, iterations: NonZeroU32, salt: Vec<u8>) -> Verifier {
        let salted = salted_password(password, iterations, &salt);
        Verifier {
            iterations,
            salt,
            stored_key: hash(&sign(&salted, b"Client Key")),
            server_key: sign(&salted, b"Server Key"),
        }
    }

    /// Reads PostgreSQL's spelling; `None` for any other text.
    pub fn parse(text: &str) -> Option<Verifier> {
        let (iterations, rest) = text.strip_prefix(MECHANISM)?.strip_prefix('$')?.split_once(':')?;
        let (salt, keys) = rest.split_once('$')?;
        let (stored_key, server_key) = keys.split_once(':')?;
        let iterations: NonZeroU32 = iterations.parse().ok()?;
        let key = |text: &str| Key::try_from(STANDARD.decode(text).ok()?).ok();
        Some(Verifier {
            iterations: Some(iterations).filter(|i| i.get() <= ITERATIONS_MAX)?,
            salt: STANDARD.decode(salt).ok().filter(|salt| !salt.is_empty())?,
            stored_key: key(stored_key)?,
            server_key: key(server_key)?,
        })
    }

    /// Whether this is the password.
    pub fn check(&self, password: &str) -> bool {
        let other = Verifier::derive(password, self.iterations, self.salt.clone());
        equal(&self.stored_key, &other.stored_key) & equal(&self.server_key, &other.server_key)
    }
}

impl fmt::Display for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [salt, stored, server] =
            [self.salt.as_slice(), &self.stored_key, &self.server_key].map(|bytes| STANDARD.encode(bytes));
        write!(f, "{MECHANISM}${}:{salt}${stored}:{server}", self.iterations)
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Verifier(…)")
    }
}

/// HMAC-SHA-256.
pub fn sign(key: &[u8], message: &[u8]) -> Key {
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), message);
    let mut out = [0; KEY_BYTES];
    out.copy_from_slice(tag.as_ref());
    out
}

/// SHA-256.
pub fn hash(message: &[u8]) -> Key {
    let mut out = [0; KEY_BYTES];
    out.copy_from_slice(digest::digest(&digest::SHA256, message).as_ref());
    out
}

/// Compares in a time that doesn't depend on where they differ.
pub fn equal(a: &Key, b: &Key) -> bool {
    a.iter().zip(b).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}

fn salted_password(password: &str, iterations: NonZeroU32, salt: &[u8]) -> Key {
    // As in PostgreSQL and libpq, a password that SASLprep forbids is taken as it is.
    let prepared = stringprep::saslprep(password).unwrap_or_else(|_| password.into());
    let mut salted = [0; KEY_BYTES];
    pbkdf2::derive(
        pbkdf2::PBKDF2_HMAC_SHA256,
        iterations,
        salt,
        prepared.as_bytes(),
        &mut salted,
    );
    salted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verifier_is_that_of_rfc_7677() {
        // The example of section 3: user "user", password "pencil".
        let salt = STANDARD.decode("W22ZaJ0SNY7soEsUEjb6gQ==").unwrap();
        let verifier = Verifier::derive("pencil", ITERATIONS, salt);
        let client_first = "n=user,r=rOprNGfwEbeRWgbNEkqO";
        let server_first = "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
        let client_final = "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        let message = format!("{client_first},{server_first},{client_final}");
        let signature = sign(&verifier.server_key, message.as_bytes());
        assert_eq!(
            STANDARD.encode(signature),
            "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="
        );
    }

    #[test]
    fn a_verifier_is_read_back_and_knows_its_password() {
        for password in ["secret", "pä\u{df}wörd", "", "a\u{7}b", "\u{2168}"] {
            let verifier = Verifier::new(password).unwrap();
            let again = Verifier::parse(&verifier.to_string()).unwrap();
            assert_eq!(again, verifier);
            assert!(again.check(password) && !again.check("Secret") && !again.check(&format!("{password} ")));
        }
        assert!(
            Verifier::new("\u{2168}").unwrap().check("IX"),
            "SASLprep, RFC 4013, section 3"
        );
        assert_ne!(Verifier::new("x").unwrap().salt, Verifier::new("x").unwrap().salt);
    }

    #[test]
    fn other_texts_are_no_verifiers() {
        let good = Verifier::new("x").unwrap().to_string();
        let parts: Vec<&str> = good.split(['$', ':']).collect();
        for bad in [
            "",
            "x",
            "SCRAM-SHA-256$",
            "md5d41d8cd98f00b204e9800998ecf8427e",
            &good[..good.len() - 4],
            &good.replacen("4096", "0", 1),
            &good.replacen("4096", "4000000000", 1),
            &good.replacen(parts[2], "", 1),
            &good.replacen(parts[3], "!!!!", 1),
            &format!("{good}AAAA"),
        ] {
            assert!(Verifier::parse(bad).is_none(), "{bad}");
        }
    }
}
