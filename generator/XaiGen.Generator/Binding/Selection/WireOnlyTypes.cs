using XaiGen.Contract.Model;
using XaiGen.Generator.Binding.Operations;

namespace XaiGen.Generator.Binding.Selection;

/// <summary>
/// Removes types that no value has. ASP.NET Core describes a PDF as the object <c>FileContentResult</c> and an event as an object with its
/// data; in C# they are a stream and the data.
/// </summary>
internal static class WireOnlyTypes
{
    public static BoundApi Remove(BoundApi api, ApiContract contract, EventSchemas events)
    {
        HashSet<string> components = [.. contract.Operations
            .SelectMany(operation => operation.Responses.SelectMany(response => response.Content))
            .Select(content => IsFile(content.MediaType) ? content.Schema
                : content.ItemFormat == ItemFormat.Events && BodyBinder.ItemsOf(content) is { } item && events.IsEvent(item) ? item
                : null)
            .Select(schema => schema?.Reference)
            .OfType<string>()];
        string[] described = [.. api.Types.Where(type => components.Contains(type.Pointer)).Select(type => type.Name.Text)];
        if (described.Length == 0)
        {
            return api;
        }

        ReachedTypes within = new(api.Types, [], described);
        ReachedTypes used = new(api.Types, api.Clients, api.Types.Select(type => type.Name.Text).Where(name => !within.Contains(name)));
        return api with { Types = api.Types.Where(type => used.Contains(type.Name)).ToEquatableArray() };
    }

    private static bool IsFile(string mediaType)
        => MediaTypes.KindOf(mediaType) == MediaKind.Raw && !MediaTypes.IsXml(mediaType) && !MediaTypes.IsWildcard(mediaType);
}
