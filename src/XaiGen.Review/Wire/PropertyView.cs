using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Wire;

/// <summary>A property: the schemas that its values must satisfy.</summary>
internal sealed record PropertyView(JToken At, IReadOnlyList<JToken> Parts);
