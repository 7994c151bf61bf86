using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>Interprets schemas of server-sent events.</summary>
internal sealed class EventSchemas(SchemaResolver schemas)
{
    private const string Data = "data";
    private const string Event = "event";

    /// <summary>The fields of an event in the standard and in ASP.NET Core 10's description of <c>SseItem</c>.</summary>
    private static readonly string[] s_eventFields = [Data, Event, "id", "retry", "eventType", "eventId", "reconnectionInterval"];

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
        string[] names = [.. schemas.ShapeOf(schema).Properties.Select(property => property.Name)];
        return names.Contains(Data) && names.All(name => s_eventFields.Contains(name));
    }

    public Schema? DataOf(Schema schema) => PropertyOf(schema, Data);

    /// <summary>The constant name of such an event; null if it has none.</summary>
    public string? NameOf(Schema schema)
        => PropertyOf(schema, Event) is { } property && schemas.Follow(property) is { Enum.Count: 1 } constant
            ? constant.Enum[0].Text
            : null;

    private Schema? PropertyOf(Schema schema, string name)
        => schemas.ShapeOf(schema).Properties.Where(property => property.Name == name)
            .Select(property => property.Schema).FirstOrDefault();

    public bool IsText(Schema? schema)
        => schema is not null
            && schemas.Follow(schema) is { Types: JsonTypes.String, IdType: null, Enum.Count: 0 } text && !IsJsonText(text);

    private static bool IsJsonText(Schema text) => text.Format is not (null or "binary" or "byte");
}
