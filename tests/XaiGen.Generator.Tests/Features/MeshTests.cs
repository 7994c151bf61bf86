namespace XaiGen.Generator.Tests.Features;

/// <summary>Unions that contain one another, each all the others: walking them from each one would take hours.</summary>
public sealed class MeshTests
{
    private const int Schemas = 60;

    // Far more than the test takes on a busy machine, and far less than a walk from each union would take.
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("oneOf", "")]
    [InlineData("oneOf", "type: object, ")]
    [InlineData("anyOf", "")]
    public void Of_unions_alone_end(string word, string beside)
        => Generate(_ => $"{{ {beside}{word}: [{References()}] }}").Files.ShouldNotBeEmpty();

    [Fact]
    public void With_too_many_objects_to_compare_is_told()
        => Generate(i => $"{{ oneOf: [{References()}, {{ type: object, properties: {{ p{i}: {{ type: string }} }} }}] }}").Problems
            .ShouldAllBe(problem => problem.Rule.Id == "XG0301" && problem.Message.Contains("at most 1000"));

    private static string References()
        => string.Join(", ", Enumerable.Range(0, Schemas).Select(i => $"{{ $ref: '#/components/schemas/S{i}' }}"));

    private static GeneratedCode Generate(Func<int, string> schema)
    {
        using var limit = new CancellationTokenSource(s_limit);
        string schemas = string.Join('\n', Enumerable.Range(0, Schemas).Select(i => $"    S{i}: {schema(i)}"));
        return CodeGeneration.Generate(
            $"openapi: 3.0.3\ninfo: {{ title: Mesh, version: '1' }}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}\n",
            new GenerationOptions("Sample"),
            limit.Token);
    }
}
