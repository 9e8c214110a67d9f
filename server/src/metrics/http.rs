//! `/metrics` and `/health` over HTTP.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rbcdb_db_extension::Engine;
use tokio::net::TcpListener;

use super::Metrics;

/// The type of Prometheus's text.
const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// What the pages show.
#[derive(Clone)]
pub struct Pages {
    /// The metrics.
    pub metrics: Arc<Metrics>,
    /// Whether the server takes connections.
    pub serving: Arc<AtomicBool>,
    /// What some metrics are read from.
    pub engine: Engine,
}

/// Serves the pages until the listener's task is dropped.
///
/// # Errors
/// What the system says of the listener.
pub async fn serve(listener: TcpListener, pages: Pages) -> io::Result<()> {
    let router = Router::new()
        .route("/health", get(health))
        .route("/metrics", get(metrics))
        .with_state(pages);
    axum::serve(listener, router).await
}

async fn health(State(pages): State<Pages>) -> Response {
    match pages.serving.load(Ordering::Acquire) {
        true => (StatusCode::OK, "serving\n").into_response(),
        false => (StatusCode::SERVICE_UNAVAILABLE, "not serving\n").into_response(),
    }
}

async fn metrics(State(pages): State<Pages>) -> Response {
    match pages.metrics.text(&pages.engine) {
        Ok(text) => ([(header::CONTENT_TYPE, CONTENT_TYPE)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
