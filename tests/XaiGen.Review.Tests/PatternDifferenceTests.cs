using System.Text.RegularExpressions;
using XaiGen.Review.Witnesses;

namespace XaiGen.Review.Tests;

/// <summary>Two patterns are compared exactly: by a text that only one of them matches, or by the proof that there is none.</summary>
public sealed class PatternDifferenceTests
{
    [Theory]
    [InlineData("^[a-z0-9]+$", "^[0-9a-z]+$")]
    [InlineData("^[0-9]{12,19}$", @"^\d{12,19}$")]
    [InlineData("^(a|b)c$", "^(?:ac|bc)$")]
    [InlineData("^aa*$", "^a+$")]
    [InlineData(@"^\u0061\x62$", "^ab$")]
    [InlineData("^[^\\s\\S]", "^(?:a^)")]
    public void Patterns_with_the_same_texts_do_not_differ(string one, string other)
    {
        PatternDifference.Between(one, other).ShouldBe(new PatternDifference(true, null));
        PatternDifference.Between(other, one).ShouldBe(new PatternDifference(true, null));
    }

    [Theory]
    [InlineData("^[a-z0-9]+$", "^[a-z]+$", 0, int.MaxValue, "0")]
    [InlineData("^[a-z0-9]+$", "^[a-z]+$", 3, int.MaxValue, "aa0")]
    [InlineData("", "^a{3}$", 3, 3, "aab")]
    [InlineData("[a-z0-9][a-z0-9_]{1,47}", "[a-z0-9][a-z0-9_]{0,47}", 1, 48, null)]
    [InlineData("[a-z0-9][a-z0-9_]{0,47}", "[a-z0-9][a-z0-9_]{1,47}", 1, 48, "a")]
    [InlineData("^a+$", "^a{1,4}$", 0, 4, null)]
    [InlineData("^a+$", "^a{1,4}$", 0, 5, "aaaaa")]
    public void The_text_has_a_length_that_is_asked_for(string one, string other, int least, int most, string? expected)
        => PatternDifference.Between(one, other, least, most).ShouldBe(new PatternDifference(true, expected));

    [Theory]
    [InlineData("(?=a)b")]
    [InlineData(@"(a)\1")]
    [InlineData(@"\bword")]
    [InlineData(@"^\p{L}+$")]
    [InlineData("(?i)a")]
    [InlineData("a**")]
    [InlineData("[z-a]")]
    [InlineData("(a")]
    [InlineData("^a{9999}$")]
    [InlineData("^((a{50}){50}){50}$")]
    public void What_an_automaton_cannot_express_is_not_decided(string pattern)
        => PatternDifference.Between(pattern, "^a$").IsDecided.ShouldBeFalse();

    [Fact]
    public void Random_patterns_differ_as_the_regular_expressions_do()
    {
        var random = new Random(7);
        string[] texts = [.. Enumerable.Range(0, 6).SelectMany(Texts)];
        for (int round = 0; round < 400; round++)
        {
            string one = Pattern(random, 3), other = Pattern(random, 3);
            Regex first = new(one, RegexOptions.ECMAScript), second = new(other, RegexOptions.ECMAScript);
            var difference = PatternDifference.Between(one, other);

            difference.IsDecided.ShouldBeTrue($"{one} and {other}");
            if (difference.Text is { } text)
            {
                (first.IsMatch(text), second.IsMatch(text)).ShouldBe((true, false), $"'{text}' of {one} and {other}");
            }
            else
            {
                texts.Where(each => first.IsMatch(each) && !second.IsMatch(each)).ShouldBeEmpty($"{one} and {other}");
            }
        }
    }

    private static string Pattern(Random random, int depth) => random.Next(depth > 0 ? 9 : 3) switch
    {
        0 => "a",
        1 => "b",
        2 => "[^a]",
        3 => $"({Pattern(random, depth - 1)}|{Pattern(random, depth - 1)})",
        4 => $"({Pattern(random, depth - 1)}){(string[])["*", "+", "?", "{2}", "{1,3}", "{2,}", "*?"] switch { var all => all[random.Next(all.Length)] }}",
        5 => $"^{Pattern(random, depth - 1)}",
        6 => $"{Pattern(random, depth - 1)}$",
        _ => Pattern(random, depth - 1) + Pattern(random, depth - 1),
    };

    /// <summary>All texts of two letters with a length.</summary>
    private static IEnumerable<string> Texts(int length)
        => length == 0 ? [""] : Texts(length - 1).SelectMany(text => (string[])[text + "a", text + "b"]);
}
