using XaiGen.Contract.Model;

namespace XaiGen.Contract.Tests;

/// <summary>Reads small documents.</summary>
internal static class Given
{
    public const string Header = """
        openapi: 3.0.3
        info: { title: Test, version: "1" }

        """;

    /// <summary>Reads a document that must not have problems.</summary>
    public static ApiContract Contract(string text)
    {
        ContractReading reading = ContractReader.Read(text);
        reading.Problems.ShouldBeEmpty();
        return reading.Contract.ShouldNotBeNull();
    }

    /// <summary>Returns the schema with this name from a document that contains only schemas.</summary>
    public static Schema Schema(string schemas, string version = "3.1.0", string name = "Subject")
        => Contract(Schemas(schemas, version)).Schemas.Single(schema => schema.Name == name).Schema;

    public static string Schemas(string schemas, string version = "3.1.0") => $$"""
        openapi: {{version}}
        info: { title: Test, version: "1" }
        paths: {}
        components:
          schemas:
        {{Indented(schemas, 4)}}
        """;

    /// <summary>Returns a document with one <c>GET /things</c> that consists of these lines.</summary>
    public static string Operation(string lines, string path = "/things") => $$"""
        openapi: 3.0.3
        info: { title: Test, version: "1" }
        paths:
          {{path}}:
            get:
        {{Indented(lines, 6)}}
              responses:
                '200': { description: Fine }
        """;

    public static string Indented(string lines, int spaces)
        => string.Join('\n', lines.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', spaces) + line));
}
