using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Tests;

/// <summary>The reader of common YAML: what it reads, YamlDotNet reads in the same way.</summary>
public sealed class CommonYamlTests
{
    private const int RoundsPerSeed = 1_000;

    private const string Signs = "abc012     :::---##[]{},,''\"\"*&!|>?%@`~<.$/+=\\\n\n \n  ";

    // Lines with which blocks, scalars and brackets begin, continue and end, at indentations that fit and that do not.
    private static readonly string[] s_lines =
    [
        "a:", "b: 1", "a: b # c", "'a': \"b\"", "\"c\":", "- a", "- b: c", "- - a", "-", "- |", "-1", "a: |", "b: >-", "c: >", "d: |-",
        "# a", "", "", "a", "a b c", "a: [b, 'c', {d: e}]", "{ a: b, 'c': [] }", "a: {}", "- []", "a: - b", "a: 'b''c'", "a: \"b\\n\"",
        "a: b: c", "a : b", "a:b", "a: b#c", "<<: a", "? a", "a: &b c", "a: *b", "a: !!str b", "---", "a: [b,", "c]", "a: 'b", "c'",
        "a:  b  ", "- # a", "a: ~", "a: -", "a: [-1, - b, -]", "a: {b: }", "a: {b}", "a: [b: c]", "a: [ a , b ]", "a: |+", "a: >2",
        "a: | # b", "\u00a0a: b\u00a0",
    ];

    /// <summary>Eight seeds.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [InlineData("spec/xai.openapi.yaml")]
    [InlineData("spec/history/2026-04-29.openapi.yaml")]
    [InlineData("spec/history/2026-06-11.openapi.yaml")]
    public void The_contract_is_common_YAML(string path)
        => Compare(File.ReadAllText(Path.Combine(Repository.Root, path))).ShouldBeTrue();

    [CorpusTheory]
    [InlineData("museum.yaml")]
    [InlineData("tryagi-xai.yaml")]
    [InlineData("learn-v3.0-petstore.yaml")]
    public void Contracts_of_others_are_common_YAML(string name)
        => Compare(File.ReadAllText(Path.Combine(Repository.Corpus, name))).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_damaged_document_has_the_same_tree(int seed)
    {
        Random random = new(seed);
        string[] originals = [.. ValidDocuments.Small];
        int read = 0;
        for (int round = 0; round < RoundsPerSeed; round++)
        {
            string text = originals[random.Next(originals.Length)];
            for (int damage = random.Next(1, 4); damage > 0; damage--)
            {
                text = TextDamage.Once(text, random);
            }

            read += Compare(text) ? 1 : 0;
        }

        read.ShouldBeGreaterThan(RoundsPerSeed / 10);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Lines_in_any_order_have_the_same_tree(int seed)
    {
        Random random = new(seed);
        int read = 0;
        for (int round = 0; round < RoundsPerSeed; round++)
        {
            IEnumerable<string> lines = Enumerable.Range(0, random.Next(1, 9))
                .Select(_ => new string(' ', random.Next(3) * random.Next(1, 3)) + s_lines[random.Next(s_lines.Length)]);
            read += Compare(string.Join('\n', lines) + (random.Next(4) == 0 ? "" : "\n")) ? 1 : 0;
        }

        read.ShouldBeGreaterThan(RoundsPerSeed / 50);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Signs_in_any_order_have_the_same_tree(int seed)
    {
        Random random = new(seed);
        int read = 0;
        for (int round = 0; round < RoundsPerSeed; round++)
        {
            char[] signs = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => Signs[random.Next(Signs.Length)])];
            read += Compare($"a:{(random.Next(2) == 0 ? " " : "\n ")}{new string(signs)}\n") ? 1 : 0;
        }

        read.ShouldBeGreaterThan(RoundsPerSeed / 50);
    }

    [Theory]
    [InlineData("a: 1\nb:\n- c\n- d: e\n  f: g\nh:\n  - |\n    i\n\n     j\n  - >-\n    k\n    l\n\n\n    m\n")]
    [InlineData("'a': \"b\" # c\n# d\ne: [f, 'g', { h: i }]\nj: {}\nk: []\nl:\n")]
    [InlineData("- - a\n  - b\n-  c: d\n   e:\n   - f\n")]
    [InlineData("a: 1\na: 2\nb: http://c#d\n")]
    [InlineData("a")]
    public void Reads(string text) => Compare(text).ShouldBeTrue();

    [Theory]
    [InlineData("a: b\n  c\n")]
    [InlineData("a: &b c\n")]
    [InlineData("a: !!str 1\n")]
    [InlineData("a: 'b''c'\n")]
    [InlineData("a:\tb\n")]
    [InlineData("a: b\r\n")]
    [InlineData("---\na: b\n")]
    [InlineData("a: [b,\n  c]\n")]
    [InlineData("<<: { a: b }\n")]
    [InlineData("? a\n: b\n")]
    [InlineData("a: b: c\n")]
    [InlineData("")]
    public void Leaves_to_the_other_reader(string text) => Compare(text).ShouldBeFalse();

    /// <summary>Whether the text is common YAML. If it is, its tree is compared with that of the other reader.</summary>
    private static bool Compare(string text)
    {
        List<Problem> problems = [], expectedProblems = [];
        if (CommonYamlReader.Read(text, Context(text, problems)) is not { } root)
        {
            return false;
        }

        YamlNode? expected;
        try
        {
            expected = YamlTreeReader.Read(text, Context(text, expectedProblems));
        }
        catch (UnreadableTextException fault)
        {
            throw new InvalidOperationException($"{fault.Message}\n{text}", fault);
        }

        Lines(root).ShouldBe(Lines(expected!), text);
        problems.ShouldBe(expectedProblems, text);
        return true;
    }

    private static TreeContext Context(string text, List<Problem> problems) => new(new DocumentText(text), problems, default);

    private static IEnumerable<string> Lines(YamlNode node) => node switch
    {
        YamlScalar scalar => [$"{node.Start}..{node.End} {scalar.Kind} '{scalar.Text}'"],
        YamlSequence sequence => [$"{node.Start}..{node.End} [", .. sequence.Items.SelectMany(Lines), "]"],
        YamlMapping mapping =>
            [$"{node.Start}..{node.End} {{", .. mapping.Entries.SelectMany(entry => Lines(entry.Key).Concat(Lines(entry.Value))), "}"],
        _ => throw new InvalidOperationException(node.Description),
    };
}
