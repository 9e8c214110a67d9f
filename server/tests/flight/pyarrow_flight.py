import sys

import pyarrow as pa
import pyarrow.flight as flight


def check(condition, what):
    if not condition:
        raise SystemExit(f"failed: {what}")


client = flight.connect(sys.argv[1])
key, value = client.authenticate_basic_token("tester", "secret")
check(key == b"authorization" and value.startswith(b"Bearer "), f"a token: {key} {value}")
options = flight.FlightCallOptions(headers=[(key, value)])

actions = {action.type for action in client.list_actions(options)}
check({"rbc.PutFunction", "rbc.GetArtifact", "rbc.PutArtifact"} <= actions, str(actions))

create = b"create function third(x double) returns double language rbc as $$ return x / 3 $$"
created = list(client.do_action(flight.Action("rbc.PutFunction", create), options))
check(b"third(x DOUBLE) RETURNS DOUBLE" in created[0].body.to_pybytes(), "a function is made")
artifact = list(client.do_action(flight.Action("rbc.GetArtifact", b"third"), options))[0].body
check(artifact.to_pybytes()[1:4] == b"RBC", "an artifact")


def any_of(name, *fields):
    """A command of Flight SQL, written as protobuf by hand."""
    body = b"".join(bytes([number << 3 | 2, len(text)]) + text for number, text in fields)
    url = b"type.googleapis.com/arrow.flight.protocol.sql." + name
    return bytes([0x0A, len(url)]) + url + bytes([0x12, len(body)]) + body


command = any_of(b"CommandStatementQuery", (1, b"select third(9.0) as t"))
info = client.get_flight_info(flight.FlightDescriptor.for_command(command), options)
reader = client.do_get(info.endpoints[0].ticket, options)
check(reader.schema == info.schema, "what is told is what comes")
check(reader.read_all().to_pylist() == [{"t": 3.0}], "a row")

result = client.get_schema(flight.FlightDescriptor.for_command(command), options)
check(result.schema.types == [pa.float64()], "a schema")

try:
    client.get_flight_info(flight.FlightDescriptor.for_command(b"nonsense"), options)
    raise SystemExit("nonsense was taken")
except pa.ArrowInvalid:
    pass
bad = flight.FlightCallOptions(headers=[(b"authorization", b"Bearer nobody")])
try:
    list(client.list_actions(bad))
    raise SystemExit("a made-up token was taken")
except flight.FlightUnauthenticatedError:
    pass
print("ok")
