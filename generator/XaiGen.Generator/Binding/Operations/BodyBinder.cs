using XaiGen.Contract.Model;
using XaiGen.Generator.Binding.Types;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>Binds request bodies.</summary>
internal sealed class BodyBinder(TypeBinder types)
{
    private const string Json = "application/json";

    /// <summary>Returns the method with the body of its operation, and with parameters for the properties of a flattened body.</summary>
    internal MethodModel Bind(ApiOperation operation, MethodModel method, TagClient client)
    {
        if (operation.RequestBody is not { Content.Count: > 0 } body)
        {
            return method;
        }

        BodyModel bound = Bind(body, client, method.Name + "Request");
        return operation.FlattenBody && bound is BodyModel.Json json && types.Find(json.Type) is RecordModel { Groups.IsEmpty: true } record
            ? Flatten(operation, method, json, record)
            : method with { Body = bound };
    }

    private BodyModel Bind(ApiRequestBody body, TagClient client, string name)
    {
        ApiContent content = types.Bodies.ChosenOf(body);
        MediaKind kind = MediaTypes.KindOf(content.MediaType);
        if (kind is MediaKind.Raw or MediaKind.Text || (content.Schema is null && kind is MediaKind.Multipart or MediaKind.Form))
        {
            return BindOther(body);
        }

        if (kind == MediaKind.Items)
        {
            return BindItems(body, content, client, name);
        }

        TypeRef type = content.Schema is not { } schema ? TypeRef.Any
            : (kind == MediaKind.Multipart
                ? types.BindForm(schema, client.Nested, name)
                : types.Bind(schema, client.Nested, name)).Nullable(false);
        var record = types.Find(type) as RecordModel;
        if (kind == MediaKind.Multipart && record is null)
        {
            return BindOther(body);
        }

        EquatableArray<string> pointers = new[] { body.Pointer }.ToEquatableArray();
        string mediaType = MediaTypes.IsWildcard(content.MediaType) ? Json : content.MediaType;
        Checks checks = type.Kind != ValueKind.Model && content.Schema is { } rules ? types.Checks.Of(rules, type) : Checks.None;

        // Files come last: a server may stream a file while it reads, and needs the other parts first.
        var parts = (record?.Properties ?? default)
            .OrderBy(part => part.Type.Kind == ValueKind.File ? 1 : 0)
            .Select(part => BindPart(part, content.Encoding.FirstOrDefault(encoding => encoding.Property == part.WireName)))
            .ToEquatableArray();
        return kind switch
        {
            MediaKind.Multipart
                => new BodyModel.Multipart(type, mediaType, parts) { Pointers = pointers, IsRequired = true, Checks = checks },
            MediaKind.Form => new BodyModel.Form(type, mediaType, parts) { Pointers = pointers, IsRequired = true, Checks = checks },
            _ => new BodyModel.Json(type, mediaType) { Pointers = pointers, IsRequired = body.IsRequired, Checks = checks },
        };
    }

    private BodyModel BindItems(ApiRequestBody body, ApiContent content, TagClient client, string name)
        => ItemsOf(content) is not { } item
            ? BindOther(body)
            : new BodyModel.Items(
                types.Bind(item, client.Nested, name + "Item").Nullable(false), content.MediaType, content.ItemFormat!.Value)
            {
                Pointers = new[] { body.Pointer }.ToEquatableArray(),
                IsRequired = true,
            };

    /// <summary>The schema of each item; documents before 3.2 may describe the body as an array.</summary>
    internal static Schema? ItemsOf(ApiContent content)
        => content.ItemSchema ?? (content.Schema is { Reference: null, Types: JsonTypes.Array } list ? list.Items : content.Schema);

    /// <summary>Makes required properties, and those that the contract lists, arguments; the others are set on the request.</summary>
    private static MethodModel Flatten(ApiOperation operation, MethodModel method, BodyModel.Json body, RecordModel record)
    {
        List<string> arguments = [.. operation.Arguments];
        PropertyModel[] properties = [.. record.Properties
            .Where(property => property.Const is null && (property.IsRequired || arguments.Contains(property.WireName)))
            .OrderBy(property => property.IsRequired ? -1 : arguments.IndexOf(property.WireName))];
        Identifier[] names = Names.Allocate(
            [.. properties.Select(property => new NameRequest(property.WireName, Names.Parameter(property.Name)))],
            [.. method.Parameters.Where(parameter => parameter.IsArgument).Select(parameter => parameter.Name.Text)]);
        return method with
        {
            Body = body with { Flattened = record.Properties },
            Parameters = method.Parameters
                .Concat(properties.Select((property, i) => new ParameterModel
                {
                    Name = names[i],
                    WireName = property.WireName,
                    Pointer = property.Pointer,
                    Source = new ParameterSource.BodyProperty(),
                    Type = property.Type,
                    IsRequired = property.IsRequired,
                    IsArgument = true,
                    Doc = property.Doc,
                }))
                .ToEquatableArray(),
        };
    }

    /// <summary>A body of which only the media type is known. If there are several media types, the caller chooses.</summary>
    private static BodyModel BindOther(ApiRequestBody body)
    {
        var pointers = MediaTypes.ReferencesOf(body.Content).Prepend(body.Pointer).ToEquatableArray();
        string? mediaType = body.Content.Count == 1
            && body.Content[0].MediaType is var only && !MediaTypes.IsWildcard(only) && !MediaTypes.IsMultipart(only) ? only : null;
        if (mediaType is not null && MediaTypes.IsText(body.Content[0]))
        {
            string text = mediaType.IndexOf(';') < 0 ? mediaType + "; charset=utf-8" : mediaType;
            return new BodyModel.Text(text) { Pointers = pointers, IsRequired = body.IsRequired };
        }

        return new BodyModel.Raw(mediaType) { Pointers = pointers, IsRequired = body.IsRequired };
    }

    private static PartModel BindPart(PropertyModel part, PartEncoding? encoding)
    {
        string[] mediaTypes = [.. (encoding?.ContentType ?? "").Split(',')
            .Select(type => type.Trim())
            .Where(type => type.Length > 0 && !MediaTypes.IsWildcard(type))];
        string? json = mediaTypes.FirstOrDefault(MediaTypes.IsJson);

        // If there are several media types, the file states its own.
        string? mediaType = json ?? (mediaTypes.Length == 1 ? mediaTypes[0] : null);
        string style = encoding?.Style ?? (encoding?.Explode is null ? "json" : "form");
        return new PartModel(part, mediaType, json is not null, style, encoding?.Explode ?? style is "json" or "form");
    }
}
