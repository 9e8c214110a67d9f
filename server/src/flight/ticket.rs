//! Tickets: what GetFlightInfo gives a client to fetch a result with.
//!
//! A statement's ticket holds the statement itself, so that the server keeps nothing between the two calls. Nothing is
//! trusted in it: a forged ticket is a query by the session that sends it.

use std::hash::{DefaultHasher, Hash, Hasher};

use arrow::datatypes::Schema;
use arrow_flight::sql::{Any, ProstMessageExt, TicketStatementQuery};
use arrow_flight::{FlightDescriptor, FlightEndpoint, FlightInfo, Ticket};
use bytes::Bytes;
use prost::Message;
use tonic::Status;

use super::error;

/// What a statement's ticket says.
#[derive(Clone, PartialEq, Message)]
pub struct StatementTicket {
    /// Names the run, for a client that wants to cancel it.
    #[prost(bytes = "bytes", tag = "1")]
    pub id: Bytes,
    /// The statement; empty for a prepared one.
    #[prost(string, tag = "2")]
    pub query: String,
    /// The transaction that it belongs to; empty for none.
    #[prost(bytes = "bytes", tag = "3")]
    pub transaction: Bytes,
    /// The prepared statement's handle; empty for another.
    #[prost(bytes = "bytes", tag = "4")]
    pub prepared: Bytes,
    /// Which of the prepared statement's bindings it is for.
    #[prost(uint64, tag = "5")]
    pub binding: u64,
    /// A hash of the columns that the client was told.
    #[prost(fixed64, tag = "6")]
    pub columns: u64,
}

impl StatementTicket {
    /// As Flight's ticket.
    pub fn to_bytes(&self) -> Bytes {
        let query = TicketStatementQuery {
            statement_handle: self.encode_to_vec().into(),
        };
        query.as_any().encode_to_vec().into()
    }

    /// From the handle in Flight's ticket.
    ///
    /// # Errors
    /// For a handle that isn't this server's.
    pub fn from_handle(handle: &[u8]) -> Result<StatementTicket, Status> {
        StatementTicket::decode(handle).map_err(|_| error::malformed("the ticket is not one of this server's"))
    }

    /// The ticket in a flight's first endpoint, if it is for a statement.
    pub fn of_info(info: &FlightInfo) -> Option<StatementTicket> {
        let ticket = info.endpoint.first()?.ticket.as_ref()?;
        let any = Any::decode(&*ticket.ticket).ok()?;
        let query: TicketStatementQuery = any.unpack().ok()??;
        StatementTicket::decode(&*query.statement_handle).ok()
    }
}

/// A hash by which changed columns are noticed.
pub fn columns_hash(schema: &Schema) -> u64 {
    let mut hasher = DefaultHasher::new();
    schema.hash(&mut hasher);
    hasher.finish()
}

/// The answer to GetFlightInfo: a result with these columns, which the ticket fetches.
///
/// # Errors
/// If the schema can't be written.
pub fn flight_info(schema: &Schema, descriptor: FlightDescriptor, ticket: Bytes) -> Result<FlightInfo, Status> {
    let endpoint = FlightEndpoint::new().with_ticket(Ticket { ticket });
    let info = FlightInfo::new().try_with_schema(schema).map_err(error::from_arrow)?;
    Ok(info
        .with_descriptor(descriptor)
        .with_endpoint(endpoint)
        .with_ordered(true))
}

/// The answer to GetFlightInfo for a statement without rows, which has been carried out.
///
/// # Errors
/// If the schema can't be written.
pub fn done_info(descriptor: FlightDescriptor, count: i64) -> Result<FlightInfo, Status> {
    let info = FlightInfo::new()
        .try_with_schema(&Schema::empty())
        .map_err(error::from_arrow)?;
    Ok(info.with_descriptor(descriptor).with_total_records(count))
}
