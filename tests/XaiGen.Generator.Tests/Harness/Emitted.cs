using System.Text;

namespace XaiGen.Generator.Tests;

/// <summary>The C# generated from a contract, after a check that it compiles without warnings.</summary>
internal static class Emitted
{
    /// <summary>The types of a contract that contains only these schemas.</summary>
    public static string Schemas(string schemas, string version = "3.0.3") => Types(Given.Schemas(schemas, version));

    /// <summary>A contract's types, without its clients.</summary>
    public static string Types(string contract) => Text(contract, name => !IsClient(name) && !IsResolver(name));

    /// <summary>A contract's clients, one for each tag.</summary>
    public static string Clients(string contract) => Text(contract, name => IsClient(name) && !IsRoot(name));

    /// <summary>The client that holds the others.</summary>
    public static string Root(string contract) => Text(contract, IsRoot);

    /// <summary>The types and the clients of the tags.</summary>
    public static string All(string contract) => Text(contract, name => !IsRoot(name) && !IsResolver(name));

    private static bool IsClient(string name) => name.EndsWith("Client.g.cs", StringComparison.Ordinal);

    private static bool IsRoot(string name) => name == "Sample.TestClient.g.cs";

    private static bool IsResolver(string name) => name.EndsWith("JsonResolver.g.cs", StringComparison.Ordinal);

    private static string Text(string contract, Func<string, bool> isWanted)
    {
        GeneratorRun run = new GeneratorHarness(contract).Run().ShouldReportNothing().OwnCodeShouldCompile();
        var text = new StringBuilder();
        foreach ((string name, string file) in run.Files.Where(file => isWanted(file.Key))
            .OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            text.Append("// ======== ").Append(name).Append('\n').Append(file).Append('\n');
        }

        return text.ToString();
    }
}
