using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Documents;

/// <summary>Reads bodies: requests, responses, and their common parts.</summary>
internal sealed class ContentReader(ReadingContext context)
{
    /// <summary>A header that OpenAPI ignores under a response's headers.</summary>
    private const string DescribedElsewhere = "Content-Type";

    public ApiRequestBody? ReadRequestBody(NodeReader body)
        => context.References.Read(body, Sections.RequestBodies, ReadOwnRequestBody) is { } read
            ? read with { Description = context.References.OverridingDescription(body) ?? read.Description }
            : null;

    public EquatableArray<ApiResponse> ReadResponses(NodeReader responses) => responses.ExtensibleEntries("the responses")
        .Where(IsStatus)
        // Of a range that is there in upper case and lower case, the one in upper case comes first and counts.
        .OrderBy(response => response.Name, StringComparer.Ordinal)
        .GroupBy(response => Canonical(response.Name))
        .Select(same => ReadResponse(same.First()))
        .OfType<ApiResponse>()
        .OrderBy(response => response.Status, StringComparer.Ordinal)
        .ToEquatableArray();

    public ApiResponse? ReadResponse(NodeReader response)
        => context.References.Read(response, Sections.Responses, ReadOwnResponse) is { } read
            ? read with
            {
                Status = Canonical(response.Name),
                Content = HasBody(response, read) ? read.Content : default,

                // The headers of an error are read from the exception's response.
                Headers = response.Name.StartsWith("2", StringComparison.Ordinal) || response.Name == "default" ? read.Headers : default,
                Description = context.References.OverridingDescription(response) ?? read.Description,
            }
            : null;

    public ApiHeader? ReadHeader(NodeReader header)
    {
        string? description = context.References.OverridingDescription(header);
        return context.References.Read(header, Sections.Headers, ReadOwnHeader) is { } read
            ? read with { Name = header.Name, Description = description ?? read.Description }
            : null;
    }

    /// <summary>Checks the examples under <c>examples</c>; they are not kept.</summary>
    public void CheckExamples(NodeReader owner)
    {
        foreach (NodeReader example in owner["examples"].Entries())
        {
            CheckExample(example);
        }
    }

    /// <summary>Checks an example; it is not kept.</summary>
    public void CheckExample(NodeReader example) => context.References.Read(example, Sections.Examples, CheckOwnExample);

    public EquatableArray<ApiContent> ReadContent(NodeReader content)
    {
        var read = content.Entries()
            .Select(ReadMediaType)
            .OfType<ApiContent>()
            .OrderBy(media => media.MediaType, StringComparer.Ordinal)
            .ToEquatableArray();
        if (!read.IsEmpty && read.All(media => IsXml(media.MediaType)))
        {
            content.Entries().First().ReportAtKey(
                ProblemRules.XmlOnly.Message(read[0].MediaType.Abbreviated()));
        }

        return read;
    }

    /// <summary>The media type of a parameter or a header that is written with <c>content</c> instead of <c>schema</c>.</summary>
    public static NodeReader OnlyMediaType(NodeReader owner)
    {
        NodeReader media = owner["content"].Entries().OrderBy(media => media.Name, StringComparer.Ordinal).FirstOrDefault()
            ?? NodeReader.None;
        return media.IsObject("a media type", KnownFields.MediaType) ? media : NodeReader.None;
    }

    private static bool IsStatus(NodeReader response)
    {
        string status = Canonical(response.Name);
        bool isStatus = status == "default"
            || (status.Length == 3
                && status[0] is >= '1' and <= '5'
                && (status.EndsWith("XX", StringComparison.Ordinal) || status.All(letter => letter is >= '0' and <= '9')));
        if (!isStatus)
        {
            response.ReportAtKey(
                ProblemRules.StatusUnknown.Message(response.Name.Abbreviated()));
        }
        else if (status != response.Name)
        {
            response.ReportAtKey(ProblemRules.StatusSpelling.Message(response.Name, status));
        }

        return isStatus;
    }

    /// <summary>The only possible meaning of a range in lower case is the same range in upper case.</summary>
    private static string Canonical(string status)
        => status.EndsWith("xx", StringComparison.OrdinalIgnoreCase) ? status.ToUpperInvariant() : status;

    private static bool IsXml(string mediaType)
    {
        string type = mediaType.Split(';')[0].Trim();
        return type.EndsWith("/xml", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase);
    }

    private ApiRequestBody? ReadOwnRequestBody(NodeReader body)
    {
        const string What = "a request body";
        if (!body.IsObject(What, KnownFields.RequestBody))
        {
            return null;
        }

        if (!body["content"].Exists)
        {
            body.ReportMissing("content", What);
        }

        return new ApiRequestBody
        {
            Pointer = body.Pointer,
            IsRequired = body["required"].Flag() ?? false,
            Description = body["description"].Text(),
            Content = ReadContent(body["content"]),
        };
    }

    private static bool HasBody(NodeReader response, ApiResponse read)
    {
        if (response.Name is not ("204" or "205"))
        {
            return true;
        }

        if (read.Content.SelectMany(body => body.Schemas).Any(schema => !schema.IsOnlyNull))
        {
            (response["content"] is { Exists: true } content ? content : response)
                .ReportAtKey(ProblemRules.BodyOfNoContent.Message(response.Name));
        }

        return false;
    }

