//! TLS: certificate and key from files, checked before the server starts. Both ports use the same.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls;
use tokio_rustls::rustls::ServerConfig;

use crate::config::Config;

/// What a client that speaks PostgreSQL's protocol at once says in TLS's ALPN.
pub const POSTGRESQL: &[u8] = b"postgresql";

/// Why there is no TLS.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file can't be read.
    #[error("cannot read {what} \"{}\": {source}", path.display())]
    Unreadable {
        /// What is in it.
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file doesn't hold what it should.
    #[error("\"{}\" holds no {what} in PEM: {message}", path.display())]
    NotPem {
        /// What should be in it.
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// What is wrong.
        message: String,
    },
    /// Certificate and key can't be used.
    #[error("certificate \"{}\" and key \"{}\" can't be used: {message}", cert.display(), key.display())]
    Unusable {
        /// The certificate's file.
        cert: PathBuf,
        /// The key's.
        key: PathBuf,
        /// Why.
        message: String,
    },
}

/// A certificate and its key, as text, for a library that makes its own configuration of them.
#[derive(Clone)]
pub struct Identity {
    /// Certificate chain, in PEM.
    pub cert_pem: Vec<u8>,
    /// Private key, in PEM.
    pub key_pem: Vec<u8>,
    /// Checked: the key is the certificate's.
    server: Arc<ServerConfig>,
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identity(…)")
    }
}

impl Identity {
    /// The identity that a configuration names; `None` if it names none.
    ///
    /// # Errors
    /// [`TlsError`] that names the file.
    pub fn load(config: &Config) -> Result<Option<Identity>, TlsError> {
        match (&config.tls_cert, &config.tls_key) {
            (Some(cert), Some(key)) => Identity::read(cert, key).map(Some),
            _ => Ok(None),
        }
    }

    fn read(cert: &Path, key: &Path) -> Result<Identity, TlsError> {
        let cert_pem = read(cert, "the TLS certificate")?;
        let key_pem = read(key, "the TLS key")?;
        let not_pem = |what, path: &Path, message: String| TlsError::NotPem {
            what,
            path: path.to_owned(),
            message,
        };
        let chain = CertificateDer::pem_slice_iter(&cert_pem).collect::<Result<Vec<_>, _>>();
        let chain = chain.map_err(|e| not_pem("certificate", cert, e.to_string()))?;
        if chain.is_empty() {
            return Err(not_pem("certificate", cert, "no section CERTIFICATE".to_owned()));
        }
        let private = PrivateKeyDer::from_pem_slice(&key_pem);
        let private = private.map_err(|e| not_pem("private key", key, e.to_string()))?;
        let unusable = |e: rustls::Error| TlsError::Unusable {
            cert: cert.to_owned(),
            key: key.to_owned(),
            message: e.to_string(),
        };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut server = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(unusable)?
            .with_no_client_auth()
            .with_single_cert(chain, private)
            .map_err(unusable)?;
        server.alpn_protocols = vec![POSTGRESQL.to_vec()];
        Ok(Identity {
            cert_pem,
            key_pem,
            server: Arc::new(server),
        })
    }

    /// For the PostgreSQL protocol.
    pub fn postgresql(&self) -> Arc<ServerConfig> {
        Arc::clone(&self.server)
    }
}

fn read(path: &Path, what: &'static str) -> Result<Vec<u8>, TlsError> {
    std::fs::read(path).map_err(|source| TlsError::Unreadable {
        what,
        path: path.to_owned(),
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(cert: &str, key: &str) -> (tempfile::TempDir, PathBuf, PathBuf) {
        let dir = tempfile::tempdir().unwrap();
        let (cert_path, key_path) = (dir.path().join("cert.pem"), dir.path().join("key.pem"));
        std::fs::write(&cert_path, cert).unwrap();
        std::fs::write(&key_path, key).unwrap();
        (dir, cert_path, key_path)
    }

    #[test]
    fn files_are_checked_and_errors_name_them() {
        let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let other = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let (cert, key) = (own.cert.pem(), own.signing_key.serialize_pem());
        let (_dir, cert_path, key_path) = files(&cert, &key);
        Identity::read(&cert_path, &key_path).unwrap();
        for (cert, key, part) in [
            ("", key.as_str(), "cert.pem\" holds no certificate"),
            (cert.as_str(), "", "key.pem\" holds no private key"),
            (cert.as_str(), cert.as_str(), "key.pem\" holds no private key"),
            (cert.as_str(), &other.signing_key.serialize_pem(), "can't be used"),
        ] {
            let (_dir, cert_path, key_path) = files(cert, key);
            let error = Identity::read(&cert_path, &key_path).unwrap_err().to_string();
            assert!(error.contains(part), "{error}");
        }
        let error = Identity::read(Path::new("/no/such"), &key_path)
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("cannot read the TLS certificate \"/no/such\""),
            "{error}"
        );
    }
}
