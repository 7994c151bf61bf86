namespace XaiGen.Generator.Tests;

/// <summary>Small contracts.</summary>
internal static class Given
{
    /// <summary>A contract that contains only schemas.</summary>
    public static string Schemas(string schemas, string version = "3.0.3") => $$"""
        openapi: {{version}}
        info: { title: Test, version: "1" }
        paths: {}
        components:
          schemas:
        {{Indented(schemas, 4)}}
        """;

    /// <summary>A contract with these paths and schemas; each operation declares its own tag.</summary>
    public static string Paths(string paths, string schemas = "Nothing: {}", string version = "3.0.3") => $$"""
        openapi: {{version}}
        info: { title: Test, version: "1" }
        servers: [{ url: https://api.example.com }]
        paths:
        {{Indented(paths, 2)}}
        components:
          schemas:
        {{Indented(schemas, 4)}}
        """;

    /// <summary>The real contract.</summary>
    public static string RealContract { get; } = File.ReadAllText(Path.Combine(Repository.Root, "spec/xai.openapi.yaml"));

    private static string Indented(string lines, int spaces)
        => string.Join('\n', lines.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', spaces) + line));
}
