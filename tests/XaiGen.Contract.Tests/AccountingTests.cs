using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Reading;
using XaiGen.Contract.Reading.Documents;
using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Tests;

/// <summary>Every node of every document is read, reported, or listed as having no effect on C#.</summary>
public sealed class AccountingTests
{
    public static TheoryData<string> Documents => Directory.Exists(Repository.Corpus)
        ? [.. Directory.GetFiles(Repository.Corpus, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".yaml" or ".json" && !file.Contains("diff-samples", StringComparison.Ordinal))
            .Where(file => Path.GetFileName(file) is not ("expected.json" or "openai.yaml"))
            .Select(file => Path.GetRelativePath(Repository.Corpus, file))
            .Order(StringComparer.Ordinal)]
        : [];

    [CorpusTheory]
    [MemberData(nameof(Documents))]
    public void No_node_is_lost_without_a_word(string name)
    {
        ReadingContext context = Read(File.ReadAllText(Path.Combine(Repository.Corpus, name)));

        if (context.Problems.Any(problem => problem.Rule == ProblemRules.OldSwagger))
        {
            return;
        }

        Unread(context.Root).Take(20).ShouldBeEmpty();
        context.Problems.Where(problem => problem.Rule == ProblemRules.NotUsed).Select(problem => problem.Pointer).ShouldBeEmpty();
    }

    /// <summary>Checks that asking for a field by name does not count as reading it; otherwise the test above could not fail.</summary>
    [Fact]
    public void To_ask_for_a_field_is_not_to_read_it()
    {
        ReadingContext context = new(ContractFiles.Of("a: { b: 1 }\nc: [2]\nd: { x-own: 3, e: 4, example: 5 }"), CancellationToken.None);
        context.Parse();
        context.Root.Entries();
        _ = context.Root["a"]["b"].Exists;
        context.Root["c"].Items();
        context.Root["d"].IsObject("a schema", ["e", "example"]);

        Unread(context.Root).ShouldBe(["#/a", "#/c/0", "#/d/e"], ignoreOrder: true);
    }

    [Fact]
    public void What_is_of_no_consequence_is_a_field_of_its_object_and_has_a_reason()
    {
        Dictionary<string, HashSet<string>> objects = new()
        {
            ["an OpenAPI document"] = KnownFields.Document,
            ["an info object"] = KnownFields.Info,
            ["a server"] = KnownFields.Server,
            ["a server variable"] = KnownFields.ServerVariable,
            ["a tag"] = KnownFields.Tag,
            ["an external documentation object"] = KnownFields.ExternalDocs,
            ["a components object"] = KnownFields.Components,
            ["a path item"] = KnownFields.PathItem,
            ["a path item of a webhook"] = KnownFields.PathItem,
            ["a webhook"] = KnownFields.Operation,
            ["a parameter"] = KnownFields.Parameter,
            ["a header"] = KnownFields.Header,
            ["a media type"] = KnownFields.MediaType,
            ["an encoding"] = KnownFields.Encoding,
            ["a response"] = KnownFields.Response,
            ["an example"] = KnownFields.Example,
            ["a security scheme"] = KnownFields.SecurityScheme,
            ["a schema"] = KnownFields.Schema,
        };

        NoConsequence.Reasons.Keys.ShouldBe(objects.Keys, ignoreOrder: true);
        foreach ((string what, IReadOnlyDictionary<string, string> fields) in NoConsequence.Reasons)
        {
            fields.Keys.ShouldBeSubsetOf(objects[what], what);
            fields.Values.ShouldAllBe(reason => reason.Length > 10);
        }
    }

    private static ReadingContext Read(string text)
    {
        ReadingContext context = new(ContractFiles.Of(text), CancellationToken.None);
        ContractReader.Read(context, DocumentReader.Read);
        return context;
    }

    private static IEnumerable<string> Unread(NodeReader node) => node.Fate switch
    {
        NodeFate.Unread => [node.Pointer],
        NodeFate.Read => node.Children().SelectMany(Unread),
        _ => [],
    };
}
