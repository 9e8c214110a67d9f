//! The door: finds the session of each call by its headers, before anything else of the call is read.

use std::convert::Infallible;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tonic::Status;
use tonic::body::Body;
use tonic::codegen::Service;
use tonic::codegen::http::{Request, Response};
use tonic::server::NamedService;
use tonic::transport::server::{TcpConnectInfo, TlsConnectInfo};

use super::request_body::RequestBody;
use super::sessions::Sessions;
use super::{direct, error};

/// The one call that is let through without a session: it asks for one.
const HANDSHAKE: &str = "/arrow.flight.protocol.FlightService/Handshake";

/// A service behind the door. Its calls have an `Arc<FlightSession>` among their extensions.
#[derive(Clone)]
pub struct Guard<S> {
    service: S,
    sessions: Arc<Sessions>,
}

impl<S> Guard<S> {
    /// Guards a service.
    pub fn new(service: S, sessions: Arc<Sessions>) -> Guard<S> {
        Guard { service, sessions }
    }
}

impl<S: NamedService> NamedService for Guard<S> {
    const NAME: &'static str = S::NAME;
}

impl<S> Service<Request<Body>> for Guard<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>, Infallible>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.service.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<Body>) -> Self::Future {
        // The service that is ready is the one to call; its clone may not be.
        let clone = self.service.clone();
        let mut service = std::mem::replace(&mut self.service, clone);
        let sessions = Arc::clone(&self.sessions);
        Box::pin(async move {
            if request.uri().path() != HANDSHAKE {
                let admitted = match peer(request.extensions().get(), request.extensions().get()) {
                    Ok(peer) => {
                        let admitted = sessions.admit(request.headers(), peer).await;
                        admitted.map_err(|e| error::status(&e))
                    }
                    Err(status) => Err(status),
                };
                match admitted {
                    Ok(session) => {
                        request.extensions_mut().insert(session);
                    }
                    Err(refused) => return Ok(refused.into_http()),
                }
            }
            let request = request.map(|body| Body::new(RequestBody(body)));
            service.call(request).await.map(direct::put_body)
        })
    }
}

/// Where a call comes from, by what is known of its connection, without TLS and with it.
///
/// # Errors
/// For a connection of which that isn't known.
pub fn peer(
    plain: Option<&TcpConnectInfo>,
    secured: Option<&TlsConnectInfo<TcpConnectInfo>>,
) -> Result<IpAddr, Status> {
    let connection = plain.or(secured.map(TlsConnectInfo::get_ref));
    let address = connection.and_then(TcpConnectInfo::remote_addr);
    address
        .map(|address| address.ip())
        .ok_or_else(|| error::internal("a call came from nowhere"))
}
