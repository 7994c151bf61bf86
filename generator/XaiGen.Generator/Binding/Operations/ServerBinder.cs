using System.Text.RegularExpressions;
using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>Binds the server URLs of the contract.</summary>
internal static class ServerBinder
{
    private const string Nowhere = "http://localhost/";

    /// <summary>The default endpoint: the first server, with its variables at their defaults.</summary>
    internal static string EndpointOf(ApiContract contract) => contract.Servers.IsEmpty
        ? Nowhere
        : Absolute(contract.Servers[0], contract.Self is { } self && IsAbsolute(self) ? self : Nowhere);

    /// <summary>The server of an operation; null if it is the default endpoint.</summary>
    internal static string? ServerOf(ApiOperation operation, ApiContract contract)
        => operation.Servers is { IsEmpty: false } own
            && Absolute(own[0], EndpointOf(contract)) is var server && server != EndpointOf(contract)
            ? server
            : null;

    /// <summary>The servers to choose from; none if there is only one without variables.</summary>
    internal static EquatableArray<ServerModel> ServersOf(ApiContract contract, string enclosingType)
    {
        ApiServer[] servers = [.. contract.Servers.Where(server => IsAbsolute(server.Url))];
        if (servers.Length == 0 || (servers.Length == 1 && servers[0].Variables.IsEmpty))
        {
            return default;
        }

        Identifier[] names = Names.Allocate(
            [.. servers.Select(
                server => new NameRequest(TextOf(server), Names.Member(TextOf(server), enclosingType), Tiebreaker: server.Url))],
            [enclosingType]);
        return servers
            .Select((server, i) => new ServerModel(server.Pointer, names[i], PartsOf(server), server.Variables, server.Description))
            .ToEquatableArray();
    }

    /// <summary>The text for a server's C# name: its name, a short description such as <c>Production</c>, or its URL.</summary>
    private static string TextOf(ApiServer server)
        => server.Name is { Length: > 0 } name
            ? name
            : server.Description is { Length: > 0 and <= 40 } description && description.Any(char.IsLetter)
            ? description
            : Regex.Replace(server.Url, "^https?://", "", RegexOptions.IgnoreCase);

    private static EquatableArray<PathPart> PartsOf(ApiServer server)
        => Regex.Split(server.Url, @"(\{[^{}]*\})")
            .Where(part => part.Length > 0)
            .Select(part => PathPart.Of(part, isVariable: server.Variables.Any(variable => "{" + variable.Name + "}" == part)))
            .ToEquatableArray();

    private static string Absolute(ApiServer server, string root)
    {
        string url = server.Variables.Aggregate(server.Url, (text, variable) => text.Replace("{" + variable.Name + "}", variable.Default));
        if (IsAbsolute(url))
        {
            return url;
        }

        // Uses the text only, because what counts as an absolute URI differs between systems.
        int path = root.IndexOf('/', root.IndexOf("://", StringComparison.Ordinal) + 3);
        string origin = path < 0 ? root + "/" : root.Substring(0, path + 1);
        return origin + url.TrimStart('/');
    }

    private static bool IsAbsolute(string url)
        => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
