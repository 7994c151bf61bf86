using System.ClientModel;
using System.Reflection;
using Microsoft.Extensions.AI;
using OpenAI;

namespace XaiGen.Client.Tests.Surface;

/// <summary>A file that uses this client beside another library, both by their namespaces, compiles.</summary>
public sealed class NameCollisionTests
{
    /// <summary>The namespaces that every project of the SDK uses, and those that code around a client does.</summary>
    private static readonly HashSet<string> s_ofThePlatform =
    [
        "System", "System.Buffers", "System.Collections.Generic", "System.Data", "System.Diagnostics", "System.IO", "System.Linq",
        "System.Net",
        "System.Net.Http", "System.Text", "System.Text.Json", "System.Text.Json.Serialization", "System.Threading",
        "System.Threading.Tasks",
    ];

    /// <summary>Not on this system: Windows Forms, Microsoft.Data.SqlClient.</summary>
    private static readonly string[] s_elsewhere = ["SortOrder", "DataFormat", "ImageFormat", "ImageList"];

    public static TheoryData<string, IEnumerable<string>> Others => new()
    {
        { "OpenAI", TypesOf(typeof(OpenAIClient).Assembly) },
        { "Microsoft.Extensions.AI", TypesOf(typeof(IChatClient).Assembly) },
        { "System.ClientModel", TypesOf(typeof(ClientResult).Assembly) },
        {
            ".NET", AppDomain.CurrentDomain.GetAssemblies()
                .Where(assembly => assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal))
                .SelectMany(assembly => assembly.GetExportedTypes())
                .Where(type => s_ofThePlatform.Contains(type.Namespace ?? ""))
                .Select(type => type.Name)
        },
        { "Windows Forms and SqlClient", s_elsewhere },
    };

    [Theory]
    [MemberData(nameof(Others), DisableDiscoveryEnumeration = true)]
    public void No_type_has_the_name_of_another_librarys(string library, IEnumerable<string> names)
    {
        string[] ours = [.. TypesOf(typeof(XaiClient).Assembly)];

        ours.ShouldNotBeEmpty();
        ours.Intersect(names).ShouldBeEmpty($"{library} has types of these names, too");
    }

    private static IEnumerable<string> TypesOf(Assembly assembly)
        => [.. assembly.GetExportedTypes().Where(type => !type.IsNested).Select(type => type.Name)];
}
