using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>One of the forms of an operation's successful response. Each form has its own method.</summary>
/// <param name="Suffix">The suffix of the method's name; empty for the first form.</param>
/// <param name="Content">The bodies of this form, one per response that has it; raw bytes may have several per response.</param>
/// <param name="Kind">The kind of body that their media types stand for.</param>
internal sealed record ResponseForm(string Suffix, EquatableArray<ApiContent> Content, MediaKind Kind)
{
    internal const string StreamSuffix = "Stream";

    /// <summary>The format of the items; null if the body is not a sequence of items.</summary>
    internal ItemFormat? Items => Content.Count > 0 ? Content[0].ItemFormat : null;

    /// <summary>The schema of the value; a union if the bodies differ; null if a body has no schema.</summary>
    internal Schema? ValueSchema
    {
        get
        {
            ApiContent[] bodies =
                [.. Content.GroupBy(content => content.Schema?.Reference ?? content.Pointer).Select(same => same.First())];
            Schema[] schemas = [.. bodies.Select(body => body.Schema).OfType<Schema>()];
            return Kind != MediaKind.Json || schemas.Length < bodies.Length ? null
                : schemas.Length == 1 ? schemas[0]
                : new Schema { Pointer = bodies[0].Pointer, AnyOf = schemas.ToEquatableArray() };
        }
    }

    /// <summary>The successful responses; the default response if there are no others.</summary>
    internal static ApiResponse[] SuccessesOf(ApiOperation operation)
    {
        ApiResponse[] good = [.. operation.Responses.Where(IsSuccess).Select(WithoutNulls)];
        return good.Length > 0 ? good : [.. operation.Responses.Where(response => response is { Status: "default", Content.Count: > 0 })];
    }

    /// <summary>A body that is always null says nothing.</summary>
    private static ApiResponse WithoutNulls(ApiResponse response)
        => response.Content.Any(content => content.Schema is { IsOnlyNull: true })
            ? response with { Content = response.Content.Where(content => content.Schema is not { IsOnlyNull: true }).ToEquatableArray() }
            : response;

    internal static bool IsSuccess(ApiResponse response) => response.Status.StartsWith("2", StringComparison.Ordinal);

    /// <summary>
    /// The forms, starting with the one for the method without a suffix: JSON first, then other single values, then streams.
    /// </summary>
    internal static IReadOnlyList<ResponseForm> Of(ApiOperation operation)
    {
        ApiResponse[] good = SuccessesOf(operation);
        ApiContent[] all = [.. good.SelectMany(response => response.Content)];
        ApiContent[] json = [.. good
            .Select(response => response.Content.FirstOrDefault(MediaTypes.IsJson))
            .OfType<ApiContent>()];
        var forms = new List<ResponseForm>();
        if (json.Length > 0)
        {
            forms.Add(new ResponseForm("", json.ToEquatableArray(), MediaKind.Json));
        }

        ApiContent[] others = [.. all.Where(content => content.ItemFormat is null && !MediaTypes.IsJson(content))];
        if (forms.Count == 0 && others.Length > 0)
        {
            // The first such response decides; the other responses are read the same way.
            ApiResponse first = good.First(response => response.Content.Any(others.Contains));
            forms.Add(new ResponseForm("", first.Content.Where(others.Contains).ToEquatableArray(), MediaKind.Raw));
            others = [];
        }

        foreach (IGrouping<ItemFormat, ApiContent> stream in all
            .Where(content => content.ItemFormat is not null)
            .GroupBy(content => content.ItemFormat!.Value)
            .OrderBy(stream => stream.Key))
        {
            string suffix = forms.Count == 0 ? "" : forms.Exists(form => form.Items is not null) ? StreamSuffix + stream.Key : StreamSuffix;
            forms.Add(new ResponseForm(suffix, stream.ToEquatableArray(), MediaKind.Items));
        }

        foreach (ApiContent other in others.Where(other => IsFormOfItsOwn(other, json)))
        {
            string suffix = "As" + NameOf(other.MediaType);
            if (!forms.Exists(form => form.Suffix == suffix))
            {
                forms.Add(new ResponseForm(suffix, new[] { other }.ToEquatableArray(), MediaKind.Raw));
            }
        }

        return forms;
    }

    /// <summary>Whether this is text or bytes, rather than another notation for the value that JSON already covers.</summary>
    private static bool IsFormOfItsOwn(ApiContent other, ApiContent[] json)
        => !MediaTypes.IsXml(other.MediaType)
            && !MediaTypes.IsWildcard(other.MediaType)
            && other.Schema is null or
            {
                Types: JsonTypes.String or JsonTypes.None, Reference: null, Properties.IsEmpty: true,
                AllOf.IsEmpty: true, OneOf.IsEmpty: true, AnyOf.IsEmpty: true,
            }
            && json.All(one => one.Schema is not { Types: JsonTypes.String, Reference: null });

    private static string NameOf(string mediaType)
    {
        string[] parts = ApiContent.EssenceOf(mediaType).Split('/');
        return parts[parts.Length - 1] switch
        {
            "plain" => "Text",
            "octet-stream" => "Bytes",
            string subtype => Names.Pascal(subtype.Split('+')[0]),
        };
    }
}
