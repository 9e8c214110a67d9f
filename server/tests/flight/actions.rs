//! rbcdb's own actions.

use rbcdb_udf_abi::artifact::Artifact;
use tonic::Code;

use crate::harness::{FlightServer, action, failure, rows, update};

const HALF: &str = "create function half(x double) returns double language rbc as $$ return x / 2 $$";

#[tokio::test(flavor = "multi_thread")]
async fn actions_are_listed() {
    use futures::TryStreamExt;
    let server = FlightServer::start();
    let listed = server.raw().await.list_actions(arrow_flight::Empty {}).await.unwrap();
    let listed: Vec<_> = listed.into_inner().try_collect().await.unwrap();
    let names: Vec<&str> = listed.iter().map(|action| action.r#type.as_str()).collect();
    for name in [
        "CreatePreparedStatement",
        "CancelFlightInfo",
        "rbc.PutFunction",
        "rbc.GetArtifact",
        "rbc.PutArtifact",
    ] {
        assert!(names.contains(&name), "{names:?}");
    }
    // Each that is listed is there: an empty body is wrong, or enough, but never unknown.
    let mut client = server.client().await;
    for name in names {
        if let Err(error) = action(&mut client, name, "").await {
            let (_, state) = failure(error);
            assert!(
                matches!(state.as_str(), "08P01" | "42601" | "22P03" | "28000"),
                "{name}: {state}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_function_can_be_put_as_sql_and_as_json() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    let created = action(&mut client, "rbc.PutFunction", HALF).await.unwrap();
    let created: serde_json::Value = serde_json::from_slice(&created[0]).unwrap();
    assert_eq!(created["signature"], "half(x DOUBLE) RETURNS DOUBLE");
    assert_eq!(created["key"].as_str().map(str::len), Some(64));
    let json = r#"{"name": "add", "parameters": [{"name": "a", "type": "INT"}, {"name": "b", "type": "INT", "default": "1"}],
        "returns": "INT", "body": "return a + b"}"#;
    action(&mut client, "rbc.PutFunction", json).await.unwrap();
    assert_eq!(
        rows(&mut client, "select half(3.0), add(1), add(1, 5)").await,
        ["1.5|2|6"]
    );
    let documented = include_str!("../../../docs/flight-sql.md")
        .split("```json\n")
        .nth(1)
        .unwrap();
    let documented = documented
        .split("```")
        .next()
        .unwrap()
        .replace("\"add\"", "\"documented\"");
    action(&mut client, "rbc.PutFunction", documented).await.unwrap();
    assert_eq!(
        rows(&mut client, "select documented(2), documented(2, 3)").await,
        ["3|5"]
    );
    let llvm = r#"{"name": "inc", "parameters": [{"name": "x", "type": "BIGINT"}], "returns": "BIGINT", "language": "llvm",
        "body": "define i64 @inc(i64 %x) {\n  %y = add i64 %x, 1\n  ret i64 %y\n}\n"}"#;
    action(&mut client, "rbc.PutFunction", llvm).await.unwrap();
    assert_eq!(rows(&mut client, "select inc(41)").await, ["42"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_sql_refuses_is_refused() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    update(&mut client, "create table precious(a int)").await;
    update(&mut client, HALF).await;
    for (body, state) in [
        (HALF, "42723"),
        (
            "create function f() returns int language rbc as $$ return x $$",
            "42703",
        ),
        ("drop table precious", "42601"),
        (
            "create function f() returns int language rbc as $$ return 1 $$; drop table precious",
            "42601",
        ),
        ("{", "22023"),
        (
            r#"{"name": "f", "returns": "INT", "body": "return 1", "unknown": 1}"#,
            "22023",
        ),
        (
            r#"{"name": "f", "returns": "INT language rbc as 'return 1'; drop table precious; --", "body": ""}"#,
            "42601",
        ),
    ] {
        let error = action(&mut client, "rbc.PutFunction", body).await.unwrap_err();
        assert_eq!(failure(error).1, state, "{body}");
    }
    let error = action(&mut client, "rbc.PutFunction", vec![0xff, 0xfe])
        .await
        .unwrap_err();
    assert_eq!(failure(error).1, "22021");
    assert_eq!(rows(&mut client, "select count(*) from precious").await, ["0"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_artifact_goes_from_one_server_to_another() {
    let (here, there) = (FlightServer::start(), FlightServer::start());
    let (mut a, mut b) = (here.client().await, there.client().await);
    update(&mut a, HALF).await;
    update(
        &mut a,
        "create function quarter(x double) returns double language rbc as $$ return half(half(x)) $$",
    )
    .await;
    let half = action(&mut a, "rbc.GetArtifact", "half").await.unwrap().remove(0);
    let quarter = action(&mut a, "rbc.GetArtifact", "quarter(double)")
        .await
        .unwrap()
        .remove(0);
    let artifact = Artifact::from_bytes(&half).unwrap();
    assert_eq!(artifact.metadata.signature.to_string(), "half(x DOUBLE) RETURNS DOUBLE");
    // What it calls has to be there.
    let error = action(&mut b, "rbc.PutArtifact", quarter.clone()).await.unwrap_err();
    assert_eq!(failure(error).1, "42883");
    let put = action(&mut b, "rbc.PutArtifact", half.clone()).await.unwrap();
    let put: serde_json::Value = serde_json::from_slice(&put[0]).unwrap();
    assert_eq!(put["key"], artifact.key.to_string());
    action(&mut b, "rbc.PutArtifact", quarter).await.unwrap();
    assert_eq!(rows(&mut b, "select quarter(10.0)").await, ["2.5"]);
    let error = action(&mut b, "rbc.PutArtifact", half).await.unwrap_err();
    assert_eq!(failure(error), (Code::AlreadyExists, "42723".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_artifact_of_llvm_ir_goes_along() {
    let (here, there) = (FlightServer::start(), FlightServer::start());
    let (mut a, mut b) = (here.client().await, there.client().await);
    let create = "create function inc(x bigint) returns bigint language llvm as $$\n\
                  define i64 @inc(i64 %x) {\n  %y = add i64 %x, 1\n  ret i64 %y\n}\n$$";
    update(&mut a, create).await;
    let artifact = action(&mut a, "rbc.GetArtifact", "inc").await.unwrap().remove(0);
    action(&mut b, "rbc.PutArtifact", artifact).await.unwrap();
    assert_eq!(rows(&mut b, "select inc(41)").await, ["42"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn machine_code_that_a_client_sends_never_runs() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    update(&mut client, HALF).await;
    let bytes = action(&mut client, "rbc.GetArtifact", "half").await.unwrap().remove(0);
    update(&mut client, "drop function half").await;
    // Code that isn't what the source says, under a right checksum: what comes of it is the source's.
    let mut forged = Artifact::from_bytes(&bytes).unwrap();
    forged.object = vec![0xcc; 4096];
    forged.library.clear();
    action(&mut client, "rbc.PutArtifact", forged.to_bytes().unwrap())
        .await
        .unwrap();
    assert_eq!(rows(&mut client, "select half(3.0)").await, ["1.5"]);
    update(&mut client, "drop function half").await;
    // Another source under the key of this one.
    let mut forged = Artifact::from_bytes(&bytes).unwrap();
    forged.metadata.source = "return x / 3".to_owned();
    let error = action(&mut client, "rbc.PutArtifact", forged.to_bytes().unwrap())
        .await
        .unwrap_err();
    assert_eq!(failure(error), (Code::InvalidArgument, "22P03".to_owned()));
    // From another machine, the key is another's and says nothing here.
    forged.metadata.target_cpu = "another".to_owned();
    action(&mut client, "rbc.PutArtifact", forged.to_bytes().unwrap())
        .await
        .unwrap();
    assert_eq!(rows(&mut client, "select half(3.0)").await, ["1.0"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn damaged_artifacts_are_refused() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    update(&mut client, HALF).await;
    let bytes = action(&mut client, "rbc.GetArtifact", "half").await.unwrap().remove(0);
    update(&mut client, "drop function half").await;
    let mut damaged = vec![
        bytes[..40].to_vec(),
        bytes[..bytes.len() - 1].to_vec(),
        b"not an artifact".to_vec(),
    ];
    for at in (0..bytes.len()).step_by(bytes.len() / 40) {
        let mut flipped = bytes.to_vec();
        flipped[at] ^= 0x10;
        damaged.push(flipped);
    }
    for body in damaged {
        let error = action(&mut client, "rbc.PutArtifact", body).await.unwrap_err();
        assert_eq!(failure(error).1, "22P03");
    }
    let error = action(&mut client, "rbc.GetArtifact", "half").await.unwrap_err();
    assert_eq!(failure(error).1, "42883");
    for name in [
        "half as source; drop table t; show function half",
        "1",
        "(",
        "half(nonsense)",
    ] {
        let error = action(&mut client, "rbc.GetArtifact", name).await.unwrap_err();
        let state = failure(error).1;
        assert!(matches!(state.as_str(), "42601" | "42704"), "{name}: {state}");
    }
}

/// A kernel function, whose output isn't the last parameter.
const KERNEL: &str = r#"{"name": "Scaled", "parameters": [{"name": "x", "type": "DOUBLE[]"}, {"name": "r", "type": "DOUBLE[]", "out": true},
    {"name": "by", "type": "DOUBLE", "default": "2"}], "options": {"threads": "len(x)"},
    "body": "i = cuda.grid(1)\nif i < len(x):\n    r[i] = x[i] * by"}"#;

#[tokio::test(flavor = "multi_thread")]
async fn a_kernel_function_is_put_and_goes_from_one_server_to_another() {
    let (here, there) = (FlightServer::start(), FlightServer::start());
    let (mut a, mut b) = (here.client().await, there.client().await);
    let created = action(&mut a, "rbc.PutFunction", KERNEL).await.unwrap();
    let created: serde_json::Value = serde_json::from_slice(&created[0]).unwrap();
    assert_eq!(created["signature"], "Scaled(x DOUBLE[], by DOUBLE) RETURNS DOUBLE[]");
    let sql = "select \"Scaled\"(array[1.5, 2.5], 4)";
    let rows_here = rows(&mut a, sql).await;
    assert_eq!(rows(&mut a, "select \"Scaled\"(array[1.5, 2.5])[2]").await, ["5.0"]);
    let bytes = action(&mut a, "rbc.GetArtifact", "\"Scaled\"").await.unwrap().remove(0);
    let artifact = Artifact::from_bytes(&bytes).unwrap();
    let kernel = artifact.metadata.signature.kernel.as_ref().unwrap();
    assert_eq!((kernel.output.as_str(), kernel.position), ("r", 1));
    assert_eq!(
        (kernel.length.as_str(), kernel.threads.as_slice()),
        ("len(x)", ["len(x)".to_owned()].as_slice())
    );
    let launch = artifact.metadata.launch.as_ref().unwrap();
    assert_eq!(launch.verdict, "independent_if");
    assert_eq!(
        launch.conditions,
        [
            "gridDim.x*blockDim.x >= x.length",
            "(r.length >= x.length or r.length >= gridDim.x*blockDim.x)"
        ]
    );
    assert!(artifact.gpu.is_some_and(|gpu| gpu.ptx.contains(".visible .entry ")));
    let put = action(&mut b, "rbc.PutArtifact", bytes).await.unwrap();
    let put: serde_json::Value = serde_json::from_slice(&put[0]).unwrap();
    assert_eq!(put["key"], artifact.key.to_string());
    assert_eq!(rows(&mut b, sql).await, rows_here);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_kernel_functions_are_refused() {
    let server = FlightServer::start();
    let mut client = server.client().await;
    for (body, state) in [
        (
            KERNEL.replace("\"out\": true", "\"out\": true, \"default\": \"NULL\""),
            "0A000",
        ),
        (KERNEL.replace("\"out\": true", "\"out\": false"), "42P13"),
        (KERNEL.replace("\"body\"", "\"returns\": \"DOUBLE\", \"body\""), "42P13"),
        (KERNEL.replace("x[i] * by", "cuda.blockDim.x"), "42P13"),
        (KERNEL.replace("\"out\": true", "\"out\": 1"), "22023"),
    ] {
        let error = action(&mut client, "rbc.PutFunction", body.clone()).await.unwrap_err();
        assert_eq!(failure(error).1, state, "{body}");
    }
}