    /// <summary>The bodies of a response, without those that are only mentioned.</summary>
    /// <remarks>ASP.NET Core lists the media types of a controller in each of its responses, also beside the only body there is.</remarks>
    private EquatableArray<ApiContent> ReadBodies(NodeReader content)
    {
        EquatableArray<ApiContent> bodies = ReadContent(content);
        return bodies.Any(body => body.Schemas.Any())
            ? bodies.Where(body => !(ApiContent.IsJson(body.MediaType) && IsEmpty(content[body.MediaType]))).ToEquatableArray()
            : bodies;

        static bool IsEmpty(NodeReader media) => media.Node is YamlMapping { Entries.Length: 0 };
    }

    private ApiResponse? ReadOwnResponse(NodeReader response)
    {
        if (!response.IsObject("a response", KnownFields.Response))
        {
            return null;
        }

        if (response["links"].Exists)
        {
            response["links"].ReportAtKey(ProblemRules.Links.Message());
        }

        ApiHeader[] headers = [.. response["headers"].Entries()
            .Select(header => (Header: ReadHeader(header), IsName: HttpText.IsName(header, header.Name, "a header")))
            .Where(read => read.IsName && !string.Equals(read.Header?.Name, DescribedElsewhere, StringComparison.OrdinalIgnoreCase))
            .Select(read => read.Header)
            .OfType<ApiHeader>()
            .OrderBy(header => header.Name, StringComparer.OrdinalIgnoreCase)];

        return new ApiResponse
        {
            Pointer = response.Pointer,
            Status = response.Name,
            Description = response["description"].Text(),
            Content = ReadBodies(response["content"]),
            Headers = headers.ToEquatableArray(),
            WhenEmpty = ExtensionReader.CSharpName(response[ExtensionKeywords.WhenEmpty]),
        };
    }

    private ApiHeader? ReadOwnHeader(NodeReader header)
    {
        if (!header.IsObject("a header", KnownFields.Header))
        {
            return null;
        }

        bool isRequired = header["required"].Flag() == true;
        NodeReader media = OnlyMediaType(header);
        NodeReader schema = media.Exists ? media["schema"] : header["schema"];
        Schema? value = schema.Exists ? context.Schemas.Read(schema) : null;

        // A header with its own media type is left as text.
        return new ApiHeader(
            header.Pointer,
            header.Name,
            header["description"].Text(),
            value is null || media.Exists ? new Schema { Pointer = header.Pointer, Types = JsonTypes.String } : value)
        {
            IsRequired = isRequired,
        };
    }

    private ApiContent? ReadMediaType(NodeReader media)
    {
        ApiContent? read = ReadSharedMediaType(media);
        if (read is null || !HttpText.IsMediaType(media.Name, media.ReportAtKey))
        {
            return null;
        }

        if (read.ItemSchema is not null && ApiContent.FormatOf(media.Name) is null)
        {
            (media["itemSchema"].Exists ? media["itemSchema"] : media).ReportAtKey(
                ProblemRules.ItemSchemaNotSupported.Message(media.Name.Abbreviated()));
            read = read with { ItemSchema = null };
        }

        return read with { MediaType = media.Name };
    }

    /// <summary>Reads a media type from an operation or from the components, where its key is not a media type.</summary>
    public ApiContent? ReadSharedMediaType(NodeReader media) => context.References.Read(media, Sections.MediaTypes, ReadOwnMediaType);

    private ApiContent? ReadOwnMediaType(NodeReader media)
    {
        if (!media.IsObject("a media type", KnownFields.MediaType))
        {
            media.Dismiss();
            return null;
        }

        media.ReportUnsupported(KnownFields.UnsupportedInMediaType);
        CheckExamples(media);
        return new ApiContent
        {
            Pointer = media.Pointer,
            MediaType = media.Name,
            Schema = media["schema"] is { Exists: true } schema ? context.Schemas.Read(schema) : null,
            ItemSchema = media["itemSchema"] is { Exists: true } item ? context.Schemas.Read(item) : null,
            Encoding = media["encoding"].Entries()
                .Select(ReadEncoding)
                .OfType<PartEncoding>()
                .OrderBy(part => part.Property, StringComparer.Ordinal)
                .ToEquatableArray(),
        };
    }

    private static PartEncoding? ReadEncoding(NodeReader part)
    {
        if (!part.IsObject("an encoding", KnownFields.Encoding))
        {
            return null;
        }

        part.ReportUnsupported(KnownFields.UnsupportedInEncoding);
        NodeReader contentType = part["contentType"];
        string? mediaTypes = contentType.Text() is { } written
            && written.Split(',').All(type => HttpText.IsMediaType(type, contentType.Report))
                ? written
                : null;
        return new PartEncoding(part.Name, mediaTypes, part["style"].Text(), part["explode"].Flag());
    }

    private static NodeReader? CheckOwnExample(NodeReader example)
    {
        if (example.IsObject("an example", KnownFields.Example))
        {
            example.ReportUnsupported(KnownFields.UnsupportedInExample);
        }

        return null;
    }
}
