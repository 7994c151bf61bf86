using XaiGen.Contract.Model;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>Classifies media types.</summary>
internal static class MediaTypes
{
    /// <summary>
    /// A range such as <c>*/*</c>, <c>image/*</c> or <c>application/*+json</c>: the caller or the generated code chooses the media type.
    /// </summary>
    internal static bool IsWildcard(string mediaType)
    {
        string[] parts = ApiContent.EssenceOf(mediaType).Split('/');
        return parts.Length == 2 && (parts[0] == "*" || parts[1] == "*" || parts[1].StartsWith("*+", StringComparison.Ordinal));
    }

    internal static bool IsJson(string mediaType) => ApiContent.IsJson(mediaType);

    /// <summary>
    /// Whether a body is JSON. Bytes are not, although some servers describe files with the media types of JSON. Bytes of any media type
    /// are sent as they are, although they are described as Base64.
    /// </summary>
    internal static bool IsJson(ApiContent content)
        => IsJson(content.MediaType)
            && content.Schema is not { Types: JsonTypes.String, Format: "binary" }
            && !(IsWildcard(content.MediaType) && content.Schema is { Types: JsonTypes.String, Format: "byte" });

    internal static bool IsMultipart(string mediaType) => mediaType.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    internal static bool IsXml(string mediaType)
    {
        string essence = ApiContent.EssenceOf(mediaType);
        return essence.EndsWith("/xml", StringComparison.Ordinal) || essence.EndsWith("+xml", StringComparison.Ordinal);
    }

    internal static MediaKind KindOf(string mediaType)
        => IsJson(mediaType) ? MediaKind.Json
            : ApiContent.FormatOf(mediaType) is ItemFormat.Lines or ItemFormat.Records ? MediaKind.Items
            : IsMultipart(mediaType) ? MediaKind.Multipart
            : mediaType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) ? MediaKind.Form
            : mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && !IsWildcard(mediaType) ? MediaKind.Text
            : MediaKind.Raw;

    /// <summary>
    /// A body is text if its media type is textual and the contract describes it as a string or not at all; otherwise it is bytes.
    /// </summary>
    internal static bool IsText(ApiContent content)
        => KindOf(content.MediaType) == MediaKind.Text
            && content.Schema is null or { Types: JsonTypes.String or JsonTypes.None, Format: not "binary" };

    /// <summary>The components that the bodies refer to.</summary>
    internal static IEnumerable<string> ReferencesOf(IEnumerable<ApiContent> contents)
        => contents.Select(content => content.Schema?.Reference).OfType<string>();
}
