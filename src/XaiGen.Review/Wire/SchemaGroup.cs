using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Wire;

/// <summary>Schemas that all apply to one value, such as the members of <c>allOf</c> and the target of a <c>$ref</c>.</summary>
internal sealed record SchemaGroup(JToken At, IReadOnlyList<JToken> Parts);
