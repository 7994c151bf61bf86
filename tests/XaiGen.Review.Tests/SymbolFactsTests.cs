using Newtonsoft.Json.Linq;
using XaiGen.Generator;
using XaiGen.Generator.Symbols;

namespace XaiGen.Review.Tests;

/// <summary>The symbol map is complete: if the code of a file differs, the map differs.</summary>
public sealed class SymbolFactsTests
{
    private const int Rounds = 100;

    private static readonly GenerationOptions s_options = new("Api", "ApiClient");

    public static TheoryData<string> Samples => [.. Corpus.Samples().Select(sample => sample.Case)];

    [Fact]
    public void No_edit_of_a_schema_changes_code_without_a_word()
    {
        var random = new Random(20261121);
        for (int round = 0; round < Rounds; round++)
        {
            JObject schema = SchemaEdits.Schema(random, 1);

            ShouldSayWhatDiffers(
                Given.Thing(schema.ToString(Newtonsoft.Json.Formatting.None)).Text,
                Given.Thing(SchemaEdits.Edit(schema, random).ToString(Newtonsoft.Json.Formatting.None)).Text, $"round {round}");
        }
    }

    [CorpusTheory]
    [MemberData(nameof(Samples))]
    public void No_change_of_a_contract_changes_code_without_a_word(string name)
    {
        Sample sample = Corpus.Samples().Single(sample => sample.Case == name);

        ShouldSayWhatDiffers(sample.Old.Text, sample.New.Text, name);
    }

    [Theory]
    [InlineData("x-xaigen-retry: billed", "x-xaigen-retry: safe")]
    [InlineData("        size: limit\n", "")]
    [InlineData("maximum: 2592000", "maximum: 2592001")]
    [InlineData("        progress: progress\n", "")]
    [InlineData("        error: error\n", "")]
    [InlineData("      x-xaigen-flatten: true\n", "")]
    [InlineData("x-xaigen-unit: seconds", "description: Seconds.")]
    [InlineData("url: https://api.x.ai", "url: https://api.x.example")]
    [InlineData("format: unix-time", "format: int64")]
    public void No_word_of_the_real_contract_changes_code_without_a_word(string old, string @new)
    {
        string contract = File.ReadAllText(Path.Combine(Repository.Root, "spec/xai.openapi.yaml"));
        contract.ShouldContain(old);

        ShouldSayWhatDiffers(contract, contract.Replace(old, @new, StringComparison.Ordinal), old).ShouldBeTrue($"nothing differs: {old}");
    }

    /// <returns>Whether anything differs.</returns>
    private static bool ShouldSayWhatDiffers(string old, string @new, string edit)
    {
        GeneratedCode before = CodeGeneration.Generate(old, s_options), after = CodeGeneration.Generate(@new, s_options);
        string[] rewritten =
        [
            .. from file in before.Files
               join now in after.Files on file.Name equals now.Name
               where !file.Name.Contains(".Support.", StringComparison.Ordinal)
                   && !file.Name.EndsWith("JsonResolver.g.cs", StringComparison.Ordinal)
                   && !file.Name.EndsWith("ContractDescription.g.cs", StringComparison.Ordinal)
                   && WithoutComments(file.Text) != WithoutComments(now.Text)
               select file.Name,
        ];

        if (rewritten.Length > 0)
        {
            Said(before.Symbols).SetEquals(Said(after.Symbols)).ShouldBeFalse($"{edit}: {string.Join(", ", rewritten)}");
        }

        return rewritten.Length > 0;
    }

    private static HashSet<string> Said(SymbolMap map)
        => [.. map.Symbols.Select(symbol => $"{symbol.Kind} {symbol.Name} {symbol.Parameter} {string.Join("; ", symbol.Facts)}")];

    private static string WithoutComments(string text)
        => string.Join('\n', text.Split('\n')
            .Where(line => !line.AsSpan().TrimStart().StartsWith("//") && !line.Contains("Obsolete(", StringComparison.Ordinal)));
}
