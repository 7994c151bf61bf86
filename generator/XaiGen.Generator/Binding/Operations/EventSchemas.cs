using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>Interprets schemas of server-sent events.</summary>
internal sealed class EventSchemas(SchemaResolver schemas)
{
    private const string Data = "data";
    private const string Event = "event";

    /// <summary>The fields of an event that identify it or its kind, as <see cref="FieldOf"/> returns them.</summary>
    private static readonly string[] s_names = [Event, "id", "eventtype", "eventid"];

    /// <summary>The fields of an event in the standard and in ASP.NET Core 10's description of <c>SseItem</c>.</summary>
    private static readonly string[] s_fields = [.. s_names, Data, "retry", "reconnectioninterval"];

    /// <summary>The schema of the data of each event, if the data is JSON and does not depend on the event's name.</summary>
    public Schema? JsonOf(Schema item)
    {
        Schema? data = Named(item).Length > 0 ? null : IsEvent(item) ? DataOf(item) : item;
        return IsText(data) ? null : data;
    }

    /// <summary>The kinds of event if each has a different name; otherwise empty.</summary>
    public Schema[] Named(Schema item)
    {
        Schema[] members = [.. SchemaResolver.MembersOf(schemas.Follow(item) ?? item)];
        return members.Length > 1 && members.All(member => IsEvent(member) && NameOf(member) is not null) ? members : [];
    }

    /// <summary>Whether the schema describes the event itself instead of its data: an object with only fields of events.</summary>
    public bool IsEvent(Schema schema)
    {
        string[] fields = [.. schemas.ShapeOf(schema).Properties.Select(property => FieldOf(property.Name))];
        return fields.Contains(Data) && fields.All(field => s_fields.Contains(field));
    }

    /// <summary>Whether the event has a field that identifies it or its kind.</summary>
    public bool HasNames(Schema schema) => schemas.ShapeOf(schema).Properties.Any(property => s_names.Contains(FieldOf(property.Name)));

    public Schema? DataOf(Schema schema)
        => schemas.ShapeOf(schema).Properties.Where(property => FieldOf(property.Name) == Data)
            .Select(property => property.Schema).FirstOrDefault();

    /// <summary>The constant name of such an event; null if it has none.</summary>
    public string? NameOf(Schema schema)
        => schemas.ShapeOf(schema).Find(Event) is { } property && schemas.Follow(property.Schema) is { Enum.Count: 1 } constant
            ? constant.Enum[0].Text
            : null;

    /// <summary>The field that a property stands for: .NET describes fields in the naming policy of the server's JSON.</summary>
    private static string FieldOf(string name) => name.Replace("_", "").Replace("-", "").ToLowerInvariant();

    public bool IsText(Schema? schema)
        => schema is not null
            && schemas.Follow(schema) is { Types: JsonTypes.String, IdType: null, Enum.Count: 0 } text && !IsJsonText(text);

    private static bool IsJsonText(Schema text) => text.Format is not (null or "binary" or "byte");
}
