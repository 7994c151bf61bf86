using System.Globalization;
using XaiGen.Contract.Diagnostics;

namespace XaiGen.Contract.Tests;

/// <summary>
/// A contract is untrusted text: a message that quotes it stays on one line and shows all characters, whatever the text contains.
/// </summary>
public sealed class MessageTests
{
    [Theory]
    [InlineData("plain é 日本 🙂 ‍", "plain é 日本 🙂 ‍")]
    [InlineData("a\nb\r\nc\rd\te\u0085f\u2028g\u2029h", "a b c d e f g h")]
    [InlineData("\u001b[2J\a\0\u007f", @"\u001b[2J\u0007\u0000\u007f")]
    [InlineData(
        "\u202eevil\u202c\u2066x\u2069\u200e\u200f\u061c\ufeff\u00ad", @"\u202eevil\u202c\u2066x\u2069\u200e\u200f\u061c\ufeff\u00ad")]
    public void Is_shown_as_it_is(string text, string shown)
    {
        new Problem(ProblemRules.UnknownField, text, "#", default).Message.ShouldBe(shown);
        (new Problem(ProblemRules.UnknownField, "", "#", default) with { Message = text }).Message.ShouldBe(shown);
    }

    [Fact]
    public void Half_a_character_is_shown_by_its_number()
        => new Problem(ProblemRules.UnknownField, "\ud800x\udc00", "#", default).Message.ShouldBe(@"\ud800x\udc00");

    [Fact]
    public void Is_no_longer_than_a_message_needs_to_be()
    {
        string message = new Problem(ProblemRules.UnknownField, string.Concat(Enumerable.Repeat("🙂", 5000)), "#", default).Message;

        message.Length.ShouldBeInRange(DisplayText.MaxLength, DisplayText.MaxLength + 2);
        message.ShouldEndWith("…");
        message.ShouldNotContain(@"\ud");
    }

    /// <summary>The evil text as a key and as a value at every position of a document.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public void Of_every_problem(string name)
    {
        const string Evil = "x\u001b[2J\n::error file=a::b\u0085\u2028\u2029\u202e\u0007";
        string escaped = System.Text.Json.JsonSerializer.Serialize(Evil).Trim('"');
        foreach (string marked in ProblemCases.All[name])
        {
            string text = MarkedText.Parse(marked).Text;
            foreach (string word in new[] { "Subject", "string", "Test", "things", "get", "id", "minLength", "type", "x-xaigen-retry", "200" })
            {
                foreach (Problem problem in ContractReader.Read(text.Replace(word, $"\"{escaped}\"")).Problems)
                {
                    problem.Message.ShouldNotContain("\n");
                    problem.Message.Any(IsUnseen).ShouldBeFalse(problem.Message);
                }
            }
        }
    }

    public static TheoryData<string> Documents => [.. ProblemCases.All.Keys];

    private static bool IsUnseen(char c)
        => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            || c is '\u202e';
}
