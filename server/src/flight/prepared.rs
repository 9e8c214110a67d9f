//! Prepared statements: planned once, bound to rows of parameters, run any number of times.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arrow_flight::decode::DecodedPayload;
use arrow_flight::sql::ActionCreatePreparedStatementResult;
use bytes::Bytes;
use futures::{Stream, StreamExt};
use tonic::Status;

use super::decode::Decoder;
use super::handles::Handle;
use super::parameters::{self, Parameters};
use super::statement::Statement;
use super::{error, schema};
use crate::wire::error::ErrorFields;

/// Most rows of parameters that are bound at once: the statement runs once for each.
const ROWS_MAX: usize = 1_000_000;

/// What CreatePreparedStatement left.
pub struct PreparedStatement {
    /// The statement.
    pub statement: Arc<Statement>,
    /// The transaction that it belongs to; empty for none.
    pub transaction: Bytes,
    bound: Mutex<Binding>,
}

/// Parameters that were bound.
#[derive(Debug, Clone)]
pub struct Binding {
    /// Counts up with each.
    pub number: u64,
    /// The rows; `None` before the first.
    pub parameters: Option<Arc<Parameters>>,
}

impl PreparedStatement {
    /// A statement without parameters bound.
    pub fn new(statement: Statement, transaction: Bytes) -> PreparedStatement {
        PreparedStatement {
            statement: Arc::new(statement),
            transaction,
            bound: Mutex::new(Binding {
                number: 0,
                parameters: None,
            }),
        }
    }

    /// What the client is told of it.
    ///
    /// # Errors
    /// If a schema can't be written.
    pub fn describe(&self, handle: Handle) -> Result<ActionCreatePreparedStatementResult, Status> {
        let parameters = self.statement.parameters();
        Ok(ActionCreatePreparedStatementResult {
            prepared_statement_handle: Bytes::copy_from_slice(&handle),
            dataset_schema: match &self.statement.schema {
                Some(columns) => schema::to_ipc(columns)?,
                None => Bytes::new(),
            },
            parameter_schema: match parameters {
                [] => Bytes::new(),
                types => schema::to_ipc(&parameters::schema(types))?,
            },
        })
    }

    /// Binds parameters for the runs to come.
    pub fn bind(&self, parameters: Parameters) {
        let mut bound = self.lock();
        bound.number += 1;
        bound.parameters = Some(Arc::new(parameters));
    }

    /// What is bound.
    pub fn binding(&self) -> Binding {
        self.lock().clone()
    }

    /// The rows of parameters that a run takes.
    ///
    /// # Errors
    /// 08P01 if the statement has parameters and nothing is bound to them.
    pub fn to_run(&self, binding: Binding) -> Result<Arc<Parameters>, ErrorFields> {
        match (binding.parameters, self.statement.parameters()) {
            (_, []) => Ok(Arc::new(Parameters::none())),
            (Some(parameters), _) => Ok(parameters),
            (None, types) => Err(parameters::wrong_number(0, types.len())),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Binding> {
        self.bound.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads the parameters that a client sends; `None` if it sends no columns at all.
///
/// # Errors
/// For batches that can't be read, don't fit the statement, or take more than `bytes_max`.
pub async fn read_parameters(
    statement: &Statement,
    stream: impl Stream<Item = Result<arrow_flight::FlightData, Status>> + Send + 'static,
    bytes_max: usize,
) -> Result<Option<Parameters>, Status> {
    let mut decoder = Decoder::new(stream, bytes_max);
    let mut parameters = None;
    while let Some(decoded) = decoder.next().await {
        match decoded? {
            DecodedPayload::Schema(columns) if columns.fields().is_empty() => {}
            DecodedPayload::Schema(_) => {
                parameters.get_or_insert_with(Parameters::default);
            }
            DecodedPayload::RecordBatch(batch) if batch.num_columns() == 0 => {}
            DecodedPayload::RecordBatch(batch) => {
                let rows = parameters.get_or_insert_with(Parameters::default);
                rows.add(&batch, statement.parameters())
                    .map_err(|e| error::status(&e))?;
                if rows.bytes() > bytes_max || rows.rows() > ROWS_MAX {
                    let message = format!("the parameters take more than {bytes_max} bytes or {ROWS_MAX} rows");
                    return Err(error::status(&ErrorFields::new("54000", message)));
                }
            }
            DecodedPayload::None => {}
        }
    }
    Ok(parameters)
}
