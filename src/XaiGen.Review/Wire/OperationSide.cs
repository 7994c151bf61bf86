using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>An operation in one of the two documents.</summary>
internal sealed record OperationSide(ContractDocument Document, JsonMapping Node, JsonNode PathItem, string Path);
