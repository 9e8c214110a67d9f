//! The PostgreSQL wire protocol, version 3.0.
//!
//! In reading order: [`startup`] (how a connection begins), [`connection`] (its loop over messages), [`simple`] and
//! [`extended`] (the two query protocols), [`portal`] and [`sink`] (rows a few at a time, and where they go), [`direct`],
//! [`cursor`] and [`copy`] (statements that need the socket or the portals), [`control`], [`sql_prepare`], [`settings`], [`server_settings`] and [`transaction`]
//! (statements about the connection itself), [`frontend`] and [`socket`] (messages in and out), [`rows`], [`params`], [`text`], [`binary`] and [`types`]
//! (values).
//!
//! Messages and their encoding are pgwire's. The loop over the socket is not: cancel requests, a client that leaves
//! while its query runs, portals that pause and input that lies about its lengths need control over each read and write.

pub mod binary;
pub mod calendar;
pub mod connection;
pub mod control;
pub mod copy;
pub mod cursor;
pub mod direct;
pub mod error;
pub mod extended;
pub mod float_text;
pub mod frontend;
pub mod observer;
pub mod params;
pub mod portal;
pub mod rows;
pub mod server_settings;
pub mod settings;
pub mod simple;
pub mod sink;
pub mod socket;
pub mod sql_prepare;
pub mod startup;
pub mod statement;
pub mod text;
pub mod transaction;
pub mod types;
