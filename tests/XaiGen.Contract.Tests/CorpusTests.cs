using System.Text.Json.Nodes;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Contract.Tests;

/// <summary>Documents from other projects, which were not written for this reader.</summary>
public sealed class CorpusTests
{
    /// <summary>The expected problems of each document; other documents have none.</summary>
    private static readonly Dictionary<string, string[]> s_expected = new()
    {
        ["aspnetcore10-v30.json"] = ["XG0501"],
        ["aspnetcore10-v31.json"] = ["XG0501"],
        ["learn-v3.0-link-example.yaml"] = ["XG0206"],
        ["learn-v3.1-tictactoe.yaml"] = ["XG0206"],
        ["openai.json"] = ["XG0109", "XG0209", "XG0402"],
        ["openai.yaml"] = ["XG0109", "XG0209", "XG0402"],
    };

    /// <summary>A document with only a webhook and a schema.</summary>
    private const string WithoutOperations = "learn-v3.1-webhook-example.yaml";

    public static TheoryData<string> Documents => Names(_ => true);

    public static TheoryData<string> Samples => Directory.Exists(Repository.Corpus)
        ? [.. Directory.GetFiles(Path.Combine(Repository.Corpus, "diff-samples"), "*.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Corpus, file)).Order()]
        : [];

    [CorpusTheory]
    [MemberData(nameof(Documents))]
    public void Is_read_with_only_the_problems_that_it_has(string name)
    {
        ContractReading reading = Read(name);

        ApiContract contract = reading.Contract.ShouldNotBeNull();
        contract.Operations.IsEmpty.ShouldBe(name == WithoutOperations);
        reading.Problems.Select(problem => problem.Rule.Id).Distinct().Order().ShouldBe(s_expected.GetValueOrDefault(name, []));
        reading.Problems.ShouldAllBe(problem => problem.Rule.Severity != ProblemSeverity.Error);
    }

    [CorpusTheory]
    [MemberData(nameof(Documents))]
    public void Every_reference_leads_to_a_schema_of_the_model(string name)
    {
        ApiContract contract = Read(name).Contract.ShouldNotBeNull();
        HashSet<string> known = [.. contract.Schemas.Select(schema => schema.Pointer)];

        contract.AllSchemas()
            .Select(schema => schema.Reference).OfType<string>().Where(reference => !known.Contains(reference)).ShouldBeEmpty();
    }

    [CorpusTheory]
    [MemberData(nameof(Documents))]
    public void Every_schema_has_a_place_in_the_text(string name)
    {
        string text = Text(name);
        ContractTree tree = new(text);
        TextRange nowhere = tree.Locate("#");

        foreach (Schema schema in ContractReader.Read(text).Contract!.AllSchemas())
        {
            TextRange range = tree.Locate(schema.Pointer);
            range.Length.ShouldBeGreaterThan(0, schema.Pointer);
            range.ShouldNotBe(nowhere, schema.Pointer);
        }
    }

    [CorpusTheory]
    [InlineData("box.json")]
    [InlineData("discord.json")]
    [InlineData("openai.json")]
    public void The_order_of_keys_does_not_matter(string name)
    {
        string text = Text(name);
        string reversed = Reversed(JsonNode.Parse(text))!.ToJsonString();

        ApiContract first =
            ContractReader.Read(text).Contract.ShouldNotBeNull(), second = ContractReader.Read(reversed).Contract.ShouldNotBeNull();

        second.Equals(first).ShouldBeTrue();
        second.GetHashCode().ShouldBe(first.GetHashCode());
    }

    [CorpusTheory]
    [InlineData("openai.yaml", "openai.json")]
    public void A_document_is_the_same_in_YAML_and_in_JSON(string yaml, string json)
        => Read(yaml).Contract.ShouldNotBeNull().Equals(Read(json).Contract).ShouldBeTrue();

    [CorpusTheory]
    [MemberData(nameof(Samples))]
    public void Samples_of_changes_are_read(string name)
        => Read(name).Contract.ShouldNotBeNull().Operations.IsEmpty.ShouldBe(false);

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Reverse().Select(entry => KeyValuePair.Create(entry.Key, Reversed(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Reversed)]),
        _ => node?.DeepClone(),
    };

    private static TheoryData<string> Names(Func<string, bool> isWanted) => Directory.Exists(Repository.Corpus)
        ? [.. Directory.GetFiles(Repository.Corpus).Select(file => Path.GetFileName(file)!)
            .Where(name => !name.EndsWith(".md", StringComparison.Ordinal) && isWanted(name)).Order()]
        : [];

    private static ContractReading Read(string name) => ContractReader.Read(Text(name));

    private static string Text(string name) => File.ReadAllText(Path.Combine(Repository.Corpus, name));
}
