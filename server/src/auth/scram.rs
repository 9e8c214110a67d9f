//! The server's part of SCRAM-SHA-256 (RFC 5802, RFC 7677): three texts, and a proof. No channel binding: clients that
//! could do it say `y`, since the server doesn't offer it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rbcdb_db_extension::access::{Verifier, verifier};

use crate::wire::error::{ErrorFields, sqlstate};

/// Its name.
pub const MECHANISM: &str = "SCRAM-SHA-256";
const NONCE_BYTES: usize = 18;

/// An exchange after the client's first message.
pub struct Exchange {
    verifier: Verifier,
    /// The client's first message without its header.
    client_first: String,
    /// What was answered.
    pub server_first: String,
    /// What the client must give back for its header: `n,,` in base64.
    binding: String,
    /// The client's nonce and the server's.
    nonce: String,
}

impl Exchange {
    /// Answers the client's first message: `n,,n=user,r=nonce`. The user is the startup message's, as in PostgreSQL.
    ///
    /// # Errors
    /// 08P01 for a message that isn't one.
    pub fn begin(verifier: Verifier, message: &[u8]) -> Result<Exchange, ErrorFields> {
        let nonce: [u8; NONCE_BYTES] = rand::random();
        Exchange::begin_with(verifier, message, &STANDARD.encode(nonce))
    }

    fn begin_with(verifier: Verifier, message: &[u8], server_nonce: &str) -> Result<Exchange, ErrorFields> {
        let text = text(message)?;
        let mut parts = text.splitn(3, ',');
        let (flag, authzid, bare) = match (parts.next(), parts.next(), parts.next()) {
            (Some(flag), Some(authzid), Some(bare)) => (flag, authzid, bare),
            _ => return Err(malformed("it has no header")),
        };
        match flag {
            "n" | "y" => {}
            _ if flag.starts_with("p=") => return Err(malformed("channel binding was not offered")),
            _ => return Err(malformed("its channel-binding flag is unknown")),
        }
        if !authzid.is_empty() {
            let message = "client uses authorization identity, but it is not supported";
            return Err(ErrorFields::new(sqlstate::FEATURE_NOT_SUPPORTED, message));
        }
        let mut attributes = bare.split(',');
        let user = attributes.next().unwrap_or_default();
        if user.starts_with("m=") {
            let message = "client requires an unsupported SCRAM extension";
            return Err(ErrorFields::new(sqlstate::FEATURE_NOT_SUPPORTED, message));
        }
        if !user.starts_with("n=") {
            return Err(malformed("it has no user"));
        }
        let client_nonce = attributes.next().and_then(|a| a.strip_prefix("r=")).unwrap_or_default();
        if client_nonce.is_empty() || !client_nonce.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(malformed("it has no nonce"));
        }
        let nonce = format!("{client_nonce}{server_nonce}");
        let salt = STANDARD.encode(&verifier.salt);
        Ok(Exchange {
            client_first: bare.to_owned(),
            server_first: format!("r={nonce},s={salt},i={}", verifier.iterations),
            binding: STANDARD.encode(format!("{flag},,")),
            nonce,
            verifier,
        })
    }

    /// Checks the client's last message, `c=header,r=nonce,p=proof`; returns the last answer, or `None` for a wrong proof.
    ///
    /// # Errors
    /// 08P01 for a message that isn't one.
    pub fn finish(&self, message: &[u8]) -> Result<Option<String>, ErrorFields> {
        let text = text(message)?;
        let (without_proof, proof) = text.rsplit_once(",p=").ok_or_else(|| malformed("it has no proof"))?;
        let mut attributes = without_proof.split(',');
        if attributes.next().and_then(|a| a.strip_prefix("c=")) != Some(&self.binding) {
            return Err(malformed("its header is not that of the first message"));
        }
        if attributes.next().and_then(|a| a.strip_prefix("r=")) != Some(&self.nonce) {
            return Err(malformed("its nonce is not the exchange's"));
        }
        let proof = STANDARD
            .decode(proof)
            .ok()
            .and_then(|p| verifier::Key::try_from(p).ok());
        let proof = proof.ok_or_else(|| malformed("its proof has another length"))?;
        let signed = format!("{},{},{without_proof}", self.client_first, self.server_first);
        let signature = verifier::sign(&self.verifier.stored_key, signed.as_bytes());
        let mut client_key = proof;
        for (byte, mask) in client_key.iter_mut().zip(signature) {
            *byte ^= mask;
        }
        if !verifier::equal(&verifier::hash(&client_key), &self.verifier.stored_key) {
            return Ok(None);
        }
        let server = verifier::sign(&self.verifier.server_key, signed.as_bytes());
        Ok(Some(format!("v={}", STANDARD.encode(server))))
    }
}

fn text(message: &[u8]) -> Result<&str, ErrorFields> {
    std::str::from_utf8(message).map_err(|_| malformed("it is not UTF-8"))
}

fn malformed(why: &str) -> ErrorFields {
    ErrorFields::new(sqlstate::PROTOCOL_VIOLATION, "malformed SCRAM message").detail(format!("Of the message: {why}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLIENT_FIRST: &[u8] = b"n,,n=user,r=rOprNGfwEbeRWgbNEkqO";
    const SERVER_NONCE: &str = "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    const CLIENT_FINAL: &str = "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,\
                                p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";

    /// That of the password "pencil" with the salt of RFC 7677.
    fn pencil() -> Verifier {
        let text = "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$\
                    WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=";
        Verifier::parse(text).unwrap()
    }

    fn exchange() -> Exchange {
        Exchange::begin_with(pencil(), CLIENT_FIRST, SERVER_NONCE).unwrap()
    }

    #[test]
    fn the_exchange_is_that_of_rfc_7677() {
        let exchange = exchange();
        assert_eq!(
            exchange.server_first,
            "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"
        );
        let last = exchange.finish(CLIENT_FINAL.as_bytes()).unwrap();
        assert_eq!(last.as_deref(), Some("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
    }

    #[test]
    fn a_wrong_proof_is_no_error_but_no_entry() {
        let wrong = CLIENT_FINAL.replace("p=dHz", "p=dHy");
        assert_eq!(exchange().finish(wrong.as_bytes()).unwrap(), None);
    }

    #[test]
    fn malformed_messages_are_refused() {
        for first in [
            &b""[..],
            b"n",
            b"n,,",
            b"n,,n=user",
            b"n,,n=user,r=",
            b"n,,r=abc",
            b"x,,n=user,r=abc",
            b"p=tls-unique,,n=user,r=abc",
            b"n,a=other,n=user,r=abc",
            b"n,,m=x,n=user,r=abc",
            b"n,,n=user,r=a\xff",
            b"n,,n=user,r=a b",
        ] {
            assert!(
                Exchange::begin(pencil(), first).is_err(),
                "{}",
                String::from_utf8_lossy(first)
            );
        }
        let good = CLIENT_FINAL;
        for last in [
            "",
            "c=biws",
            "p=AAAA",
            &good.replace("c=biws", "c=eSws"),
            &good.replace("r=rOpr", "r=rOpx"),
            &good.replace("VQ=", ""),
            &good.replace("c=biws,", ""),
        ] {
            assert!(exchange().finish(last.as_bytes()).is_err(), "{last}");
        }
    }
}
