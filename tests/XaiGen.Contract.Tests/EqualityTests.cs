using System.Globalization;
using System.Reflection;
using XaiGen.Contract.Model;

namespace XaiGen.Contract.Tests;

/// <summary>The generator does not emit a model again if it equals the previous one, so equality depends only on meaning.</summary>
public sealed class EqualityTests
{
    private static readonly string s_document = Given.Header + """
        paths:
          /things/{id}:
            get:
              operationId: getThing
              description: One thing
              parameters:
                - { name: id, in: path, required: true, schema: { type: string } }
              responses:
                '200':
                  description: Fine
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/Thing' }
                      example: { id: a, size: 1 }
                default: { description: Otherwise }
        components:
          schemas:
            Thing:
              type: object
              required: [size, id]
              properties:
                id: { type: string, maxLength: 9, description: Its name }
                size: { type: integer, minimum: 0 }
            Other: { enum: [a, b] }
        """;

    /// <summary>The same document with the keys of every mapping in reverse order.</summary>
    private static readonly string s_reordered = """
        # A comment
        components:
          schemas:
            Other: { enum: [a, b] }

            Thing:
              properties:
                size: { minimum: 0, type: integer }
                id: { description: "Its name", maxLength: 9, type: string }   # another
              required: [id, size]
              type: object
        paths:
          /things/{id}:
            get:
              responses:
                default: { description: Otherwise }
                '200':
                  content:
                    application/json:
                      example: { size: 1, id: a }
                      schema: { $ref: '#/components/schemas/Thing' }
                  description: Fine
              parameters:
                - { schema: { type: string }, required: true, in: path, name: id }
              description: One thing
              operationId: getThing
        info: { version: "1", title: Test }
        openapi: 3.0.3
        """;

    [Fact]
    public void The_same_text_twice_gives_equal_models()
    {
        ContractReading first = ContractReader.Read(s_document), second = ContractReader.Read(s_document);

        second.ShouldBe(first);
        second.GetHashCode().ShouldBe(first.GetHashCode());
        second.Contract.ShouldNotBeSameAs(first.Contract);
    }

    [Fact]
    public void Comments_blank_lines_quotes_and_the_order_of_keys_do_not_matter()
    {
        ApiContract first = Given.Contract(s_document), second = Given.Contract(s_reordered);

        second.ShouldBe(first);
        second.GetHashCode().ShouldBe(first.GetHashCode());
    }

    [Fact]
    public void The_culture_does_not_matter()
    {
        string text = Given.Schemas("A: { minimum: 2.5, maximum: 1.5 }\nB: { type: number, default: 1.5, multipleOf: 0.5, maximum: 1.25 }");
        ContractReading expected = ContractReader.Read(text);
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NumberDecimalSeparator = ",";
            other.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = other;
            ContractReader.Read(text).ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        expected.Problems.Count.ShouldBe(2);
        expected.Problems[0].Message.ShouldContain("at least 2.5 and at most 1.5");
    }

    [Theory]
    [InlineData("One thing", "Any thing")]
    [InlineData("getThing", "findThing")]
    [InlineData("maxLength: 9", "maxLength: 8")]
    [InlineData("[size, id]", "[id]")]
    [InlineData("enum: [a, b]", "enum: [b, a]")]
    [InlineData(
        "default: { description: Otherwise }", "default: { description: Otherwise, headers: { ETag: { schema: { type: string } } } }")]
    public void Any_other_change_does(string before, string after)
    {
        s_document.ShouldContain(before);

        Given.Contract(s_document.Replace(before, after)).ShouldNotBe(Given.Contract(s_document));
    }

    /// <summary>Parts of the document that are never read are not kept, so editing them does not cause another emission.</summary>
    [Theory]
    [InlineData("example: { id: a, size: 1 }", "example: { id: b }")]
    [InlineData("example: { id: a, size: 1 }", "examples: { one: { value: { id: a, size: 2 } } }")]
    [InlineData("3.0.3", "3.0.2")]
    [InlineData("version: \"1\"", "version: \"2\"")]
    [InlineData("maxLength: 9", "maxLength: 9, example: a, uniqueItems: true")]
    [InlineData("minimum: 0", "minimum: 0, not: { enum: [3] }, minProperties: 1, maxProperties: 9, additionalProperties: false")]
    public void What_nobody_reads_does_not_matter(string before, string after)
    {
        s_document.ShouldContain(before);

        Given.Contract(s_document.Replace(before, after)).ShouldBe(Given.Contract(s_document));
    }

    [Fact]
    public void Nothing_in_the_model_is_equal_by_reference()
    {
        HashSet<Type> visited = [];
        List<string> offenders = [];
        Visit(typeof(ContractReading), "ContractReading");

        offenders.ShouldBeEmpty();
        visited.ShouldContain(typeof(Schema));
        visited.ShouldContain(typeof(LongRunning));

        void Visit(Type type, string path)
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || !visited.Add(type))
            {
                return;
            }

            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
            {
                Visit(type.GetGenericArguments()[0], path + "[]");
                return;
            }

            if (!IsRecord(type))
            {
                offenders.Add($"{path}: {type}");
                return;
            }

            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                field.IsInitOnly.ShouldBeTrue($"{path}.{field.Name} can be changed");
                Visit(field.FieldType, $"{path}.{field.Name}");
            }
        }
    }

    private static bool IsRecord(Type type)
        => type.Assembly == typeof(Schema).Assembly
            && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null
            && typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type);
}
