namespace XaiGen.Generator.Tests.Emission;

/// <summary>Sets of known values, emitted as open enums.</summary>
public sealed class EnumTests
{
    [Fact]
    public void Of_strings() => Emitted.Schemas("""
        Order: { type: string, description: The direction., enum: [asc, desc] }
        """).MatchSnapshot();

    [Fact]
    public void Of_integers() => Emitted.Schemas("""
        Level: { type: integer, enum: [-1, 0, 1, 9223372036854775807] }
        """).MatchSnapshot();

    [Fact]
    public void With_names_that_are_kept_as_they_are_written()
    {
        string code = Emitted.Schemas("""
            Ratio: { type: string, enum: ['1:1', '19.5:9', auto], x-enum-varnames: [Ratio1x1, Ratio19_5x9, Auto] }
            Level: { type: integer, enum: [1, 2], x-enum-varnames: [Low, High] }
            """);

        code.ShouldContain(" Ratio1x1 => new(", Case.Sensitive);
        code.ShouldContain(" Ratio19_5x9 => new(", Case.Sensitive);
        code.MatchSnapshot();
    }

    [Fact]
    public void With_names_that_are_no_names_of_CSharp()
        => Emitted.Schemas("Mode: { type: string, enum: ['0', '1'], x-enum-varnames: [All, Only Selected] }")
            .ShouldContain(" OnlySelected => new(", Case.Sensitive);

    [Fact]
    public void Of_values_that_are_no_names() => Emitted.Schemas("""
        Odd:
          type: string
          enum: ['1:1', '+1', '-1', class, '', ' ', value, Value, Odd, is_known, IsKnown, equals, '1.5', '15', 'é', 'a"b\c', "tab\t", "line\n", '<&>']
        """).MatchSnapshot();

    /// <summary>Permissions are often called so; only members that an enum has are taken.</summary>
    [Fact]
    public void Of_values_called_like_members_of_other_types()
    {
        string code = Emitted.Schemas("""
            Access: { type: string, enum: [read, write, unknown, match, parse, validate, additional_properties, clone] }
            """);

        foreach (string name in (string[])["Read", "Write", "Unknown", "Match", "Parse", "Validate", "AdditionalProperties", "CloneValue"])
        {
            code.ShouldContain($" {name} => new(", Case.Sensitive);
        }
    }

    [Fact]
    public void In_every_place() => Emitted.Schemas("""
        Uses:
          type: object
          required: [inline, maybe, level]
          properties:
            inline: { type: string, enum: [a, b] }
            maybe: { type: string, nullable: true, enum: [a, b, null] }
            level: { $ref: '#/components/schemas/Level' }
            optional: { $ref: '#/components/schemas/Level' }
            many: { type: array, items: { $ref: '#/components/schemas/Level' } }
        Level: { type: integer, enum: [1, 2] }
        """).MatchSnapshot();

    [Fact]
    public void Of_any_string_with_known_values()
    {
        string code = Emitted.Schemas("""
            Model:
              description: Any name.
              externalDocs: { url: https://example.com/models }
              deprecated: true
              anyOf:
                - { type: string }
                - { type: string, enum: [small, extra-large, '1:1'] }
            Uses: { type: object, properties: { model: { $ref: '#/components/schemas/Model' } } }
            """);

        code.ShouldContain(" Small => new(", Case.Sensitive);
        code.ShouldContain(" ExtraLarge => new(", Case.Sensitive);
        code.ShouldContain("https://example.com/models");
        code.ShouldContain("Obsolete(");
        code.MatchSnapshot();
    }

    [Fact]
    public void Of_mixed_values_is_anything() => Emitted.Schemas("""
        Uses: { type: object, properties: { mixed: { enum: [1, a, true] } } }
        """, version: "3.1.0").MatchSnapshot();
}
