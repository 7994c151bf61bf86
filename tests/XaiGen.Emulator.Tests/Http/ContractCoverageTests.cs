using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>Collections without parallel runs come after all others, and so this one sees what they saw.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AfterAllOthers
{
    public const string Name = "after all others";
}

[Collection(AfterAllOthers.Name)]
public sealed class ContractCoverageTests(ITestOutputHelper output)
{
    /// <summary>Parts of the contract that the emulator does not answer with, and why.</summary>
    private static readonly (string Pattern, string Reason)[] s_neverAnswered =
    [
        (@" [45]\d\d text/plain$| default text/plain$", "errors have the one body form of today's servers"),
        (@"^ErrorBody/oneOf/1$|^ErrorDetail/", "as above: this is the form of other servers"),
        (@"^ErrorCode/oneOf/1$", "as above: codes are words"),
        (@"^ImageOutput/properties/revised_prompt$", "prompts are not rewritten"),
        (@"^MediaUsage/properties/\w+_tokens|^(Input|Output)TokensDetails/", "pictures are paid by the piece, not by tokens"),
        (@"^BatchResponse/oneOf/0$", "every request that the emulator takes has a response of its own kind"),
        (@"^BatchRequestResult/properties/error_message$", "errors are in the result, not beside it"),
        (@"^VideoStatus/oneOf/0/properties/model(/oneOf/0)?$", "no published example of a pending response has it"),
    ];

    private static readonly ConcurrentDictionary<string, bool> s_ran = new();

    /// <summary>A test of this source file has begun.</summary>
    internal static void NoteRun(string sourcePath) => s_ran[Path.GetFileName(sourcePath)] = true;

    [Fact]
    public void Every_operation_status_and_part_of_a_schema_was_answered()
    {
        var missing = TestsOfAnswers().Where(file => !s_ran.ContainsKey(file)).ToList();
        if (missing is not [])
        {
            output.WriteLine($"Nothing can be said, for these did not run: {string.Join(", ", missing)}");
            return;
        }

        ContractAnswers.Shared.Unseen
            .Where(part => !s_neverAnswered.Any(exception => Regex.IsMatch(part, exception.Pattern)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void What_is_never_answered_is_in_the_contract()
        => s_neverAnswered.Where(exception => !ContractAnswers.Shared.Parts.Any(part => Regex.IsMatch(part, exception.Pattern)))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("GET /v1/files/{file_id}", 200, "application/json", """{"id":"file_1"}""", "PropertyRequired")]
    [InlineData(
        "GET /v1/files/{file_id}", 200, "application/json", """{"id":"file_1","object":"file","bytes":"7","created_at":1,"filename":"a"}""",
        "IntegerExpected")]
    [InlineData("GET /v1/files/{file_id}", 200, "text/html", "", "no text/html")]
    [InlineData("GET /v1/files/{file_id}", 200, null, "", "the body is missing")]
    [InlineData("PUT /v1/files/{file_id}", 200, "application/json", "{}", "no such operation")]
    public void An_answer_against_the_contract_is_noticed(string operation, int status, string? contentType, string body, string complaint)
        => ContractAnswers.Shared.Judge(operation, status, contentType, Encoding.UTF8.GetBytes(body))
            .ShouldNotBeNull().ShouldContain(complaint);

    private static IEnumerable<string> TestsOfAnswers()
        => from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "XaiGen.Emulator.Tests", "Http"), "*Tests.cs")
           let file = Path.GetFileName(path)
           where file != $"{nameof(ContractCoverageTests)}.cs" && File.ReadAllText(path).Contains("Api.StartAsync(")
           select file;
}
