namespace XaiGen.Cli.Tests;

/// <summary>Contracts to run the tool on.</summary>
internal static class Contracts
{
    public static string Real { get; } = Path.Combine(AppContext.BaseDirectory, "xai.openapi.yaml");

    public const string Small = """
        openapi: 3.0.3
        info: { title: Pets, version: '1' }
        servers: [{ url: https://pets.example }]
        paths:
          /pets:
            get:
              tags: [Pets]
              operationId: listPets
              responses:
                '200':
                  description: The pets.
                  content:
                    application/json:
                      schema:
                        $ref: '#/components/schemas/Pet'
        components:
          schemas:
            Pet:
              type: object
              required: [name]
              properties:
                name: { type: string }
                food:
                  $ref: '#/components/schemas/Food'
            Food:
              type: object
              properties:
                grams: { type: integer }
        """;

    public static string WithUnknownReference { get; } = Small.Replace("schemas/Food'", "schemas/Fodder'");

    public static string WithWarning { get; } = Small.Replace("name: { type: string }", "name: { type: string, colour: red }");

    /// <summary>A possible later version, in which a type is removed.</summary>
    public static string WithoutFood { get; } = Small[..Small.IndexOf("        food:", StringComparison.Ordinal)];

    /// <summary>Its two members have the same shape.</summary>
    public static string WithAmbiguousUnion { get; } = Small.Replace(
        "$ref: '#/components/schemas/Food'",
        "oneOf: [{ $ref: '#/components/schemas/Food' }, { $ref: '#/components/schemas/Feed' }]\n          x-xaigen-union: [Food, Feed]")
            + """

                Feed:
                  type: object
                  properties:
                    grams: { type: integer }
            """;

    public const string WithSyntaxError = """
        openapi: 3.0.3
          info: [
        """;
}
