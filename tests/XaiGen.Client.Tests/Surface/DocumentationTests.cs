using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace XaiGen.Client.Tests.Surface;

/// <summary>The docs of every public method describe what it returns, and those of every call what it throws.</summary>
public sealed class DocumentationTests
{
    // Methods of every value and every union, whose names describe what they return.
    private static readonly HashSet<string> s_common =
        [
        "Equals", "GetHashCode", "ToString", "PrintMembers", "<Clone>$", "Deconstruct", "Match", "Parse", "TryParse", "DisposeAsync",
    ];

    [Theory]
    [InlineData("XaiGen.Client")]
    [InlineData("XaiGen.Extensions.DependencyInjection")]
    [InlineData("XaiGen.Extensions.AI")]
    [InlineData("XaiGen.Extensions.Kiota")]
    [InlineData("XaiGen.Emulator")]
    public void Says_what_it_returns_and_throws(string package)
    {
        string path = Path.Combine(AppContext.BaseDirectory, $"{package}.dll");
        var comments = XDocument.Load(Path.ChangeExtension(path, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value);
        MetadataReference reference = Compiler.References.First(one => Path.GetFileName(one.Display) == $"{package}.dll");
        var compilation = CSharpCompilation.Create("Reader", references: Compiler.References);
        var assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;

        IMethodSymbol[] methods = [.. TypesIn(assembly.GlobalNamespace).SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
            .Where(method => method.MethodKind == MethodKind.Ordinary && !method.IsOverride && IsPublic(method))
            .Where(method => !s_common.Contains(method.Name) && !IsFactoryOfCase(method))];
        string[] missing = [.. methods.SelectMany(method => Missing(method, comments)).Order(StringComparer.Ordinal)];

        methods.ShouldNotBeEmpty();
        missing.ShouldBeEmpty();
    }

    private static IEnumerable<string> Missing(IMethodSymbol method, Dictionary<string, XElement> comments)
    {
        string id = method.GetDocumentationCommentId()!;
        XElement[] parts = [.. Parts(id, comments)];
        if (parts.Length == 0)
        {
            yield return $"{id}: a comment";
        }

        bool isCall = method.ReturnType.Name is "Task" or "ValueTask" or "IAsyncEnumerable";
        bool hasResult = !method.ReturnsVoid && (method.ReturnType is INamedTypeSymbol { IsGenericType: true } || !isCall);
        if (hasResult && parts.All(part => part.Name != "returns"))
        {
            yield return $"{id}: returns";
        }

        if (isCall && parts.All(part => part.Name != "exception"))
        {
            yield return $"{id}: exception";
        }
    }

    /// <summary>The elements of a comment, including inherited ones.</summary>
    private static IEnumerable<XElement> Parts(string id, Dictionary<string, XElement> comments)
    {
        foreach (XElement part in comments.TryGetValue(id, out XElement? comment) ? comment.Elements() : [])
        {
            if (part.Name != "inheritdoc")
            {
                yield return part;
            }
            else if (part.Attribute("cref")?.Value is { } other)
            {
                foreach (XElement inherited in Parts(other, comments))
                {
                    yield return inherited;
                }
            }
            else
            {
                // Inherited from an interface or a base class, whose own comment is checked there.
                yield return new XElement("returns");
                yield return new XElement("exception");
            }
        }
    }

    private static bool IsFactoryOfCase(IMethodSymbol method)
        => method is { IsStatic: true, ContainingType.IsAbstract: true } && method.Name.StartsWith("From", StringComparison.Ordinal);

    private static bool IsPublic(ISymbol symbol) => symbol.DeclaredAccessibility == Accessibility.Public;

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) => container.GetMembers()
        .Where(member => member is INamespaceSymbol || (member is INamedTypeSymbol type && IsPublic(type)))
        .SelectMany(member => member is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn((INamespaceSymbol)member));
}
