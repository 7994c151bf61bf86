using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;
using XaiGen.Generator.Binding.Types;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>Gives the responses that come item by item their C# form.</summary>
internal sealed class StreamBinder(TypeBinder types, BindingProblems problems)
{
    private const string Data = "data";
    private const string Event = "event";
    private const string UsualFlag = "stream";

    /// <summary>What an event has, says the standard, and as ASP.NET Core 10 describes its <c>SseItem</c>.</summary>
    private static readonly string[] s_eventFields = [Data, Event, "id", "retry", "eventType", "eventId", "reconnectionInterval"];

    /// <summary>Those of them that tell one event from another.</summary>
    private static readonly string[] s_names = [Event, "id", "eventType", "eventId"];

    /// <param name="name">The name that the type of an inline schema gets.</param>
    internal ResponseModel Bind(ApiOperation operation, ApiContent content, ItemFormat format, TagClient client, string name)
    {
        Schema? item = BodyBinder.ItemsOf(content);
        if (format != ItemFormat.Events)
        {
            return new ResponseModel.Items(item is null ? TypeRef.Any : types.Bind(item, client.Nested, name + "Item"), format);
        }

        ResponseModel.Events events = item is null
            ? new ResponseModel.Events(TypeRef.String, EventData.Text)
            : BindEvent(item, client, name + "Event");
        return events with { End = operation.Streaming?.End, Error = operation.Streaming?.Error };
    }

    /// <summary>The two methods of an operation that responds at once or by a stream, each with the flag that asks for it.</summary>
    internal MethodModel BindFlag(ApiOperation operation, MethodModel method, string? other)
    {
        bool isStream = method.Response.IsStream;
        if (operation.Streaming is { } word && !ResponseForm.Of(operation).Any(form => form.Items is not null))
        {
            problems.Add(ProblemRules.StreamWithoutResponse.Message(), word.Pointer);
            return method;
        }

        string wireName = operation.Streaming?.Flag ?? UsualFlag;
        PropertyModel? flag = (types.Find(method.RequestType) as RecordModel)?.Properties
            .FirstOrDefault(property => property.WireName == wireName && property.Type.Kind == ValueKind.Boolean);
        if (flag is null || method.Body is not BodyModel.Json json)
        {
            if (operation.Streaming?.Flag is not null && isStream)
            {
                problems.Add(ProblemRules.StreamUnresolved.Message(wireName), operation.Streaming.Pointer);
            }

            return method;
        }

        if (flag.Const is not null || (!isStream && other is null))
        {
            return method;
        }

        return method with
        {
            StreamFlag = new StreamFlag(flag.Name, wireName, isStream, other),
            Body = json with { IsRequired = json.IsRequired || isStream },

            // Which of the two is called says it.
            Parameters = method.Parameters.Where(
                parameter => parameter.Source is not ParameterSource.BodyProperty || parameter.WireName != wireName).ToEquatableArray(),
        };
    }

    private ResponseModel.Events BindEvent(Schema item, TagClient client, string name)
    {
        Schema resolved = types.Schemas.Follow(item) ?? item;
        Schema[] members = [.. SchemaResolver.MembersOf(resolved)];
        if (members.Length > 1 && members.All(member => IsEvent(member) && NameOf(member) is not null))
        {
            return new ResponseModel.Events(types.Bind(item, client.Nested, name).Nullable(false), EventData.Event)
            {
                TextEvents = members.Where(member => IsText(DataOf(member))).Select(member => NameOf(member)!).ToEquatableArray(),
            };
        }

        if (!IsEvent(item))
        {
            return IsText(item) ? new ResponseModel.Events(TypeRef.String, EventData.Text)
                : new ResponseModel.Events(types.Bind(item, client.Nested, name).Nullable(false), EventData.Json);
        }

        Schema data = DataOf(item)!;
        bool hasNames = types.Schemas.ShapeOf(item).Properties.Any(property => s_names.Contains(property.Name));
        return IsText(data)
            ? new ResponseModel.Events(TypeRef.String, EventData.Text) { HasNames = hasNames }
            : new ResponseModel.Events(types.Bind(data, client.Nested, name).Nullable(false), EventData.Json) { HasNames = hasNames };
    }

    /// <summary>Whether the schema describes an event, not what it carries: an object of nothing but what events have.</summary>
    private bool IsEvent(Schema schema)
    {
        string[] names = [.. types.Schemas.ShapeOf(schema).Properties.Select(property => property.Name)];
        return names.Contains(Data) && names.All(name => s_eventFields.Contains(name));
    }

    private Schema? DataOf(Schema schema) => PropertyOf(schema, Data);

    /// <summary>The only name that such an event has.</summary>
    private string? NameOf(Schema schema)
        => PropertyOf(schema, Event) is { } property && types.Schemas.Follow(property) is { Enum.Count: 1 } constant
            ? constant.Enum[0].Text
            : null;

    private Schema? PropertyOf(Schema schema, string name)
        => types.Schemas.ShapeOf(schema).Properties.Where(property => property.Name == name)
            .Select(property => property.Schema).FirstOrDefault();

    private bool IsText(Schema? schema)
        => schema is not null
            && types.Schemas.Follow(schema) is { Types: JsonTypes.String, IdType: null, Enum.Count: 0 } text && !IsJsonText(text);

    private static bool IsJsonText(Schema text) => text.Format is not (null or "binary" or "byte");
}
