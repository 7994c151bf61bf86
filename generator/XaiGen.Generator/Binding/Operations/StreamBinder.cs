using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Generator.Binding.Types;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>Converts responses that arrive item by item to their C# form.</summary>
internal sealed class StreamBinder(TypeBinder types, BindingProblems problems)
{
    private const string UsualFlag = "stream";

    /// <param name="name">The name for the type of an inline schema.</param>
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

    /// <summary>The nodes, beside the response, that describe the type of the items.</summary>
    internal IEnumerable<string> PointersOf(ApiContent content)
    {
        var events = new EventSchemas(types.Schemas);
        return BodyBinder.ItemsOf(content) is { } item && content.ItemFormat == ItemFormat.Events && events.IsEvent(item)
            ? new[] { item.Reference, events.DataOf(item)!.Pointer }.OfType<string>()
            : [];
    }

    /// <summary>
    /// Binds the two methods of an operation that responds either at once or with a stream; each sets the flag for its form.
    /// </summary>
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

            // The choice of method sets the flag.
            Parameters = method.Parameters.Where(
                parameter => parameter.Source is not ParameterSource.BodyProperty || parameter.WireName != wireName).ToEquatableArray(),
        };
    }

    private ResponseModel.Events BindEvent(Schema item, TagClient client, string name)
    {
        var events = new EventSchemas(types.Schemas);
        if (events.Named(item) is { Length: > 0 } members)
        {
            return new ResponseModel.Events(types.Bind(item, client.Nested, name).Nullable(false), EventData.Event)
            {
                TextEvents = members
                    .Where(member => events.IsText(events.DataOf(member)))
                    .Select(member => events.NameOf(member)!)
                    .ToEquatableArray(),
            };
        }

        if (!events.IsEvent(item))
        {
            return events.IsText(item) ? new ResponseModel.Events(TypeRef.String, EventData.Text)
                : new ResponseModel.Events(types.Bind(item, client.Nested, name).Nullable(false), EventData.Json);
        }

        Schema data = events.DataOf(item)!;
        bool hasNames = events.HasNames(item);
        return events.IsText(data)
            ? new ResponseModel.Events(TypeRef.String, EventData.Text) { HasNames = hasNames }
            : new ResponseModel.Events(types.Bind(data, client.Nested, name).Nullable(false), EventData.Json) { HasNames = hasNames };
    }
}
