namespace XaiGen.Contract.Tests;

/// <summary>Documents, damaged at random with a fixed seed: whatever is left of them, reading gives an answer.</summary>
public sealed class FuzzTests
{
    private const int RoundsPerSeed = 250;

    private static readonly string[] Scalars =
        ["", "null", "true", "-1", "1e999", "'", "\"", "[", "]", "{", "}", "*a", "&a b", "<<: *a", "|", ">-", "? ", ": ", "- ", "#", "!!int x", "---", "...", "\t", "$ref", "'#/paths'", "'#/components/schemas/Thing'", "99999999999999999999999999999999"];

    /// <summary>A little of everything that the reader knows.</summary>
    private const string Everything = """
        openapi: 3.1.0
        info: { title: Test, version: "1" }
        servers: [{ url: https://example.com, variables: { a: { default: b } } }]
        security: [{ bearer: [] }]
        x-shared: &shared { type: string, minLength: 1 }
        paths:
          /things/{id}:
            parameters: [{ $ref: '#/components/parameters/Id' }]
            post:
              operationId: postThing
              x-xaigen-method: Post
              x-xaigen-page: { items: data, token: next, parameter: token }
              x-xaigen-long-running: { handle: Work, poll: getThing, id: id, pending: Pending, result: Done }
              requestBody: { content: { multipart/form-data: { schema: { $ref: '#/components/schemas/Thing' }, encoding: { file: { contentType: a/b } } } } }
              responses:
                '200': { description: Fine, headers: { A: { schema: *shared } }, content: { application/json: { schema: { $ref: '#/components/schemas/Union' }, examples: { one: { value: { a: [1, 2] } } } } } }
                '202': { description: Later, x-xaigen-when-empty: Pending }
        components:
          parameters: { Id: { name: id, in: path, required: true, schema: { <<: *shared, x-xaigen-id: ThingId } } }
          securitySchemes: { bearer: { type: http, scheme: bearer } }
          schemas:
            Thing:
              type: object
              required: [a]
              properties:
                a: { type: [integer, 'null'], minimum: 1, exclusiveMaximum: 9, default: 2, x-xaigen-unit: seconds }
                b: { enum: [x, y, null], x-enum-varnames: [X, Y] }
                c: { $ref: '#/components/schemas/Thing', description: Inner }
              x-xaigen-exactly-one: { Source: [a, b] }
            Union:
              oneOf: [{ $ref: '#/components/schemas/Thing' }, { type: string, pattern: '^a$' }, { type: 'null' }]
              discriminator: { propertyName: kind, mapping: { a: Thing } }
              x-xaigen-union: [Thing, Text]
        """;

    /// <summary>Eight seeds: two thousand documents.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_damaged_document_is_never_an_exception(int seed)
    {
        Random random = new(seed);
        string[] originals = [Everything, .. Small()];
        for (int round = 0; round < RoundsPerSeed; round++)
        {
            string text = originals[random.Next(originals.Length)];
            for (int damage = random.Next(1, 4); damage > 0; damage--)
            {
                text = Damage(text, random);
            }

            ContractReading reading;
            try
            {
                reading = ContractReader.Read(text);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Seed {seed}, round {round}:\n{text}", fault);
            }

            reading.Problems.ShouldNotContain(problem => problem.Rule == ProblemRules.InternalFault, $"seed {seed}, round {round}: {string.Join('\n', reading.Problems)}\n{text}");
            reading.Problems.ShouldAllBe(problem => problem.Range.Start >= 0 && problem.Range.Start + problem.Range.Length <= text.Length);
            if (reading.Contract is null)
            {
                reading.Problems.ShouldContain(problem => problem.Rule.Severity == ProblemSeverity.Error, $"seed {seed}, round {round}:\n{text}");
            }
        }
    }

    private static IEnumerable<string> Small() => Directory.Exists(Repository.Corpus)
        ? Directory.GetFiles(Repository.Corpus)
            .Where(file => new FileInfo(file).Length < 100_000 && !file.EndsWith(".md", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
        : [];

    private static string Damage(string text, Random random)
    {
        if (text.Length == 0)
        {
            return "x";
        }

        int at = random.Next(text.Length);
        return random.Next(7) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Remove(at, 1).Insert(at, ((char)random.Next(random.Next(2) == 0 ? 128 : 0x10000)).ToString()),
            2 => text[..at],
            3 => WithoutLine(text, at),
            4 => text.Insert(at, Scalars[random.Next(Scalars.Length)]),
            5 => SwappedLines(text, at, random.Next(text.Length)),
            _ => WithScalar(text, at, Scalars[random.Next(Scalars.Length)]),
        };
    }

    private static string WithoutLine(string text, int at)
    {
        var (start, end) = Line(text, at);
        return text.Remove(start, end - start);
    }

    private static string SwappedLines(string text, int left, int right)
    {
        string[] lines = text.Split('\n');
        int first = text[..left].Count(letter => letter == '\n'), second = text[..right].Count(letter => letter == '\n');
        (lines[first], lines[second]) = (lines[second], lines[first]);
        return string.Join('\n', lines);
    }

    /// <summary>What stands after the next colon becomes the scalar.</summary>
    private static string WithScalar(string text, int at, string scalar)
    {
        int colon = text.IndexOf(": ", at, StringComparison.Ordinal);
        if (colon < 0)
        {
            return text;
        }

        int start = colon + 2, end = text.IndexOfAny(['\n', ',', '}'], start);
        return text.Remove(start, (end < 0 ? text.Length : end) - start).Insert(start, scalar);
    }

    private static (int Start, int End) Line(string text, int at)
    {
        int start = text.LastIndexOf('\n', at) + 1, end = text.IndexOf('\n', at);
        return start > at ? (at, at + 1) : (start, end < 0 ? text.Length : end + 1);
    }
}
