using XaiGen.Review.Json;

namespace XaiGen.Review.Documents;

/// <summary>A component that extends a base with a discriminator.</summary>
/// <param name="Name">The component's name.</param>
/// <param name="Reference">The reference to it.</param>
/// <param name="Schema">The component.</param>
/// <param name="Property">The property that names it in values.</param>
/// <param name="Tags">The values of the property that name it.</param>
internal sealed record DerivedSchema(string Name, string Reference, JsonNode Schema, string Property, IReadOnlyList<string> Tags);
