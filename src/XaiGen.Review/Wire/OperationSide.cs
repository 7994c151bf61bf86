using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;

namespace XaiGen.Review.Wire;

/// <summary>An operation in one of the two documents.</summary>
internal sealed record OperationSide(ContractDocument Document, JObject Node, JToken PathItem, string Path);
