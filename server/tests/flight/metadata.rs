//! What the database says of itself.

use std::collections::BTreeMap;

use arrow::array::{AsArray, RecordBatch};
use arrow::datatypes::{Schema, UInt32Type};
use arrow_flight::sql::{
    CommandGetCrossReference, CommandGetDbSchemas, CommandGetExportedKeys, CommandGetImportedKeys,
    CommandGetPrimaryKeys, CommandGetTables, CommandGetXdbcTypeInfo, SqlInfo,
};
use arrow_flight::{IpcMessage, error::FlightError};

use crate::harness::{Client, FlightServer, columns, fetch, text_rows, update};

async fn tables(client: &mut Client, request: CommandGetTables) -> RecordBatch {
    let info = client.get_tables(request).await.unwrap();
    fetch(client, info).await.unwrap().remove(0)
}

/// A server with two tables and a view.
async fn filled() -> (FlightServer, Client) {
    let server = FlightServer::start();
    let mut client = server.client().await;
    for sql in [
        "create table points(x double not null, y double, name text)",
        "create table other(a int)",
        "create view upper_points as select * from points where y > 0",
        "create schema more",
        "create table more.points(z int)",
    ] {
        update(&mut client, sql).await;
    }
    (server, client)
}

#[tokio::test(flavor = "multi_thread")]
async fn catalogs_and_schemas_are_listed() {
    let (_server, mut client) = filled().await;
    let info = client.get_catalogs().await.unwrap();
    assert_eq!(text_rows(&fetch(&mut client, info).await.unwrap()), ["rbcdb"]);
    let info = client.get_db_schemas(CommandGetDbSchemas::default()).await.unwrap();
    let all = text_rows(&fetch(&mut client, info).await.unwrap());
    assert_eq!(
        all,
        [
            "rbcdb|information_schema",
            "rbcdb|more",
            "rbcdb|pg_catalog",
            "rbcdb|public"
        ]
    );
    for (catalog, pattern, expected) in [
        (Some("rbcdb"), Some("m_re"), vec!["rbcdb|more"]),
        (Some("rbcdb"), Some("pub%"), vec!["rbcdb|public"]),
        (Some("other"), None, vec![]),
        (Some(""), None, vec![]),
    ] {
        let request = CommandGetDbSchemas {
            catalog: catalog.map(str::to_owned),
            db_schema_filter_pattern: pattern.map(str::to_owned),
        };
        let info = client.get_db_schemas(request).await.unwrap();
        assert_eq!(text_rows(&fetch(&mut client, info).await.unwrap()), expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_are_listed_by_patterns_and_types() {
    let (_server, mut client) = filled().await;
    let request = |schema: Option<&str>, table: Option<&str>, types: &[&str]| CommandGetTables {
        catalog: None,
        db_schema_filter_pattern: schema.map(str::to_owned),
        table_name_filter_pattern: table.map(str::to_owned),
        table_types: types.iter().map(|ty| (*ty).to_owned()).collect(),
        include_schema: false,
    };
    for (request, expected) in [
        (
            request(None, None, &["TABLE"]),
            vec![
                "rbcdb|more|points|TABLE",
                "rbcdb|public|other|TABLE",
                "rbcdb|public|points|TABLE",
            ],
        ),
        (
            request(Some("public"), Some("%points"), &[]),
            vec!["rbcdb|public|points|TABLE", "rbcdb|public|upper_points|VIEW"],
        ),
        (request(None, None, &["VIEW"]), vec!["rbcdb|public|upper_points|VIEW"]),
        (request(Some("more"), None, &["VIEW"]), vec![]),
        (
            request(None, Some("pg\\_class"), &["SYSTEM TABLE"]),
            vec!["rbcdb|pg_catalog|pg_class|SYSTEM TABLE"],
        ),
        (
            request(Some("information_schema"), Some("columns"), &[]),
            vec!["rbcdb|information_schema|columns|SYSTEM TABLE"],
        ),
    ] {
        assert_eq!(text_rows(&[tables(&mut client, request).await]), expected);
    }
    let info = client.get_table_types().await.unwrap();
    assert_eq!(
        text_rows(&fetch(&mut client, info).await.unwrap()),
        ["SYSTEM TABLE", "TABLE", "VIEW"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_come_with_the_tables() {
    let (_server, mut client) = filled().await;
    let request = CommandGetTables {
        db_schema_filter_pattern: Some("public".to_owned()),
        table_name_filter_pattern: Some("points".to_owned()),
        include_schema: true,
        ..CommandGetTables::default()
    };
    let batch = tables(&mut client, request).await;
    let bytes = batch.column(4).as_binary::<i32>().value(0).to_vec();
    let schema = Schema::try_from(IpcMessage(bytes.into())).unwrap();
    let x = schema.field(0);
    assert_eq!(x.metadata()["ARROW:FLIGHT:SQL:TYPE_NAME"], "DOUBLE");
    assert_eq!(x.metadata()["ARROW:FLIGHT:SQL:TABLE_NAME"], "points");
    let nullable: Vec<bool> = schema.fields().iter().map(|f| f.is_nullable()).collect();
    assert_eq!(nullable, [false, true, true]);
    assert_eq!(columns(&schema.into()), ["x Float64", "y Float64", "name Utf8"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_empty_in_their_columns() {
    let (_server, mut client) = filled().await;
    let table = || "points".to_owned();
    let primary = client
        .get_primary_keys(CommandGetPrimaryKeys {
            table: table(),
            ..CommandGetPrimaryKeys::default()
        })
        .await
        .unwrap();
    let exported = client
        .get_exported_keys(CommandGetExportedKeys {
            table: table(),
            ..CommandGetExportedKeys::default()
        })
        .await
        .unwrap();
    let imported = client
        .get_imported_keys(CommandGetImportedKeys {
            table: table(),
            ..CommandGetImportedKeys::default()
        })
        .await
        .unwrap();
    let crossed = client
        .get_cross_reference(CommandGetCrossReference {
            pk_table: table(),
            fk_table: table(),
            ..CommandGetCrossReference::default()
        })
        .await
        .unwrap();
    for (info, width) in [(primary, 6), (exported, 13), (imported, 13), (crossed, 13)] {
        assert_eq!(info.clone().try_decode_schema().unwrap().fields().len(), width);
        let batches = fetch(&mut client, info).await.unwrap();
        assert_eq!(batches.iter().map(|batch| batch.num_rows()).sum::<usize>(), 0);
    }
}

async fn sql_info(client: &mut Client, wanted: Vec<SqlInfo>) -> Result<BTreeMap<u32, String>, FlightError> {
    let info = client.get_sql_info(wanted).await?;
    let batches = fetch(client, info).await?;
    let mut found = BTreeMap::new();
    for batch in &batches {
        let names = batch.column(0).as_primitive::<UInt32Type>().values().to_vec();
        let values = batch.project(&[1]).unwrap();
        found.extend(names.into_iter().zip(text_rows(&[values])));
    }
    Ok(found)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_server_can_do_is_told_in_full() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    let name = sql_info(&mut client, vec![SqlInfo::FlightSqlServerName]).await.unwrap();
    assert_eq!(name, BTreeMap::from([(0, "{string_value=rbcdb}".to_owned())]));
    let all = sql_info(&mut client, Vec::new()).await.unwrap();
    // Substrait's versions (6 and 7) are for servers that have it.
    let expected: Vec<u32> = [0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 100, 101]
        .into_iter()
        .chain(500..=575)
        .collect();
    assert_eq!(all.keys().copied().collect::<Vec<_>>(), expected);
    assert!(all[&(SqlInfo::SqlNumericFunctions as u32)].contains("sqrt"));
}

#[tokio::test(flavor = "multi_thread")]
async fn types_are_told() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    let info = client
        .get_xdbc_type_info(CommandGetXdbcTypeInfo { data_type: None })
        .await
        .unwrap();
    let all = fetch(&mut client, info).await.unwrap();
    assert_eq!(all[0].num_rows(), 18);
    let info = client
        .get_xdbc_type_info(CommandGetXdbcTypeInfo { data_type: Some(8) })
        .await
        .unwrap();
    let double = fetch(&mut client, info).await.unwrap();
    assert_eq!(
        double[0].column(0).as_string::<i32>().iter().collect::<Vec<_>>(),
        [Some("DOUBLE")]
    );
}
