/// What an operation does: reads the cloud, or changes it.
enum Operation: Sendable {
    case read(@Sendable (Cloud, Parameters, Call) throws -> JSONValue)
    case write(@Sendable (inout Cloud, Parameters, Call) throws -> JSONValue)
}
