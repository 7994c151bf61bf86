using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>Whether alternatives have values in common, as far as that is seen without trying any.</summary>
internal static class Alternatives
{
    /// <summary>Whether no value can match several alternatives.</summary>
    public static bool AreApart(SchemaViews views, UnionView union) => union.Members.All(member => IsApart(views, member, union));

    /// <summary>
    /// Whether no other alternative can match the same value: because of its types, a tag, or a required property that the other refuses.
    /// </summary>
    public static bool IsApart(SchemaViews views, JsonNode member, UnionView union)
    {
        SchemaView view = views.Of(member);
        return union.Members.All(other => ReferenceEquals(other, member) || AreApart(views, view, views.Of(other)));
    }

    private static bool AreApart(SchemaViews views, SchemaView one, SchemaView other)
    {
        return (one.Kinds & other.Kinds) == 0
            || one.Required.Keys.Any(name => Refuses(other, name) || (other.Required.ContainsKey(name) && HaveOtherValues(name)))
            || other.Required.Keys.Any(name => Refuses(one, name));

        bool HaveOtherValues(string name)
            => Listed(one, name) is { } values && Listed(other, name) is { } others
                && !values.Exists(value => others.Exists(same => NodeEquality.AreEqual(value, same)));

        List<JsonNode>? Listed(SchemaView view, string name)
            => view.Properties.TryGetValue(name, out PropertyView? property) ? views.Of(property.Parts).Enum?.Value : null;
    }

    private static bool Refuses(SchemaView view, string property)
        => (view.IsClosed && !view.Properties.ContainsKey(property))
            || (view.Subschema("not")?.At.Items("required") is [var name] && name.Text() == property);
}
