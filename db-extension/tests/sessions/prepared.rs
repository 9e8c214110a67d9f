//! Statements with parameters.

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;

use crate::harness::{Db, execute};

#[test]
fn parameters_take_the_types_of_what_they_are_given_to() {
    let db = Db::new();
    db.create("f(x DOUBLE, n SMALLINT) RETURNS DOUBLE", "return x * n");
    db.rows("CREATE TABLE t (a INT, b REAL)");
    db.block_on(async {
        let prepared = db
            .session
            .prepare("SELECT f($1, $2), a FROM t WHERE a = $3", &[])
            .await
            .unwrap();
        assert_eq!(
            prepared.parameters,
            [DataType::Float64, DataType::Int16, DataType::Int32]
        );
        let names: Vec<_> = prepared
            .schema
            .unwrap()
            .fields()
            .iter()
            .map(|f| f.name().clone())
            .collect();
        assert_eq!(names, ["f", "a"]);
        let sql = "SELECT f($1, $2)";
        let values = [ScalarValue::Float64(Some(1.5)), ScalarValue::Int16(Some(4))];
        assert_eq!(execute(&db.session, sql, &values).await.unwrap().text(), "6.0");
        let none = [ScalarValue::Float64(None), ScalarValue::Int16(Some(4))];
        assert_eq!(execute(&db.session, sql, &none).await.unwrap().text(), "NULL");
    });
}

#[test]
fn declared_types_choose_the_overload() {
    let db = Db::new();
    db.create("f(x INT) RETURNS INT", "return 4");
    db.create("f(x DOUBLE) RETURNS DOUBLE", "return 8");
    db.block_on(async {
        for (ty, result) in [
            (DataType::Int32, DataType::Int32),
            (DataType::Float64, DataType::Float64),
        ] {
            let prepared = db.session.prepare("SELECT f($1)", &[Some(ty.clone())]).await.unwrap();
            assert_eq!(prepared.parameters, [ty]);
            assert_eq!(*prepared.schema.unwrap().field(0).data_type(), result);
        }
        let insert = db.session.prepare("SELECT $1", &[]).await.unwrap();
        assert_eq!(insert.parameters, [DataType::Utf8]);
    });
}

#[test]
fn inserts_take_parameters_of_the_columns_types() {
    let db = Db::new();
    db.rows("CREATE TABLE t (a INT, b REAL)");
    db.block_on(async {
        let sql = "INSERT INTO t VALUES ($1, $2)";
        let prepared = db.session.prepare(sql, &[]).await.unwrap();
        assert_eq!(prepared.parameters, [DataType::Int32, DataType::Float32]);
        let values = [ScalarValue::Int32(Some(1)), ScalarValue::Float32(Some(2.5))];
        assert_eq!(execute(&db.session, sql, &values).await.unwrap().tag, "INSERT 0 1");
    });
    assert_eq!(db.rows("SELECT * FROM t"), "1|2.5");
}
