using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;

namespace XaiGen.Review.CSharp;

/// <summary>Operations of which the client now repeats calls that it did not, or the other way. Neither the wire nor a declaration shows it.</summary>
internal static class RetryWords
{
    private const string Word = "x-xaigen-retry";

    public static IEnumerable<Finding> Compare(ContractDocument old, ContractDocument @new)
    {
        foreach (JProperty path in old.Root.Entries("paths"))
        {
            Dictionary<string, JObject> after = @new.OperationsOf(@new.Root.Mapping("paths").Field(path.Name));
            foreach (var (method, before) in old.OperationsOf(path.Value))
            {
                if (after.TryGetValue(method, out JObject? now) && Of(method, before) is var was && Of(method, now) is var today && was != today)
                {
                    SourceLocation place = @new.Locate(now[Word] ?? now);
                    string label = $"{method.ToUpperInvariant()} {path.Name}";
                    yield return new Finding
                    {
                        Rule = CSharpRules.RetryChanged,
                        Wire = WireVerdict.Compatible,
                        Severity = Severity.Warning,
                        Operations = [label],
                        Old = old.Locate(before[Word] ?? before),
                        New = place,
                        Pointer = place.Pointer,
                        Message = $"{Word} of {label} went from {was} to {today}.",
                        Why = today == "safe" ? "Clients repeat the call when its answer is lost, which they did not." : "Clients no longer repeat the call when its answer is lost.",
                    };
                }
            }
        }
    }

    private static string Of(string method, JObject operation) => operation.Scalar(Word) ?? (method is "post" or "patch" ? "billed" : "safe");
}
